/** Pictures that are pleasant to look at and small: a few dozen, drawn from shapes and gradients. */
import { fingerprint } from '../../worker/media/fingerprint.ts';
import { DRAWINGS, loadSharp, type Sharp } from '../../worker/media/loadSharp.ts';
import type { Raster } from '../../worker/media/raster.ts';
import { sample } from '../../worker/media/sample.ts';
import { thumbhash } from '../../worker/media/thumbhash.ts';
import { chanceFrom } from './chance.ts';
import { SCENES } from './scenes.ts';

export interface Drawing {
  /** Width by height. */
  ratio: number;
  previews: readonly DrawnPreview[];
  /** Base64. */
  thumbhash: string;
  /** Hex, 256 bits. */
  fingerprint: string;
}

interface DrawnPreview {
  name: string;
  width: number;
  height: number;
  content: Buffer;
}

/** Each scene once in every shape. */
const RATIOS = [3 / 2, 4 / 3, 3 / 4, 16 / 9, 2 / 3, 1];
/** Pixels of the longer side: nobody needs to see the pores of a drawing. */
const SIDE = 800;
const EFFORT = 1;
const SIZES = [
  { name: 'large.webp', width: SIDE, height: SIDE, quality: 70 },
  { name: 'thumb.webp', width: 800, height: 400, quality: 60 },
];

export async function draw(): Promise<Drawing[]> {
  const sharp = await loadSharp();
  const chance = chanceFrom(SCENES.length);
  const drawings: Drawing[] = [];
  // What we have drawn ourselves is safe to read; what people send is not, and nothing else reads here meanwhile.
  sharp.unblock({ operation: [DRAWINGS] });
  try {
    for (const ratio of RATIOS) {
      for (const scene of SCENES) {
        const [width, height] = ratio >= 1 ? [SIDE, Math.round(SIDE / ratio)] : [Math.round(SIDE * ratio), SIDE];
        const body = scene({ width, height, hue: chance.between(0, 359), chance });
        drawings.push(await drawn(sharp, svg(width, height, body), ratio));
      }
    }
  } finally {
    sharp.block({ operation: [DRAWINGS] });
  }
  return drawings;
}

function svg(width: number, height: number, body: string): Buffer {
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${body}</svg>`);
}

async function drawn(sharp: Sharp, svg: Buffer, ratio: number): Promise<Drawing> {
  const { data, info } = await sharp(svg).flatten().removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const picture: Raster = { data, width: info.width, height: info.height };
  const previews: DrawnPreview[] = [];
  for (const size of SIZES) previews.push(await cut(sharp, picture, size));
  const small = await sample(picture);
  const { hex } = fingerprint(small);
  return { ratio, previews, thumbhash: await thumbhash(small, picture), fingerprint: hex };
}

async function cut(sharp: Sharp, { data, width, height }: Raster, size: (typeof SIZES)[number]): Promise<DrawnPreview> {
  const { name, quality, ...box } = size;
  const image = sharp(data, { raw: { width, height, channels: 3 } });
  image.resize({ ...box, fit: 'inside', withoutEnlargement: true }).webp({ quality, effort: EFFORT });
  const { data: content, info } = await image.toBuffer({ resolveWithObject: true });
  return { name, width: info.width, height: info.height, content };
}
