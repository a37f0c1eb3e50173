/** A first visit, and nobody signed in. */
import { SignIn, type SignInProps } from './SignIn.tsx';

export function SignInPage({ title, ...how }: Omit<SignInProps, 'beside'> & { title: string }) {
  return (
    <main class="whole">
      <img src="./icon.svg" alt="" width="56" height="56" />
      <h1>{title}</h1>
      <SignIn {...how} beside={false} />
    </main>
  );
}
