/** The token of an invitation in whatever somebody pasted: the token, its link, the message it came in. */

/** As core/token.ts makes them, which only the API can check. */
const TOKEN = /\biv\.[\w-]{1,512}\.[\w-]{43}(?![\w-])/;

export function tokenIn(text: string): string | undefined {
  return TOKEN.exec(text)?.[0];
}
