/** What an invited person needs: a link to send, or to photograph from this screen. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { copyText } from '../../ui/copyText.ts';
import type { Person } from './person.ts';
import { QrCode } from './QrCode.tsx';

/** `link` is missing where people sign in elsewhere. */
export type Invited = Person & { link?: string | undefined };

export function InvitationShown({ invited, onClose }: { invited: Invited; onClose(): void }) {
  const { name, oidc, link } = invited;
  return (
    <>
      {link ? (
        <LinkShown name={name} link={link} />
      ) : (
        <p>
          Send {name} the address of this page. They sign in as <bdi>{oidc}</bdi>.
        </p>
      )}
      <div class="dialog-ways">
        <button type="button" class="button" onClick={onClose}>
          Done
        </button>
      </div>
    </>
  );
}

function LinkShown({ name, link }: { name: string; link: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [said, setSaid] = useState('');
  // The form that had it is gone.
  useEffect(() => button.current?.focus(), []);
  const copy = async () => {
    field.current?.select();
    setSaid((await copyText(link)) ? 'Copied.' : 'It is selected: copy it with Ctrl C, or ⌘ C.');
  };
  return (
    <>
      <p>
        This link opens the library as {name}. Send it as you would send a password. It is shown this once: it is kept
        nowhere.
      </p>
      <QrCode text={link} label={`The link for ${name}, to be photographed`} />
      <textarea
        ref={field}
        class="input link"
        rows={3}
        readOnly
        aria-label={`The link for ${name}`}
        value={link}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <div class="row">
        <button ref={button} type="button" class="button primary" onClick={copy}>
          Copy the link
        </button>
        <span role="status" class="muted">
          {said}
        </span>
      </div>
    </>
  );
}
