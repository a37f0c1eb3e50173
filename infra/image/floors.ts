/**
 * The least versions of what reads strangers' files. Each holds the mend of the worst hole known below it, and is no newer
 * than what Debian 12 or npm has: no image is made from a stale mirror or an old lockfile.
 */
export interface Floor {
  from: 'debian' | 'npm';
  /** Of one source and one version. */
  packages: readonly string[];
  least: string;
  /** What goes wrong below it, to end a sentence. */
  mends: string;
  /** An image that reads these has at least one of the packages; others are held to the floor if they have any. */
  reads?: Reads;
}

export type Reads = 'stills' | 'video';

export const FLOORS: readonly Floor[] = [
  {
    from: 'debian',
    packages: ['libheif1', 'libheif-examples'],
    least: '1.15.1-1+deb12u1',
    mends: 'CVE-2024-41311: forged offsets of an overlay read and write outside the picture',
    reads: 'stills',
  },
  {
    from: 'debian',
    packages: ['libde265-0'],
    least: '1.0.11-1+deb12u3',
    mends: 'CVE-2026-33165, CVE-2026-49295, CVE-2026-54240 and nine more: HEVC in a HEIF writes outside its buffers',
    reads: 'stills',
  },
  {
    from: 'debian',
    packages: ['libraw20', 'libraw-bin'],
    least: '0.20.2-2.1+deb12u2',
    mends:
      'CVE-2026-21413, CVE-2026-24660, CVE-2026-20889 and CVE-2026-20884: lossless JPEG, X3F and DNG overflow the heap',
    reads: 'stills',
  },
  {
    from: 'debian',
    packages: ['dcraw'],
    least: '9.28-3',
    mends: 'CVE-2021-3624 and CVE-2018-19565 to CVE-2018-19568: what a RAW says of its sizes overflows the buffers',
    reads: 'stills',
  },
  {
    from: 'debian',
    packages: ['imagemagick-6.q16', 'libmagickcore-6.q16-6', 'libmagickcore-6.q16-6-extra', 'libmagickwand-6.q16-6'],
    least: '8:6.9.11.60+dfsg-1.6+deb12u15',
    mends:
      'CVE-2026-105083 and CVE-2026-116145: policy.xml can be got around; and CVE-2026-116149: bzip2 overwrites the stack',
    reads: 'stills',
  },
  {
    from: 'debian',
    packages: [
      'ffmpeg',
      'libavcodec59',
      'libavformat59',
      'libavfilter8',
      'libavutil57',
      'libswscale6',
      'libswresample4',
    ],
    least: '7:5.1.9-0+deb12u1',
    mends: 'CVE-2026-40962: the sizes of an encrypted MOV overflow, and it writes outside its buffers',
    reads: 'video',
  },
  {
    from: 'npm',
    packages: ['exiftool-vendored.pl'],
    least: '13.59.0',
    mends:
      'the security update of exiftool 13.59, and CVE-2026-7580 and CVE-2021-22204: what a film or a DjVu says is run as Perl',
    reads: 'stills',
  },
  {
    from: 'debian',
    packages: ['perl-base', 'perl', 'perl-modules-5.36', 'libperl5.36'],
    least: '5.36.0-7+deb12u4',
    mends: 'CVE-2026-57432: unpack, by which exiftool reads, reads outside its buffers',
    reads: 'stills',
  },
  {
    from: 'npm',
    packages: ['@img/sharp-libvips-linux-x64', '@img/sharp-libvips-linux-arm64'],
    least: '1.3.0',
    mends:
      'CVE-2026-33327, CVE-2026-33328, CVE-2026-35590 and CVE-2026-35591 of libvips, and CVE-2026-32740 of its libheif: a heap overflow',
    reads: 'stills',
  },
  {
    from: 'debian',
    packages: ['libwebp7', 'libwebpmux3', 'libwebpdemux2'],
    least: '1.2.4-0.2+deb12u1',
    mends: 'CVE-2023-4863: a WebP overflows the heap, which has been used to attack',
  },
  {
    from: 'debian',
    packages: ['libtiff6'],
    least: '4.5.0-6+deb12u4',
    mends: 'CVE-2025-9900: the height of a TIFF chooses where its colours are written; and CVE-2026-4775',
  },
  {
    from: 'debian',
    packages: ['libpng16-16'],
    least: '1.6.39-2+deb12u6',
    mends:
      'CVE-2026-25646: a PNG overflows the heap; and CVE-2026-33416, CVE-2026-34757 and CVE-2026-46675: it is used when freed',
  },
  {
    from: 'debian',
    packages: ['libopenjp2-7'],
    least: '2.5.0-2+deb12u3',
    mends: 'CVE-2021-3575: a JPEG 2000 overflows the heap; and CVE-2026-6192',
  },
  {
    from: 'debian',
    packages: ['libjxl0.7'],
    least: '0.7.0-10+deb12u1',
    mends: 'CVE-2024-11498: a JPEG XL overflows the stack; and CVE-2024-11403: it writes outside its buffers',
  },
  {
    from: 'debian',
    packages: ['liblcms2-2'],
    least: '2.14-2+deb12u1',
    mends: 'CVE-2026-41254: the size of a colour table overflows',
  },
  {
    from: 'debian',
    packages: ['libdav1d6'],
    least: '1.0.0-2+deb12u1',
    mends: 'CVE-2024-1580: the size of a large AV1 frame overflows, and it writes outside its buffers',
  },
  {
    from: 'debian',
    packages: ['libaom3'],
    least: '3.6.0-1+deb12u1',
    mends: 'CVE-2024-5171: the size of a frame overflows',
  },
  {
    from: 'debian',
    packages: ['libvpx7'],
    least: '1.12.0-1+deb12u5',
    mends: 'CVE-2026-2447: a film overflows the heap; and CVE-2023-5217, which has been used to attack',
  },
];
