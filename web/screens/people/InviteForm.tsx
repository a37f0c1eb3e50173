/** Who is to come in, and as what. */
import { useId, useState } from 'preact/hooks';
import { api, ask } from '../../talk/api.ts';
import { session } from '../../talk/session.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Trouble } from '../../ui/Trouble.tsx';
import type { Invited } from './InvitationShown.tsx';
import type { Person } from './person.ts';

interface Props {
  anew: Person | undefined;
  onInvited(invited: Invited): void;
}

const ROLES = { viewer: 'Viewer', owner: 'Owner' } as const;
const MAY = {
  viewer: 'May look; sees no places and no originals, and of EXIF the camera and the exposure alone.',
  owner: 'May do everything: upload, trash, see originals and places, invite people.',
} as const;

export function InviteForm({ anew, onInvited }: Props) {
  const [name, setName] = useState(anew?.name ?? '');
  const [oidc, setOidc] = useState(anew?.oidc ?? '');
  const [role, setRole] = useState<Person['role']>(anew?.role ?? 'viewer');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const elsewhere = session.value?.features.access.auth === 'oidc';
  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setTrouble(undefined);
    const wish = { name: name.trim(), role, ...(elsewhere && { oidc: oidc.trim() }), ...(anew && { replace: true }) };
    await ask(api.api.people.$post({ json: wish })).then(onInvited, setTrouble);
    setBusy(false);
  };
  return (
    <form class="invite" onSubmit={submit}>
      {anew ? (
        <p>
          {elsewhere ? 'What is said here takes the place of what was.' : 'There will be a new link. The old one ends.'}
        </p>
      ) : (
        <Field label="Name" value={name} onValue={setName} autofocus />
      )}
      {elsewhere && <Field label="E-mail address that they sign in with, or subject" value={oidc} onValue={setOidc} />}
      <Choice label="Role" options={ROLES} value={role} onChange={(next) => setRole(next)} />
      <p class="muted">{MAY[role]}</p>
      {trouble !== undefined && <Trouble error={trouble} />}
      <div class="dialog-ways">
        <button type="submit" class="button primary" disabled={busy}>
          Invite
        </button>
      </div>
    </form>
  );
}

interface FieldProps {
  label: string;
  value: string;
  onValue(value: string): void;
  autofocus?: boolean;
}

function Field({ label, value, onValue, autofocus = false }: FieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        value={value}
        class="input"
        required
        autocomplete="off"
        autofocus={autofocus}
        onInput={({ currentTarget }) => onValue(currentTarget.value)}
      />
    </div>
  );
}
