/** Goes to who signs people in elsewhere. */
import { useState } from 'preact/hooks';
import { Trouble } from '../ui/Trouble.tsx';
import { beginSignIn } from './oidc/beginSignIn.ts';
import type { Oidc } from './oidc/provider.ts';

interface Props {
  oidc: Oidc;
  beside: boolean;
  choose: boolean;
}

export function ProviderButton({ oidc, beside, choose }: Props) {
  const [gone, setGone] = useState<'beside' | 'here'>();
  const [trouble, setTrouble] = useState<unknown>();
  const { host } = new URL(oidc.issuer);
  // What proves that an answer is ours needs it, and browsers give it to no page that came by plain http.
  if (!crypto.subtle) {
    return (
      <p>
        You sign in at {host}. That needs this page to be opened by https, or on the machine that it runs on. Ask an
        owner for an address that begins with https.
      </p>
    );
  }
  const begin = () => {
    setTrouble(undefined);
    beginSignIn(oidc, { beside, choose }).then(setGone, (cause: unknown) =>
      setTrouble(new Error(`${host} could not be asked to sign you in.`, { cause })),
    );
  };
  return (
    <>
      <p>You sign in at {host}, and come back here.</p>
      <button type="button" class="button primary" autofocus={beside} onClick={begin}>
        Sign in{choose && ' as somebody else'}
      </button>
      {gone === 'beside' && (
        <p class="muted" role="status">
          Go on in the window that has opened.
        </p>
      )}
      {trouble !== undefined && <Trouble error={trouble} />}
    </>
  );
}
