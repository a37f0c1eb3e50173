/** What a request is answered with: a value, so that faults can take its place. */

export interface Answer {
  status: number;
  /** Sent as JSON; nothing: no body. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** Errors have the shape that Azure gives them. */
export function refusal(status: number, code: string, message: string, headers: Record<string, string> = {}): Answer {
  return { status, body: { error: { code, message } }, headers };
}
