/** The one place where an error of the SDK becomes an outage, a fault, or an error that says what was tried. */
import { FaultError } from '../fault.ts';
import { OutageError } from '../outage.ts';
import { adviceFor } from './advice.ts';
import type { Asked } from './ask.ts';

/** What we read of the SDK's `RestError`. */
interface RestError extends Error {
  code?: string;
  statusCode?: number;
  details?: {
    errorCode?: string;
    message?: string;
    odataError?: { code?: string; message?: { value?: string } };
  };
}

const ARCHIVED = new Set(['BlobArchived', 'BlobBeingRehydrated']);

const OUTAGE_STATUS = new Set([401, 403, 404, 408, 429]);
const BUSY_STATUS = new Set([408, 429]);
/** Bad requests whatever the file: a newer API version than the storage knows, a token it can't read, no XML at all. */
const OUTAGE_CODES = new Set([
  'InvalidHeaderValue',
  'UnsupportedHeader',
  'InvalidAuthenticationInfo',
  'AuthenticationFailed',
  'PARSE_ERROR',
]);

const IDENTITY_ERRORS = new Set([
  'CredentialUnavailableError',
  'AuthenticationError',
  'AggregateAuthenticationError',
  'AuthenticationRequiredError',
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
    if (!IDENTITY_ERRORS.has(error.name)) return error;
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

/** No status is a connection that broke; and a busy storage says so. */
function isPassing({ name, statusCode }: RestError): boolean {
  return name === 'RestError' && (statusCode === undefined || statusCode >= 500 || BUSY_STATUS.has(statusCode));
}

/**
 * The SDK's error without what it carries: its request, with the token or the signature in it, which only some ways of
 * printing leave out, and megabytes of body.
 */
function causeOf({ name, message, stack = '' }: Error): Error {
  return Object.assign(new Error(scrubbed(message)), { name, stack: scrubbed(stack) });
}

function textOf({ details, message }: RestError): string {
  return firstLine(details?.odataError?.message?.value ?? details?.message ?? message);
}

/** What follows the first line is a request id, a stack, or XML; what repeats the status says nothing. */
function firstLine(text: string): string {
  const line = text.split('\n')[0]?.trim() ?? '';
  return /^[<{]|^Unexpected status code/.test(line) ? '' : line.slice(0, 300);
}

/** Whatever the SDK or the storage quote: no signature leaves in a message. */
function scrubbed(text: string): string {
  return text
    .replace(/\b(sig|AccountKey|SharedAccessSignature)=[^&;\s]+/gi, '$1=***')
    .replace(/\b(SharedKey(?:Lite)?|Bearer) \S+/g, '$1 ***');
}

/** By name, not by class: every package of the SDK may bring its own copy of it. */
function isRestError(error: unknown): error is RestError {
  return error instanceof Error && error.name === 'RestError';
}
