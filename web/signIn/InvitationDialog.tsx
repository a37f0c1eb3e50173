/** A link was followed that makes another person of who is signed in: an owner may only have tried what they give away. */

import { session, signInWith } from '../talk/session.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { nameShown } from '../ui/nameShown.ts';
import { followed } from './followed.ts';
import { nameIn } from './nameIn.ts';

export function InvitationDialog({ token }: { token: string }) {
  const name = nameShown(nameIn(token));
  return (
    <ConfirmDialog
      title={`An invitation for ${name}`}
      verb={`Sign in as ${name}`}
      onConfirm={() => signInWith(token)}
      onClose={() => (followed.value = undefined)}
    >
      <p>
        You are signed in as {session.value?.user?.name}. This link would sign you in as {name} instead; to come back
        you need your own invitation link.
      </p>
    </ConfirmDialog>
  );
}
