/** Previews and the timeline's files: read from the storage itself, by one credential for all of them. */
import { previewName } from '../../core/names.ts';
import { fetchAsked } from './fetchAsked.ts';
import { mediaUrl } from './mediaUrl.ts';
import { TalkError, talkErrorOf } from './problem.ts';
import { readSession, session } from './session.ts';

const FORBIDDEN = 403;

/** `name` in the container of previews. Nothing before anybody is signed in. */
function urlOf(name: string): string | undefined {
  const media = session.value?.media;
  return media ? mediaUrl(media, name) : undefined;
}

export function previewUrl({ id, rev }: { id: string; rev: string }, size: 'thumb' | 'large'): string | undefined {
  return urlOf(previewName(id, rev, `${size}.webp`));
}

let renewing: Promise<unknown> | undefined;

/** Asks for a new credential, once however many found the old one refused. Throws `TalkError`. */
function renewMedia(): Promise<unknown> {
  renewing ??= readSession({ renew: true }).finally(() => {
    renewing = undefined;
  });
  return renewing;
}

/** Throws `TalkError`; its status is 404 where there is no such file. A credential that is refused is renewed once. */
export async function fetchMedia(name: string, init?: RequestInit): Promise<Response> {
  const answer = await fetchOnce(name, init);
  if (answer.status !== FORBIDDEN) return checked(answer);
  await renewMedia();
  return checked(await fetchOnce(name, init));
}

async function checked(answer: Response): Promise<Response> {
  if (answer.ok || answer.status === 304) return answer;
  throw await talkErrorOf(answer);
}

async function fetchOnce(name: string, init?: RequestInit): Promise<Response> {
  const url = urlOf(name);
  if (url === undefined) throw new TalkError('Nobody is signed in.', { status: 401 });
  try {
    return await fetchAsked(url, init);
  } catch (cause) {
    if (init?.signal?.aborted) throw cause;
    throw new TalkError('The storage can not be reached.', { status: 0, cause });
  }
}
