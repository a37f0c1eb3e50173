/**
 * The demuxer that a film is read with. It is ours to say, by what the file is: ffmpeg, asked to find out, would find
 * playlists too, and those name other files and addresses.
 */
const DEMUXERS: Readonly<Record<string, string>> = {
  'application/mxf': 'mxf',
  'image/avif-sequence': 'mov',
  'video/3gpp': 'mov',
  'video/3gpp2': 'mov',
  'video/matroska': 'matroska',
  'video/mp1s': 'mpeg',
  'video/mp2p': 'mpeg',
  'video/mp2t': 'mpegts',
  'video/mp4': 'mov',
  'video/mpeg': 'mpegvideo',
  'video/ogg': 'ogg',
  'video/quicktime': 'mov',
  'video/vnd.avi': 'avi',
  'video/webm': 'matroska',
  'video/x-dv': 'dv',
  'video/x-flv': 'flv',
  'video/x-m4v': 'mov',
  'video/x-ms-asf': 'asf',
};

/** Nothing for a film that we know no demuxer of. */
export function demuxerFor(contentType: string): string | undefined {
  return DEMUXERS[contentType.toLowerCase()];
}
