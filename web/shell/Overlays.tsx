/** What may come over the screen at any time: toasts, the sign-in, an invitation, help. And on any screen it looks how much there is to do. */
import { route } from '../route.ts';
import { followed } from '../signIn/followed.ts';
import { asking } from '../talk/credential.ts';
import { depth, readDepth } from '../talk/depth.ts';
import { help } from '../ui/help.ts';
import { late } from '../ui/late.tsx';
import { Toaster } from '../ui/Toaster.tsx';
import { useEvery } from '../ui/useEvery.ts';

const SignInDialog = late(async () => (await import('../signIn/SignInDialog.tsx')).SignInDialog);
const InvitationDialog = late(async () => (await import('../signIn/InvitationDialog.tsx')).InvitationDialog);
const HelpDialog = late(async () => (await import('./HelpDialog.tsx')).HelpDialog);

/** No screen but two asks by itself how much there is to do. */
const DEPTH_EVERY_MS = 10_000;

export function Overlays() {
  // What was not to be had now is asked again.
  useEvery(DEPTH_EVERY_MS, () => depth.value && void readDepth().catch(() => undefined));
  return (
    <>
      {/* The viewer, which makes all else inert, has its own. */}
      {route.value.screen !== 'photo' && <Toaster />}
      {asking.value === 'now' && <SignInDialog />}
      {followed.value !== undefined && <InvitationDialog token={followed.value} />}
      {help.value && <HelpDialog onClose={() => (help.value = false)} />}
    </>
  );
}
