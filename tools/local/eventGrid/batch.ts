/** Pairs the calls within a batch with their answers. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Call } from './change.ts';

export interface Answered {
  call: Call;
  status: number;
  headers: IncomingHttpHeaders;
}

/** Both are `multipart/mixed` bodies of HTTP messages, paired by Content-ID; what has no answer did not happen. */
export function pairBatch(request: string, response: string, host: string): Answered[] {
  const answers = new Map(messages(response).map((answer) => [answer.id, answer]));
  return messages(request).flatMap(({ id, first, headers }) => {
    const answer = answers.get(id);
    const [method = '', target = ''] = first.split(' ');
    const status = Number(answer?.first.split(' ')[1]);
    return answer && status
      ? [{ call: { method, target, headers: { host, ...headers } }, status, headers: answer.headers }]
      : [];
  });
}

interface Part {
  id: string;
  /** The request line or status line. */
  first: string;
  headers: IncomingHttpHeaders;
}

/** A part is its own headers, an empty line, and a message: a first line, headers, perhaps a body. */
function messages(multipart: string): Part[] {
  const boundary = /^\s*(--\S+)/.exec(multipart)?.[1];
  if (boundary === undefined) return [];
  return multipart.split(boundary).flatMap((part) => {
    const [outer = '', message = ''] = part.replace(/^\r?\n/, '').split(/\r?\n\r?\n/);
    const [first = '', ...lines] = message.split(/\r?\n/);
    const id = headersOf(outer.split(/\r?\n/))['content-id'];
    return typeof id === 'string' ? [{ id, first, headers: headersOf(lines) }] : [];
  });
}

function headersOf(lines: string[]): IncomingHttpHeaders {
  const pairs = lines.map((line) => /^([^:]+):\s*(.*)$/.exec(line));
  return Object.fromEntries(pairs.flatMap((pair) => (pair ? [[pair[1]?.toLowerCase(), pair[2]?.trim()]] : [])));
}
