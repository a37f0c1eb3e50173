/** The one place where an error of Azure Resource Manager becomes a refusal or an outage. */
import type { Refusal } from '../../fleet.ts';
import { OutageError } from '../../outage.ts';
import { causeOf, firstLine, isIdentityError, isPassing, isRestError, type RestError, scrubbed } from '../restError.ts';
import { armAdvice } from './armAdvice.ts';

/** A refusal, on its way to whoever can answer with it; to all others it is an outage that passes. */
export class RefusedError extends OutageError {
  readonly refusal: Refusal;

  constructor(refusal: Refusal, options?: ErrorOptions) {
    super('fleet', refusal.message, { ...options, passing: true });
    this.refusal = refusal;
  }
}

/** By the code, since one and the same was seen with several statuses; 429 alone is a status of its own. */
const REFUSALS: [RegExp, Refusal['kind']][] = [
  [/TooManyRequests|Throttl/, 'throttled'],
  [/Quota/, 'quota'],
  [/^ServiceUnavailable$|Capacity/, 'capacity'],
  [/Transitioning|InProgress|BeingDeleted/, 'busy'],
];

/** `asked`: `starting container group "ironviper-00"`. */
export function armError(error: unknown, asked: string): Error {
  if (!isRestError(error)) {
    if (!(error instanceof Error)) return new Error(`${asked} failed: ${String(error)}`);
    if (!isIdentityError(error)) return error;
    return outage(`${asked} failed: there is no token for it: ${firstLine(error.message)}`, 'identity', error);
  }
  const { statusCode, code = '' } = error;
  const said = [statusCode, code, firstLine(error.message)].filter(Boolean).join(' ');
  const kind = kindOf(error);
  if (kind === undefined) {
    const cause = statusCode === undefined ? 'network' : code || String(statusCode);
    return outage(`${asked} failed: ${said}`, cause, error);
  }
  const retryAfterSeconds = retryAfter(error);
  return new RefusedError(
    {
      kind,
      message: scrubbed(`${asked} was refused: ${said}`),
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    },
    { cause: causeOf(error) },
  );
}

function kindOf({ statusCode, code = '' }: RestError): Refusal['kind'] | undefined {
  if (statusCode === undefined) return undefined;
  return statusCode === 429 ? 'throttled' : REFUSALS.find(([codes]) => codes.test(code))?.[1];
}

function outage(text: string, code: string, error: RestError): OutageError {
  const message = scrubbed(`${text.replace(/\.$/, '')}. ${armAdvice(code)}`);
  return new OutageError('fleet', message, { cause: causeOf(error), passing: isPassing(error) });
}

/** Seconds, or a date by the other side's clock: HTTP allows both. */
function retryAfter({ response }: RestError): number | undefined {
  const header = (name: string) => response?.headers.get(name) ?? '';
  const after = header('retry-after');
  if (/^\d+$/.test(after)) return Number(after);
  const seconds = (Date.parse(after) - Date.parse(header('date'))) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}
