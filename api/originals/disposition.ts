/** `Content-Disposition` with a file's name as people gave it, by RFC 6266: for old clients in ASCII, for all others whole. */

/** File systems take 255 bytes; and each of them may be nine characters in a signed URL. */
const MOST_BYTES = 200;

export function disposition(kind: 'inline' | 'attachment', fileName: string): string {
  const name = shortened(fileName.replace(UNSEEN, '_'));
  const ascii = name.replace(/[^\x20-\x7e]/gu, '_').replace(/["\\%]/g, '_');
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded(name)}`;
}

/** Control characters, and those that turn the direction of writing: `gpj.exe` would show as `exe.jpg`. */
const UNSEEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** Cut in the middle: what it ends in says what it is. */
function shortened(name: string): string {
  const dot = name.lastIndexOf('.');
  const end = dot > 0 && name.length - dot <= 10 ? name.slice(dot) : '';
  const characters = [...name.slice(0, name.length - end.length)];
  let bytes = Buffer.byteLength(end);
  const kept = characters.filter((character) => {
    bytes += Buffer.byteLength(character);
    return bytes <= MOST_BYTES;
  });
  return kept.join('') + end;
}

/** As `encodeURIComponent`, but for four characters that it leaves and RFC 8187 wants encoded. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}
