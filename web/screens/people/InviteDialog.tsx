/** Invites a person, then shows the link: this once, since only its hash is kept. */
import { useState } from 'preact/hooks';
import { Dialog } from '../../ui/Dialog.tsx';
import { InvitationShown, type Invited } from './InvitationShown.tsx';
import { InviteForm } from './InviteForm.tsx';
import type { Person } from './person.ts';

interface Props {
  /** Who is invited once more. */
  anew: Person | undefined;
  onInvited(): void;
  onClose(): void;
}

export function InviteDialog({ anew, onInvited, onClose }: Props) {
  const [invited, setInvited] = useState<Invited>();
  const done = (person: Invited) => {
    setInvited(person);
    onInvited();
  };
  const title = invited ? `${invited.name} is invited` : anew ? `Invite ${anew.name} anew` : 'Invite';
  return (
    <Dialog title={title} onClose={onClose}>
      {invited ? <InvitationShown invited={invited} onClose={onClose} /> : <InviteForm anew={anew} onInvited={done} />}
    </Dialog>
  );
}
