/**
 * Colours by number as an ICC profile: decoders of HEIF make RGB of YCbCr and stop there, so that wide gamut would look
 * pale, and high dynamic range like fog.
 */
import type { HeifFacts } from './heifFacts.ts';

type Xyz = readonly [number, number, number];

/** Red, green and blue as XYZ under D50, Bradford-adapted from D65, by the number of ITU-T H.273. */
const WIDE: Record<number, readonly [Xyz, Xyz, Xyz]> = {
  // BT.2020
  9: [
    [0.67348, 0.27904, -0.00194],
    [0.16566, 0.67534, 0.02998],
    [0.12505, 0.0456, 0.7971],
  ],
  // Display P3
  12: [
    [0.51512, 0.2412, -0.00105],
    [0.29198, 0.69225, 0.04189],
    [0.1571, 0.06657, 0.78407],
  ],
};

/** BT.709, whose primaries are sRGB's. */
const SRGB: readonly [Xyz, Xyz, Xyz] = [
  [0.43607, 0.22249, 0.01392],
  [0.38515, 0.71687, 0.09708],
  [0.14307, 0.06061, 0.7141],
];

const D50: Xyz = [0.9642, 1, 0.8249];

const TRANSFERS: Record<number, (signal: number) => number> = {
  16: (signal) => shoulder(perceptual(signal) / WHITE_NITS),
  18: (signal) => shoulder((1000 * hybrid(signal) ** 1.2) / WHITE_NITS),
};

/** Nothing where it is as good as sRGB: old television's primaries are near it, and nobody means them. */
export function nclxProfile({ primaries, transfer }: NonNullable<HeifFacts['nclx']>): Buffer | undefined {
  const colours = WIDE[primaries];
  const light = TRANSFERS[transfer];
  return colours || light ? profile(colours ?? SRGB, light ?? srgb) : undefined;
}

function srgb(signal: number): number {
  return signal <= 0.04045 ? signal / 12.92 : ((signal + 0.055) / 1.055) ** 2.4;
}

/** What a white page has in HDR (ITU-R BT.2408); the sun is brighter. */
const WHITE_NITS = 203;

/** Up to here light stays as it is; what is brighter is pressed into the rest, 1000 nits into nearly all of it. */
const KNEE = 0.5;

function shoulder(light: number): number {
  const beyond = (light - KNEE) / (1 - KNEE);
  return beyond <= 0 ? light : KNEE + ((1 - KNEE) * beyond) / (1 + beyond);
}

/** SMPTE ST 2084: nits of a signal. */
function perceptual(signal: number): number {
  const root = signal ** (32 / 2523);
  return 10000 * (Math.max(root - 107 / 128, 0) / (2413 / 128 - (2392 / 128) * root)) ** (8192 / 1305);
}

/** ARIB STD-B67: light of the scene of a signal, both from 0 to 1. */
function hybrid(signal: number): number {
  return signal <= 0.5 ? signal ** 2 / 3 : (Math.exp((signal - 0.55991073) / 0.17883277) + 0.28466892) / 12;
}

const STEPS = 1024;

/** Version 2: three colours and the curve of each. */
function profile(colours: readonly Xyz[], light: (signal: number) => number): Buffer {
  const curve = Buffer.alloc(12 + STEPS * 2);
  curve.write('curv', 'latin1');
  curve.writeUInt32BE(STEPS, 8);
  for (let at = 0; at < STEPS; at++)
    curve.writeUInt16BE(Math.round(65535 * Math.min(1, light(at / (STEPS - 1)))), 12 + at * 2);
  const name = Buffer.alloc(96);
  name.write('desc', 'latin1');
  name.writeUInt32BE(5, 8);
  name.write('nclx', 12, 'latin1');
  const right = Buffer.from('text\0\0\0\0public domain\0\0\0', 'latin1');
  const tags: [string, Buffer][] = [
    ['desc', name],
    ['cprt', right],
    ['wtpt', xyz(D50)],
    ...['rXYZ', 'gXYZ', 'bXYZ'].map((tag, at): [string, Buffer] => [tag, xyz(colours[at]!)]),
    ...['rTRC', 'gTRC', 'bTRC'].map((tag): [string, Buffer] => [tag, curve]),
  ];
  return assemble(tags);
}

function assemble(tags: [string, Buffer][]): Buffer {
  const head = Buffer.alloc(132 + tags.length * 12);
  const places = new Map<Buffer, number>();
  let size = head.length;
  head.writeUInt32BE(tags.length, 128);
  tags.forEach(([tag, content], at) => {
    const place = places.get(content) ?? size;
    if (place === size) size += content.length;
    places.set(content, place);
    head.write(tag, 132 + at * 12, 'latin1');
    head.writeUInt32BE(place, 136 + at * 12);
    head.writeUInt32BE(content.length, 140 + at * 12);
  });
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(0x02400000, 8);
  head.write('mntrRGB XYZ ', 12, 'latin1');
  head.write('acsp', 36, 'latin1');
  xyz(D50).copy(head, 68, 8);
  return Buffer.concat([head, ...places.keys()]);
}

/** Numbers of 16 bits before the point and 16 behind. */
function xyz(colour: Xyz): Buffer {
  const box = Buffer.alloc(20);
  box.write('XYZ ', 'latin1');
  colour.forEach((part, at) => {
    box.writeInt32BE(Math.round(part * 65536), 8 + at * 4);
  });
  return box;
}
