/** Begins the page: its configuration, the API, who is signed in; then everything follows from the address. */
import { effect } from '@preact/signals';
import { render } from 'preact';
import { loadConfig } from './config.ts';
import { followAddress, route } from './route.ts';
import { App } from './shell/App.tsx';
import { followInvitation } from './shell/followInvitation.ts';
import { connectApi } from './talk/api.ts';
import { renewal, renewBy } from './talk/credential.ts';
import { followSession } from './talk/followSession.ts';
import { followOtherWindows, refusal, session } from './talk/session.ts';
import './styles/base.css';
import './styles/controls.css';
import './styles/shell.css';
import './styles/grid.css';

const root = document.getElementById('app') as HTMLElement;

// No `await` of the module itself: what is loaded later imports from it, and would wait for its end.
void begin().catch((error: unknown) => {
  root.textContent = error instanceof Error ? error.message : String(error);
});

async function begin(): Promise<void> {
  const { apiBase, title } = await loadConfig();
  document.title = title;
  connectApi(apiBase);
  if (new URLSearchParams(location.search).has('state')) await comeBack();
  followAddress();
  effect(() => {
    if (route.value.screen === 'invite') void followInvitation(route.value.token);
  });
  renewBy(renewQuietly);
  followOtherWindows();
  // Its question is on the way while the first screen is made.
  void followSession();
  render(<App title={title} />, root);
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
