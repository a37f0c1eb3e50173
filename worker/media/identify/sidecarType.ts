/** Which files only tell of others: XMP, Takeout's JSON, a phone's list of edits, a camera's thumbnail of a film. */
import { readFile, stat } from 'node:fs/promises';
import { isTakeout } from './isTakeout.ts';
import { rootElement } from './rootElement.ts';

/** Real ones have a few KiB; a dump of a photo with a picture in its tags has more. Nothing but brackets takes fifty times itself. */
const MOST_BYTES = 2 ** 20;
const XMP = new Set(['x:xmpmeta', 'x:xapmeta', 'rdf:RDF']);
const EDITS = /<key>adjustment(?:BaseVersion|Data|FormatIdentifier)<\/key>/;

/**
 * MIME type by content; nothing if it is no sidecar. The name counts twice, where content can't tell: a small JPEG
 * beside a film, and a property list in binary.
 */
export async function sidecarType(file: string, head: Buffer, extension: string): Promise<string | undefined> {
  if (head.indexOf('\xff\xd8', 0, 'latin1') === 0) return extension === 'thm' ? 'image/jpeg' : undefined;
  if (head.indexOf('bplist00') === 0) return extension === 'aae' ? 'application/x-plist' : undefined;
  const text = textOf(head);
  if (/^[\ufeff\s]*[{[]/.test(text)) return (await isJsonSidecar(file)) ? 'application/json' : undefined;
  const root = rootElement(text);
  if (root !== undefined && XMP.has(root)) return 'application/rdf+xml';
  return root === 'plist' && EDITS.test(text) ? 'application/x-plist' : undefined;
}

async function isJsonSidecar(file: string): Promise<boolean> {
  const { size } = await stat(file);
  return size <= MOST_BYTES && isTakeout(await readFile(file, 'utf8'));
}

/** XMP may be in any Unicode; its packets begin with a mark that tells, or with `<`. */
function textOf(head: Buffer): string {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return head.toString('utf16le');
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c))
    return Buffer.from(head.subarray(0, head.length & ~1))
      .swap16()
      .toString('utf16le');
  return head.toString('utf8');
}
