/** Whose an invitation's token says it is: its name is in it, as base64url of UTF-8. Only the API knows whether it is true. */
export function nameIn(token: string): string {
  const name = token.split('.')[1] ?? '';
  const bytes = Uint8Array.from(atob(name.replaceAll('-', '+').replaceAll('_', '/')), (byte) => byte.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}
