/** The one place where an error of Azure Resource Manager becomes a refusal or an outage. */
import type { Refusal } from '../../fleet.ts';
import { OutageError } from '../../outage.ts';
import { causeOf, firstLine, isIdentityError, isPassing, isRestError, type RestError, scrubbed } from '../restError.ts';
import { armAdvice } from './armAdvice.ts';

/** A refusal, on its way to whoever can answer with it; to all others it is an outage, which passes unless it was denied. */
export class RefusedError extends OutageError {
  readonly refusal: Refusal;

  constructor(refusal: Refusal, options?: ErrorOptions) {
    super('fleet', refusal.message, { ...options, passing: refusal.kind !== 'denied' });
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

/** Of this request; a 401 is about us, a 404 about where we ask. */
const DENIED = new Set([400, 403, 409, 422]);

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
  const message = kind === 'denied' ? advised(`${asked} failed: ${said}`, code) : `${asked} was refused: ${said}`;
  return new RefusedError(
    {
      kind,
      message: scrubbed(message),
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    },
    { cause: causeOf(error) },
  );
}

function kindOf({ statusCode, code = '' }: RestError): Refusal['kind'] | undefined {
  if (statusCode === undefined) return undefined;
  if (statusCode === 429) return 'throttled';
  return REFUSALS.find(([codes]) => codes.test(code))?.[1] ?? (DENIED.has(statusCode) ? 'denied' : undefined);
}

function outage(text: string, code: string, error: RestError): OutageError {
  return new OutageError('fleet', scrubbed(advised(text, code)), { cause: causeOf(error), passing: isPassing(error) });
}

function advised(text: string, code: string): string {
  return `${text.replace(/\.$/, '')}. ${armAdvice(code)}`;
}

/** Nobody is throttled for longer: then it is no answer of Azure's, or an odd one. */
const LONGEST_RETRY_AFTER = 24 * 60 * 60;

/** Seconds, or a date by the other side's clock: HTTP allows both. */
function retryAfter({ response }: RestError): number | undefined {
  const header = (name: string) => response?.headers.get(name) ?? '';
  const after = header('retry-after');
  const asked = /^\d+$/.test(after) ? Number(after) : (Date.parse(after) - Date.parse(header('date'))) / 1000;
  return Number.isNaN(asked) ? undefined : Math.min(Math.max(0, asked), LONGEST_RETRY_AFTER);
}
