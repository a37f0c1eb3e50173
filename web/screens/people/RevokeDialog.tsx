/** Takes an invitation back, and says what that can't undo. */
import { api } from '../../talk/api.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';

interface Props {
  name: string;
  onRevoked(): void;
  onClose(): void;
}

export function RevokeDialog({ name, onRevoked, onClose }: Props) {
  const revoke = async () => {
    await api.api.people[':name'].$delete({ param: { name } });
    onRevoked();
  };
  return (
    <ConfirmDialog title={`Revoke ${name}?`} verb="Revoke" onConfirm={revoke} onClose={onClose}>
      <p>
        {name} is out at once. They can still see photos that they have links to for up to 7 days, unless the account's
        delegation keys are revoked.
      </p>
    </ConfirmDialog>
  );
}
