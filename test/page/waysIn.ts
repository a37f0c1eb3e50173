/** An empty library whose page lies with one file server for each way in: by invitation, and by a provider. */
import { openStorage } from '../../core/azure/openStorage.ts';
import { systemClock as clock } from '../../core/clock.ts';
import { invite } from '../../library/invite.ts';
import { AUDIENCE } from '../api/anIssuer.ts';
import { type DumbServer, dumbServer } from './dumbServer.ts';
import { freshScene } from './freshScene.ts';
import { guestApi } from './guestApi.ts';
import { type Provider, provider } from './provider.ts';
import type { RunningScene } from './scene.ts';

export interface Place extends DumbServer {
  /** That the page there may ask. */
  origins: string[];
}

export interface WaysIn {
  stack: RunningScene;
  byInvitation: Place;
  byProvider: Place;
  /** Who is signed in at the provider, and invited. */
  anna: Provider;
}

export async function waysIn(): Promise<WaysIn> {
  const [first, second] = [await dumbServer(), await dumbServer()];
  // The storage lets one more origin in; the other one's pictures are not looked at.
  const stack = await freshScene([], { IRONVIPER_ORIGIN: first.url });
  const anna = await provider(() => `${second.url}/`);
  const tokens = await guestApi(stack.account, { IRONVIPER_AUTH: 'token', IRONVIPER_ORIGIN: first.url });
  const jwts = await guestApi(stack.account, {
    IRONVIPER_AUTH: 'oidc',
    IRONVIPER_OIDC_ISSUER: anna.issuer,
    IRONVIPER_OIDC_AUDIENCE: AUDIENCE,
    IRONVIPER_ORIGIN: second.url,
  });
  first.open({ api: tokens.url, media: stack.media });
  second.open({ api: jwts.url, media: stack.media, issuer: anna.issuer });
  const { state } = openStorage(stack.account);
  await invite({ state, clock }, { name: 'Anna of the provider', role: 'owner', oidc: anna.person.email });
  return {
    ...{ stack, anna },
    byInvitation: { ...first, origins: [tokens.url] },
    byProvider: { ...second, origins: [jwts.url, anna.issuer] },
  };
}
