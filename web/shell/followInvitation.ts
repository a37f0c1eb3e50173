/** An invitation in the address: out of the address before anything else, then followed. */
import { go } from '../route.ts';
import { followed } from '../signIn/followed.ts';
import { NO_TOKEN, tokenIn } from '../signIn/tokenIn.ts';
import { keepCredential } from '../talk/credential.ts';
import { asTalkError } from '../talk/problem.ts';
import { refusal, session, signInWith } from '../talk/session.ts';
import { say } from '../ui/toasts.ts';

export async function followInvitation(link: string): Promise<void> {
  go({ screen: 'photos' }, { replace: true });
  const known = session.peek();
  const token = tokenIn(link);
  if (known?.features.access.auth === 'none') return;
  try {
    if (token === undefined) throw new Error(NO_TOKEN);
    // On a first visit the session is about to be read with it, as soon as the API answers.
    if (!known) return keepCredential(token);
    if (known.user && (await isOthers(token, known.user.name))) followed.value = token;
    else await signInWith(token);
  } catch (error) {
    const { message } = asTalkError(error);
    // Whoever is in already stays so.
    if (known?.user) say({ text: message, bad: true });
    else refusal.value = message;
  }
}

async function isOthers(token: string, name: string): Promise<boolean> {
  return (await import('../signIn/nameIn.ts')).nameIn(token) !== name;
}
