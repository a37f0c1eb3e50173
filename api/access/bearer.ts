/** What a request shows as `Authorization: Bearer`; nothing if it shows none. */
export function bearer(request: Request): string | undefined {
  return /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
}
