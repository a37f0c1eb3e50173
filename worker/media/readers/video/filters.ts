/** What ffmpeg does to the frame it takes: small, in the right colours; where asked, only if it is neither dark nor blank. */
import { largestBox } from '../../previews.ts';
import type { Film } from './film.ts';
import type { Moment } from './moments.ts';
import { fitInto } from './shownSize.ts';

/** Films that say nothing of their colours are of television's older kind up to this height, and of the newer above it. */
const SD_HEIGHT = 576;
/** Brightness that a tenth of a lit frame exceeds, of 16 to 235. */
const LIT = 50;
/** Brightness that nine tenths of a white frame exceed: many films fade in from it. */
const BLANK = 190;
/** Frames that are looked at for light: five seconds of a phone's, an eye's blink of a film of 3000 a second. */
const LIT_FRAMES = 150;
/** More than a screen can show: drawn without care, such films are grey and dull. */
const HIGH_RANGE = ['smpte2084', 'arib-std-b67'];

/** `toned` false leaves the range of light as it is: not every ffmpeg has what it takes. */
export function filters(film: Film, { lit }: Moment, toned: boolean): string {
  const { width, height } = fitInto(film.shown, Math.max(...Object.values(largestBox())));
  const guess = film.matrix || film.stored.height <= SD_HEIGHT ? '' : ':in_color_matrix=bt709';
  return [
    ...(lit ? [`trim=end_frame=${LIT_FRAMES}`] : []),
    `scale=${width}:${height}:flags=area+accurate_rnd+full_chroma_int${guess}`,
    ...(toned ? toneMapping(film) : []),
    ...(lit ? lightOnly : []),
    // What lies before the second that was asked for would be dropped on the way out, and that is the key frame.
    'setpts=0',
    // By way of planes: straight from a film's own colours, each processor has a code of its own, and other edges.
    'format=gbrp',
    'format=rgb24',
  ].join(',');
}

export function isHighRange({ transfer = '' }: Film): boolean {
  return HIGH_RANGE.includes(transfer);
}

const lightOnly = [
  // Older ones do so by themselves; the numbers above are of this range.
  'scale=out_range=tv',
  'format=yuv444p',
  'signalstats',
  `metadata=mode=select:key=lavfi.signalstats.YHIGH:value=${LIT}:function=greater`,
  `metadata=mode=select:key=lavfi.signalstats.YLOW:value=${BLANK}:function=less`,
];

/** Of the curves, `mobius` leaves all but the highlights as they are; 100 candela is where a screen's white lies. */
function toneMapping(film: Film): string[] {
  if (!isHighRange(film)) return [];
  return [
    'format=yuv420p10',
    `zscale=tin=${film.transfer}:min=bt2020nc:pin=bt2020:t=linear:p=bt709:npl=100`,
    'format=gbrpf32le',
    'tonemap=mobius:desat=0',
    'zscale=t=bt709:m=bt709:p=bt709:r=tv',
  ];
}
