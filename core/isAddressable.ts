/**
 * Whether a URL can name this blob. Segments `.` and `..` are resolved by every client before they are sent, so that
 * `a/../b` would mean blob `b`; and what is no Unicode has no percent-encoding.
 */
export function isAddressable(name: string): boolean {
  return name !== '' && name.isWellFormed() && !name.split('/').some((segment) => segment === '.' || segment === '..');
}

export function mustBeAddressable(name: string): void {
  if (!isAddressable(name)) throw new Error(`no blob can have the name "${name}"`);
}
