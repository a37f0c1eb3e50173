/** Puts an ICC profile into a JPEG or PNG that has none, before all that it holds. */
import { crc32, deflateSync } from 'node:zlib';

/** Of a JPEG's segment, whose length has two bytes and counts itself, less the 14 that say what it is. */
const PIECE = 65533 - 14;

export function withProfile(image: Buffer, profile: Buffer): Buffer {
  const isJpeg = image.readUInt16BE(0) === 0xffd8;
  const at = isJpeg ? 2 : AFTER_IHDR;
  return Buffer.concat([image.subarray(0, at), ...(isJpeg ? segments(profile) : [chunk(profile)]), image.subarray(at)]);
}

function segments(profile: Buffer): Buffer[] {
  const count = Math.ceil(profile.length / PIECE);
  return Array.from({ length: count }, (_, at) => {
    const piece = profile.subarray(at * PIECE, (at + 1) * PIECE);
    const head = Buffer.from('\xff\xe2\0\0ICC_PROFILE\0\0\0', 'latin1');
    head.writeUInt16BE(piece.length + 16, 2);
    head.writeUInt8(at + 1, 16);
    head.writeUInt8(count, 17);
    return Buffer.concat([head, piece]);
  });
}

/** Signature, then the first chunk: length, type, 13 bytes, checksum. */
const AFTER_IHDR = 8 + 4 + 4 + 13 + 4;

function chunk(profile: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from('iCCPnclx\0\0', 'latin1'), deflateSync(profile)]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length - 4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
