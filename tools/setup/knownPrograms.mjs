/** Native programs: how each is recognised, and what it is called by the package managers we know. */

/**
 * By the name we know a program by; `names` are those it goes by, if there are others. `is` is looked for in its answer:
 * something else may have its name.
 */
export const PROGRAMS = {
  convert: {
    names: ['magick', 'convert'],
    of: 'ImageMagick',
    ask: ['-version'],
    is: /^Version: ImageMagick \d/m,
    apt: 'imagemagick',
    brew: 'imagemagick',
    port: 'ImageMagick',
  },
  'heif-convert': {
    names: ['heif-dec', 'heif-convert'],
    of: 'libheif',
    ask: ['--list-decoders'],
    // Since 2024 Ubuntu packs the decoder apart. Older ones have it, and no list.
    is: /HE[IV]C decoders:\s*(?:- )?\w+ =|^(?![\s\S]*decoders:)[\s\S]*libheif/i,
    apt: ['libheif-examples', 'libheif-plugin-libde265'],
    brew: 'libheif',
    port: 'libheif',
  },
  dcraw: { of: 'dcraw', ask: [], is: /Raw photo decoder "dcraw"/, apt: 'dcraw', brew: 'dcraw', port: 'dcraw' },
  dcraw_emu: { of: 'LibRaw', ask: [], is: /dcraw_emu/, apt: 'libraw-bin', brew: 'libraw', port: 'libraw' },
  ffmpeg: { of: 'FFmpeg', ask: ['-version'], is: /^ffmpeg version/m, apt: 'ffmpeg', brew: 'ffmpeg', port: 'ffmpeg' },
  ffprobe: { of: 'FFmpeg', ask: ['-version'], is: /^ffprobe version/m, apt: 'ffmpeg', brew: 'ffmpeg', port: 'ffmpeg' },
  perl: {
    of: 'Perl',
    // What exiftool uses; a system's smallest Perl lacks it.
    ask: ['-MTime::Local', '-MFile::Spec', '-MEncode', '-e', 'print "Perl $]"'],
    is: /^Perl 5/,
    apt: 'perl',
    brew: 'perl',
    port: 'perl5',
  },
  rclone: { of: 'rclone', ask: ['version'], is: /^rclone v\d/m, apt: 'rclone', brew: 'rclone', port: 'rclone' },
  chromium: {
    names: ['chromium', 'google-chrome', 'chromium-browser'],
    of: 'Chromium',
    ask: ['--version'],
    is: /^(Chromium|Google Chrome) \d/m,
    apt: 'chromium',
    brew: 'chromium',
    port: 'chromium',
  },
  vipsthumbnail: {
    of: 'libvips',
    ask: ['--vips-version'],
    is: /^libvips \d/m,
    apt: 'libvips-tools',
    brew: 'vips',
    port: 'vips',
  },
};

/** All that a converter runs, by one word. */
export const GROUPS = {
  decoders: ['convert', 'dcraw', 'dcraw_emu', 'ffmpeg', 'ffprobe', 'heif-convert', 'perl'],
};
