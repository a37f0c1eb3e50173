/** An invitation is found in whatever it came in. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { invitationLink, newToken } from '../../../core/token.ts';
import { tokenIn } from '../../../web/signIn/tokenIn.ts';

const name = fc.string({ minLength: 1, maxLength: 64 });

test('the token is found alone, in its link, and in a message around it', () => {
  fc.assert(
    fc.property(name, (person) => {
      const token = newToken(person);
      const link = invitationLink('https://photos.example.org/family', token);
      for (const text of [token, ` ${token}\n`, link, `Here: ${link}. See you!`, `<${link}>`]) {
        expect(tokenIn(text)).toBe(token);
      }
    }),
  );
});

test('what was cut short, or is something else, is none', () => {
  const token = newToken('Anna');
  for (const text of ['', 'Anna', token.slice(0, -1), `${token}x`, `x${token}`, token.replace('iv.', 'iv-')]) {
    expect(tokenIn(text)).toBeUndefined();
  }
});
