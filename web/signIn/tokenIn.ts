/** The token of an invitation in whatever somebody pasted: the token, its link, the message it came in. */

/** As core/token.ts makes them, which only the API can check. */
const TOKEN = /\biv\.[\w-]{1,512}\.[\w-]{43}(?![\w-])/;

export const NO_TOKEN = 'There is no invitation in it. Copy the whole link: it ends in some 50 letters and digits.';

export function tokenIn(text: string): string | undefined {
  return TOKEN.exec(text)?.[0];
}
