/** Who is calling: one way a deployment, chosen by `IRONVIPER_AUTH`. */
import type { Role } from '../../core/person.ts';

export interface Caller {
  name: string;
  role: Role;
}

export interface Access {
  /** How a page signs people in; anybody may know it. */
  way: AccessWay;
  /**
   * Nothing for whoever shows no credential. Throws a `ProblemError`: 401 for a credential that is wrong, has ended or
   * was revoked; 403 for one that proves who it is, and nobody has invited. Throws `OutageError`.
   */
  callerOf(request: Request): Promise<Caller | undefined>;
  /** This API has changed who may come in: the next request is asked anew. */
  forget(): void;
}

export type AccessWay = { auth: 'none' } | { auth: 'token' } | { auth: 'oidc'; issuer: string; clientId: string };
