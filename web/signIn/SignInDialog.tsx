/** A sign-in that has ended, over what it had shown: what was asked is sent again after it. */
import { endAsking } from '../talk/credential.ts';
import { refusal, session } from '../talk/session.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { SignIn } from './SignIn.tsx';

export function SignInDialog() {
  const access = session.value?.features.access;
  if (!access) return null;
  return (
    <Dialog title="Sign in again" onClose={() => endAsking(false)}>
      <p>Your sign-in has ended, or was taken back. What you were doing goes on when you are in again.</p>
      <SignIn access={access} refusal={refusal.value} beside />
    </Dialog>
  );
}
