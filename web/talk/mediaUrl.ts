/** Where a file of the container of previews is read, by the credential that a session gives for all of them. */
export function mediaUrl({ base, query }: { base: string; query: string }, name: string): string {
  return `${base}${name.split('/').map(encodeURIComponent).join('/')}?${query}`;
}
