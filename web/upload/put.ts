/** Puts bytes into the storage: by `XMLHttpRequest`, since `fetch` does not tell how far it is. */

export interface PutRequest {
  url: string;
  body: Blob | string;
  headers?: Readonly<Record<string, string>>;
  /** Of this body, so far. */
  onBytes?: (bytes: number) => void;
  signal: AbortSignal;
}

/** `status` 0: no answer came. `code` is the storage's word for what was wrong. */
export interface Answer {
  status: number;
  code: string;
}

/** Rejects only when it is aborted. */
export function put({ url, body, headers = {}, onBytes, signal }: PutRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    const answered = () => resolve({ status: request.status, code: codeOf(request) });
    signal.addEventListener('abort', stop, { once: true });
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded }) => onBytes?.(loaded);
    request.onload = answered;
    request.onerror = answered;
    request.onabort = () => reject(signal.reason);
    request.onloadend = () => signal.removeEventListener('abort', stop);
    request.send(body);
  });
}

function codeOf({ responseText }: XMLHttpRequest): string {
  return /<Code>(\w+)/.exec(responseText)?.[1] ?? '';
}
