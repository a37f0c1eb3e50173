/** How one comes in, by the way this library has. */
import type { Session } from '../talk/session.ts';
import { InvitationForm } from './InvitationForm.tsx';
import { ProviderButton } from './ProviderButton.tsx';
import './signIn.css';

export interface SignInProps {
  access: Session['features']['access'];
  /** Why the last try came to nothing. */
  refusal: string | undefined;
  /** Over what is shown, which stays. */
  beside: boolean;
}

export function SignIn({ access, refusal, beside }: SignInProps) {
  return (
    <div class="sign-in">
      {refusal && (
        <p class="refusal" role="alert">
          {refusal}
        </p>
      )}
      {access.auth === 'oidc' ? (
        <ProviderButton oidc={access} beside={beside} choose={refusal !== undefined} />
      ) : (
        <InvitationForm autofocus={beside} />
      )}
    </div>
  );
}
