/** What may come over the screen at any time: toasts, the sign-in, an invitation, help. */
import { route } from '../route.ts';
import { followed } from '../signIn/followed.ts';
import { asking } from '../talk/credential.ts';
import { help } from '../ui/help.ts';
import { late } from '../ui/late.tsx';
import { Toaster } from '../ui/Toaster.tsx';

const SignInDialog = late(async () => (await import('../signIn/SignInDialog.tsx')).SignInDialog);
const InvitationDialog = late(async () => (await import('../signIn/InvitationDialog.tsx')).InvitationDialog);
const HelpDialog = late(async () => (await import('./HelpDialog.tsx')).HelpDialog);

export function Overlays() {
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
