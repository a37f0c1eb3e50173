/** The one place where an error of the SDK becomes an outage, a fault, or an error that says what was tried. */
import { FaultError } from '../fault.ts';
import { OutageError } from '../outage.ts';
import { adviceFor } from './advice.ts';
import type { Asked } from './ask.ts';
import { causeOf, firstLine, isIdentityError, isPassing, isRestError, type RestError, scrubbed } from './restError.ts';

const ARCHIVED = new Set(['BlobArchived', 'BlobBeingRehydrated']);

const OUTAGE_STATUS = new Set([401, 403, 404, 408, 429]);
/** Bad requests whatever the file: a newer API version than the storage knows, a token it can't read, no XML at all. */
const OUTAGE_CODES = new Set([
  'InvalidHeaderValue',
  'UnsupportedHeader',
  'InvalidAuthenticationInfo',
  'AuthenticationFailed',
  'PARSE_ERROR',
]);

/** The storage's own name for what happened; the empty string if it has none. */
export function codeOf(error: unknown): string {
  if (!isRestError(error)) return '';
  const { details, code, statusCode } = error;
  // Only the header `x-ms-error-code` is there for every service and for answers without a body.
  return details?.errorCode ?? details?.odataError?.code ?? code ?? (statusCode === 304 ? 'ConditionNotMet' : '');
}

export function translate(error: unknown, asked: Asked): Error {
  const failed = `${asked.doing} ${asked.of} failed`;
  if (!isRestError(error)) {
    if (!(error instanceof Error)) return new Error(`${failed}: ${String(error)}`);
    if (!isIdentityError(error)) return error;
    return outage(`${failed}: there is no token for it: ${firstLine(error.message)}`, 'identity', asked, error);
  }
  const { statusCode } = error;
  const code = codeOf(error);
  if (ARCHIVED.has(code)) {
    return new FaultError('archived', `${asked.of} is in the archive tier: only rehydrating makes it readable`);
  }
  const said = [statusCode, code, textOf(error)].filter(Boolean).join(' ');
  const ours = isOurs(statusCode, code);
  if (!ours) return new Error(scrubbed(`${failed}: ${said}`), { cause: causeOf(error) });
  return outage(`${failed}: ${said}`, statusCode === undefined ? 'network' : code || String(statusCode), asked, error);
}

/** True unless it is about this one name or content. */
function isOurs(statusCode: number | undefined, code: string): boolean {
  // No status is a network that failed; a success that is none came from something else in the storage's place.
  if (statusCode === undefined || statusCode < 400 || statusCode >= 500) return true;
  return OUTAGE_STATUS.has(statusCode) || OUTAGE_CODES.has(code);
}

function outage(text: string, code: string, asked: Asked, error: RestError): OutageError {
  const message = scrubbed(`${text.replace(/\.$/, '')}. ${adviceFor(code, asked.role)}`);
  return new OutageError('storage', message, { cause: causeOf(error), passing: isPassing(error) });
}

function textOf({ details, message }: RestError): string {
  return firstLine(details?.odataError?.message?.value ?? details?.message ?? message);
}
