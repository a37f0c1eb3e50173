/**
 * The least versions of what reads strangers' files. Each holds the mend of the worst hole known below it, and is no newer
 * than what Debian 13 or npm has: no image is made from a stale mirror or an old lockfile.
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
    packages: ['libheif1', 'libheif-examples', 'libheif-plugin-libde265'],
    least: '1.23.6-2~deb13u1',
    mends:
      'CVE-2026-32741, CVE-2026-84383 and GHSA-x8r2-mggj-j6wr: masks, alpha planes and uncompressed pictures overflow the heap; and CVE-2026-32740',
    reads: 'stills',
  },
  {
    from: 'debian',
    packages: ['libde265-0'],
    least: '1.0.15-1+deb13u2',
    mends: 'CVE-2026-33165, CVE-2026-49295, CVE-2026-54240 and nine more: HEVC in a HEIF writes outside its buffers',
    reads: 'stills',
  },
  {
    from: 'debian',
    packages: ['libraw23t64', 'libraw-bin'],
    least: '0.21.4-2+deb13u1',
    mends:
      'CVE-2026-21413, CVE-2026-24660, CVE-2026-20889, CVE-2026-20884 and CVE-2026-24450: lossless JPEG, X3F and DNG overflow the heap',
    reads: 'stills',
  },
  {
    from: 'debian',
    packages: ['dcraw'],
    least: '9.28-3',
    mends: 'CVE-2018-19655: the width of a RAW overflows the stack; and reading on where a RAW has ended',
    reads: 'stills',
  },
  {
    from: 'debian',
    packages: [
      'imagemagick-7.q16',
      'imagemagick-7-common',
      'libmagickcore-7.q16-10',
      'libmagickcore-7.q16-10-extra',
      'libmagickwand-7.q16-10',
    ],
    least: '8:7.1.1.43+dfsg1-1+deb13u14',
    mends:
      'CVE-2026-105083 and CVE-2026-116145: policy.xml can be got around; CVE-2026-116149: bzip2 overwrites the stack; and CVE-2026-106564: an EXR overflows the heap',
    reads: 'stills',
  },
  {
    from: 'debian',
    packages: [
      'ffmpeg',
      'libavcodec61',
      'libavdevice61',
      'libavfilter10',
      'libavformat61',
      'libavutil59',
      'libpostproc58',
      'libswresample5',
      'libswscale8',
    ],
    least: '7:7.1.5-0+deb13u1',
    mends:
      'CVE-2026-8461: a film in MagicYUV overflows the heap; and CVE-2026-40962: the sizes of an encrypted MOV overflow',
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
    packages: ['perl-base', 'perl', 'perl-modules-5.40', 'libperl5.40'],
    least: '5.40.1-6+deb13u1',
    mends: 'CVE-2026-57432: unpack, by which exiftool reads, reads outside its buffers',
    reads: 'stills',
  },
  {
    from: 'npm',
    packages: ['@img/sharp-libvips-linux-x64', '@img/sharp-libvips-linux-arm64'],
    least: '1.3.4',
    mends:
      'CVE-2026-33327, CVE-2026-33328, CVE-2026-35590 and CVE-2026-35591 of libvips, and what libheif 1.23 mends, which it holds',
    reads: 'stills',
  },
  {
    from: 'debian',
    packages: ['libopenexr-3-1-30'],
    least: '3.2.12-1~deb13u1',
    mends:
      'CVE-2026-34544, CVE-2026-34588, CVE-2026-34589 and 23 more: the sizes of a compressed EXR overflow, and it writes outside its buffers',
  },
  {
    from: 'debian',
    packages: ['libwebp7', 'libwebpmux3', 'libwebpdemux2', 'libsharpyuv0'],
    least: '1.3.2-0.1',
    mends: 'CVE-2023-4863: a WebP overflows the heap, which has been used to attack',
  },
  {
    from: 'debian',
    packages: ['libtiff6'],
    least: '4.7.0-3+deb13u3',
    mends:
      'CVE-2025-9900: the height of a TIFF chooses where its colours are written; CVE-2026-12912: PixarLog overflows the heap; and CVE-2026-4775',
  },
  {
    from: 'debian',
    packages: ['libpng16-16t64'],
    least: '1.6.48-1+deb13u6',
    mends:
      'CVE-2026-33416 and CVE-2026-34757: parts of a PNG are used when freed; CVE-2026-33636: on ARM it is written outside its buffers; and CVE-2026-46675',
  },
  {
    from: 'debian',
    packages: ['libopenjp2-7'],
    least: '2.5.3-2.1~deb13u2',
    mends: 'CVE-2025-54874: a JPEG 2000 with a broken header writes outside its buffers; and CVE-2026-6192',
  },
  {
    from: 'debian',
    packages: ['libjxl0.11'],
    least: '0.11.2-0.1~deb13u3',
    mends: 'CVE-2026-1837: a JPEG XL writes outside its buffers; and CVE-2025-70103 and CVE-2026-52584',
  },
  {
    from: 'debian',
    packages: ['liblcms2-2'],
    least: '2.16-2+deb13u2',
    mends: 'CVE-2026-41254 and CVE-2026-42798: the size of a colour table overflows',
  },
  {
    from: 'debian',
    packages: ['libbrotli1'],
    least: '1.1.0-2+deb13u1',
    mends: 'CVE-2026-111497: Brotli in a HEIF or a JPEG XL is found too late to be invalid',
  },
  {
    from: 'debian',
    packages: ['libdav1d7'],
    least: '1.4.0-1',
    mends: 'CVE-2024-1580: the size of a large AV1 frame overflows, and it writes outside its buffers',
  },
  {
    from: 'debian',
    packages: ['libaom3'],
    least: '3.12.1-1+deb13u1',
    mends:
      'CVE-2026-56208 to CVE-2026-56211: its encoder goes outside its buffers; and CVE-2024-5171: the size of a frame overflows',
  },
  {
    from: 'debian',
    packages: ['libvpx9'],
    least: '1.15.0-2.1+deb13u1',
    mends: 'CVE-2026-2447: its encoder overflows the heap',
  },
  {
    from: 'debian',
    packages: ['liblzma5'],
    least: '5.8.1-1+deb13u2',
    mends: 'GHSA-5qpq-xqfv-j9pg: a decoder that begins again without memory writes outside its buffers',
  },
];
