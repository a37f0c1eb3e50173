/** What we read of the SDKs' errors, and what of them may be shown. */

/** What an Azure service's refusal, or the lack of any answer, comes as. */
export interface RestError extends Error {
  code?: string;
  statusCode?: number;
  details?: {
    errorCode?: string;
    message?: string;
    odataError?: { code?: string; message?: { value?: string } };
  };
  response?: { headers: { get(name: string): string | undefined } };
}

const BUSY_STATUS = new Set([408, 429]);

const IDENTITY_ERRORS = new Set([
  'CredentialUnavailableError',
  'AuthenticationError',
  'AggregateAuthenticationError',
  'AuthenticationRequiredError',
]);

/** By name, not by class: every package of the SDK may bring its own copy of it. */
export function isRestError(error: unknown): error is RestError {
  return error instanceof Error && error.name === 'RestError';
}

/** There was no token to ask with. */
export function isIdentityError(error: Error): boolean {
  return IDENTITY_ERRORS.has(error.name);
}

/** No status is a connection that broke; and a busy service says so. */
export function isPassing({ name, statusCode }: RestError): boolean {
  return name === 'RestError' && (statusCode === undefined || statusCode >= 500 || BUSY_STATUS.has(statusCode));
}

/**
 * The SDK's error without what it carries: its request, with the token or the signature in it, which only some ways of
 * printing leave out, and megabytes of body.
 */
export function causeOf({ name, message, stack = '' }: Error): Error {
  return Object.assign(new Error(scrubbed(message)), { name, stack: scrubbed(stack) });
}

/** What follows the first line is a request id, a stack, or XML; what repeats the status says nothing. */
export function firstLine(text: string): string {
  const line = text.split('\n')[0]?.trim() ?? '';
  return /^[<{]|^Unexpected status code/.test(line) ? '' : line.slice(0, 300);
}

/** Whatever the SDK or the service quote: no signature leaves in a message. */
export function scrubbed(text: string): string {
  return text
    .replace(/\b(sig|AccountKey|SharedAccessSignature)=[^&;\s]+/gi, '$1=***')
    .replace(/\b(SharedKey(?:Lite)?|Bearer) \S+/g, '$1 ***');
}
