/** Begins the page: what it will show is asked for before anything is made to show it. */
import { computed, effect, untracked } from '@preact/signals-core';
import { systemClock } from '../core/clock.ts';
import { loadConfig } from './config.ts';
import { followAddress, place, route } from './route.ts';
import { hasPicture, type Photo } from './sources/photo.ts';
import { theTimeline } from './sources/theTimeline.ts';
import { connectApi } from './talk/api.ts';
import { renewal, renewBy } from './talk/credential.ts';
import { followSession } from './talk/followSession.ts';
import { previewUrl } from './talk/media.ts';
import { followOtherWindows, refusal, session } from './talk/session.ts';

/** So long nobody wonders at an empty page; to make the frame first, and then the photos, takes longer than both at once. */
const UNSEEN_MS = 150;

/** Of photos, on a small screen. */
const SEEN_AT_LEAST = 12;

/** Gives the title of the page, as soon as there is something to show, or somebody would wonder. */
export async function begin(): Promise<string> {
  const seen = systemClock.sleep(UNSEEN_MS);
  const title = await connect();
  if (atPhotos.value) await Promise.race([firstPhotos(), seen]);
  return title;
}

/** Ends when they are known; then their pictures are on their way. */
async function firstPhotos(): Promise<void> {
  const { source } = theTimeline();
  // What can not be read is said on the screen.
  await source.ids(0, 1).catch(() => undefined);
  for (let index = 0; index < SEEN_AT_LEAST; index++) {
    const photo = source.at(index);
    if (photo && hasPicture(photo)) thumbOf(photo);
  }
}

/** The browser has one request for it and for the tile's. */
function thumbOf(photo: Photo): void {
  const img = new Image();
  img.crossOrigin = 'anonymous';
  img.src = previewUrl(photo, 'thumb') ?? '';
}

async function connect(): Promise<string> {
  const { apiBase, title } = await loadConfig();
  document.title = title;
  connectApi(apiBase);
  if (new URLSearchParams(location.search).has('state')) await comeBack();
  followAddress();
  // On a first visit the session is read with the token of the invitation, which is kept at once.
  if (!session.value) await followInvited();
  effect(() => void followInvited());
  renewBy(renewQuietly);
  followOtherWindows();
  void followSession();
  effect(followTimeline);
  return title;
}

const atPhotos = computed(() => place.value.screen === 'photos');

/** For as long as they are shown, and before there is anything to show them with. Gives the end of it. */
function followTimeline(): (() => void) | undefined {
  return atPhotos.value ? untracked(() => theTimeline().follow()) : undefined;
}

async function followInvited(): Promise<void> {
  if (route.value.screen !== 'invite') return;
  const { token } = route.value;
  const { followInvitation } = await import('./shell/followInvitation.ts');
  await followInvitation(token);
}

/** From where people sign in. */
async function comeBack(): Promise<void> {
  refusal.value = await (await import('./signIn/oidc/finishSignIn.ts')).finishSignIn();
}

async function renewQuietly(): Promise<boolean> {
  const access = session.value?.features.access;
  if (access?.auth !== 'oidc' || renewal() === undefined) return false;
  return (await import('./signIn/oidc/renewSignIn.ts')).renewSignIn(access);
}
