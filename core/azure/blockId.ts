/** The name of a block within its blob: made of place and content, so that whoever sends the same again finds it there. */

/** Tells our blocks from those of other programs; to be changed with whatever else an id is made of. */
const SCHEME = 'iv01';
/** Place, MD5 and scheme. The storage wants ids of one length within a blob. */
const ID_BYTES = 4 + 16 + 4;

export function blockId(index: number, md5: Uint8Array): string {
  const id = Buffer.alloc(ID_BYTES);
  id.writeUInt32BE(index);
  id.set(md5, 4);
  id.write(SCHEME, 20, 'latin1');
  return id.toString('base64');
}

/** Whether blocks with such an id can lie beside ours. */
export function fitsOurs(id: string): boolean {
  return Buffer.byteLength(id, 'base64') === ID_BYTES;
}
