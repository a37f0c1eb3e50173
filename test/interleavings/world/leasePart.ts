/** Leases as a value: who holds which, and until when. */
import { numberOf, type Part, type Turn, word } from './part.ts';

export interface LeasePart extends Part {
  leases: ReadonlyMap<string, { holder: number; until: number }>;
}

export const NO_LEASES: LeasePart = { leases: new Map(), key: numberOf('no leases') };

const RELEASED = 0;

/** What a holder shows: the port makes a `Lease` of it. */
export interface Token {
  name: string;
  holder: number;
  seconds: number;
}

export function leaseTurns(part: LeasePart, method: string, args: unknown[], now: number): Turn<LeasePart>[] {
  if (method === 'acquire') {
    const [name, seconds] = args as [string, number];
    const last = part.leases.get(name);
    if (last && last.until > now) return [{ part, answer: word('taken') }];
    const token: Token = { name, seconds, holder: (last?.holder ?? 0) + 1 };
    return [{ part: held(part, token, now + seconds * 1000), answer: { key: `${token.holder}`, value: token } }];
  }
  const [token] = args as [Token];
  const last = part.leases.get(token.name);
  const ours = last?.holder === token.holder && last.until !== RELEASED;
  switch (method) {
    case 'renew':
      if (!ours) return [{ part, answer: word('lost') }];
      return [{ part: held(part, token, now + token.seconds * 1000), answer: word('renewed') }];
    case 'release':
      return [{ part: ours ? held(part, token, RELEASED) : part, answer: word('released') }];
    default:
      throw new Error(`No actor was thought to call ${method} on leases.`);
  }
}

function held({ leases }: LeasePart, { name, holder }: Token, until: number): LeasePart {
  const next = new Map(leases).set(name, { holder, until });
  return {
    leases: next,
    key: numberOf(
      [...next]
        .map(([at, lease]) => `${at} ${lease.holder} ${lease.until}`)
        .sort()
        .join('|'),
    ),
  };
}
