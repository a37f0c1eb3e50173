/** The environment of a converter elsewhere, as `docker run --env-file` reads it: `KEY=VALUE`, without quotes. */

export interface Signed {
  /** The account's. */
  name: string;
  /** Its connection string. */
  text: string;
  /** For people. */
  until: string;
}

export function environmentText(
  { name, text, until }: Signed,
  settings: readonly (readonly [string, string])[],
): string {
  const lines = [['IRONVIPER_STORAGE', text] as const, ...settings].map(([key, value]) => `${key}=${value}`);
  return [`# A converter of ${name}, until ${until}.`, ...lines, ''].join('\n');
}
