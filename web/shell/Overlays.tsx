/** What may come over the screen at any time: toasts, uploads under way, the sign-in, help. */
import { route } from '../route.ts';
import { asking } from '../talk/credential.ts';
import { may } from '../talk/session.ts';
import { late } from '../ui/late.tsx';
import { Uploads } from '../upload/Uploads.tsx';
import { Toaster } from './Toaster.tsx';
import { help } from './useGlobalKeys.ts';

const SignInDialog = late(async () => (await import('../signIn/SignInDialog.tsx')).SignInDialog);
const HelpDialog = late(async () => (await import('./HelpDialog.tsx')).HelpDialog);

export function Overlays() {
  return (
    <>
      {/* The viewer, which makes all else inert, has its own. */}
      {route.value.screen !== 'photo' && <Toaster />}
      {may('upload') && <Uploads />}
      {asking.value === 'now' && <SignInDialog />}
      {help.value && <HelpDialog onClose={() => (help.value = false)} />}
    </>
  );
}
