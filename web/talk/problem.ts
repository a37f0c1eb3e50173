/** What went wrong between us and the API or the storage, in words that can be shown. */
import type { Problem } from '../../api/client.ts';

const NOT_FOUND = 404;

export class TalkError extends Error {
  /** 0 where no answer came at all. */
  readonly status: number;
  /** By which the log of the API, or that of the storage, tells more. */
  readonly requestId: string | undefined;
  /** Whatever else the problem says: for a wrong query its `terms` and `notUnderstood`. */
  readonly problem: Partial<Problem> & Record<string, unknown>;

  constructor(message: string, options: { status: number; problem?: object; requestId?: string; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.status = options.status;
    this.problem = { ...options.problem };
    this.requestId = this.problem.requestId ?? options.requestId;
  }
}

/** Of an answer that is no success. */
export async function talkErrorOf(answer: Response): Promise<TalkError> {
  const { status, headers } = answer;
  const problem = headers.get('content-type')?.startsWith('application/problem+json')
    ? await answer.json().then(
        (body: Problem) => body,
        // Cut off on its way: its status says enough.
        () => undefined,
      )
    : undefined;
  const requestId = headers.get('x-ms-request-id');
  return new TalkError(problem?.detail ?? `The answer was ${status} ${answer.statusText}.`, {
    status,
    ...(problem && { problem }),
    ...(requestId && { requestId }),
  });
}

/** Whether there is no such thing, so that asking again will not help. */
export function isGone(error: unknown): boolean {
  return error instanceof TalkError && error.status === NOT_FOUND;
}

/** Of whatever was caught, for whoever shows it. */
export function asTalkError(error: unknown): TalkError {
  if (error instanceof TalkError) return error;
  return new TalkError(error instanceof Error ? error.message : String(error), { status: 0, cause: error });
}
