/**
 * Runs while the page's own script is on its way: sets the theme, so that nobody who chose dark sees white, and asks what
 * that script will ask first. It takes the answers by `fetchAsked`.
 */
import { MANIFEST_NAME } from '../core/names.ts';
import { CONFIG, configOf } from './config.ts';
import { stored } from './stored.ts';
import { bearer, CREDENTIAL, SESSION } from './talk/kept.ts';
import { mediaUrl } from './talk/mediaUrl.ts';
import type { Session } from './talk/session.ts';

/** Answers by their URL. */
export type Asked = Map<string, Promise<Response>>;

const THEME = stored<string>('theme', (value) => value === 'light' || value === 'dark');
if (THEME) document.documentElement.style.colorScheme = THEME;

const asked: Asked = new Map();
globalThis.asked = asked;
// What fails is told to whoever takes the answer.
askFirst().catch(() => undefined);

async function askFirst(): Promise<void> {
  // What is no session is not taken for one by the script either, which then asks itself.
  const kept = stored<Session>(SESSION);
  if (kept) askManifest(kept);
  const { apiBase } = configOf(await said(ask(CONFIG, { cache: 'no-cache' })));
  // Whoever comes from where people sign in, or with an invitation, is about to be somebody else.
  if (location.search !== '' || location.hash.startsWith('#/invite')) return;
  const credential = stored<string>(CREDENTIAL, (value) => typeof value === 'string');
  const headers = credential === undefined ? {} : { Authorization: bearer(credential) };
  const answer = ask(`${apiBase || location.origin}/api/session`, { headers });
  const session = (await said(answer)) as Session;
  // Where the script has come meanwhile, it goes on itself.
  const isTaken = ![...asked.values()].includes(answer);
  if (!kept && !isTaken) askManifest(session);
}

function askManifest({ media }: Session): void {
  const isAtPhotos = /^(#\/?(photos.*)?)?$/.test(location.hash);
  if (media?.base && isAtPhotos) ask(mediaUrl(media, MANIFEST_NAME), { cache: 'no-cache' }).catch(() => undefined);
}

function ask(url: string, init: RequestInit): Promise<Response> {
  const answer = fetch(url, init);
  asked.set(new URL(url, location.href).href, answer);
  return answer;
}

/** The answer itself is still to be read. */
async function said(answer: Promise<Response>): Promise<unknown> {
  return (await answer).clone().json();
}
