/** The storage puts blobs' ETags between quotes, and leaves them out in a listing's XML: we always keep them without. */

export function bare(etag: string | undefined): string {
  return (etag ?? '').replace(/^"|"$/g, '');
}

export function quoted(etag: string): string {
  return `"${etag}"`;
}
