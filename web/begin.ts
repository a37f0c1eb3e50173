/** Begins the page: what it will show is asked for before anything is made to show it. */
import { computed, effect, untracked } from '@preact/signals-core';
import { loadConfig } from './config.ts';
import { followAddress, place, route } from './route.ts';
import { theTimeline } from './sources/theTimeline.ts';
import { connectApi } from './talk/api.ts';
import { renewal, renewBy } from './talk/credential.ts';
import { followSession } from './talk/followSession.ts';
import { followOtherWindows, refusal, session } from './talk/session.ts';

/** Gives the title of the page. */
export async function begin(): Promise<string> {
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
