/** The name of a block within its blob: made of place and content, so that whoever sends the same again finds it there. */

/** Tells our blocks from those of other programs; to be changed with whatever else an id is made of. */
const SCHEME = 'iv01';
/** Place, MD5 and scheme. The storage wants ids of one length within a blob. */
const ID_BYTES = 4 + 16 + 4;

export function blockId(index: number, md5: Uint8Array): string {
  const id = new Uint8Array(ID_BYTES);
  new DataView(id.buffer).setUint32(0, index);
  id.set(md5, 4);
  id.set(new TextEncoder().encode(SCHEME), 20);
  return btoa(String.fromCharCode(...id));
}

/** Whether blocks with such an id can lie beside ours. */
export function fitsOurs(id: string): boolean {
  return atob(id).length === ID_BYTES;
}
