/** The shape of the timeline as it is published, read past the page, and how it is laid out on a desktop. */
import { layoutName, MANIFEST_NAME } from '../../core/names.ts';
import type { Manifest } from '../../core/timeline/manifest.ts';
import { layoutRows, type RowLayout } from '../../web/grid/layoutRows.ts';
import { parseLayout } from '../../web/sources/layoutFile.ts';
import type { Shape } from '../../web/sources/photoSource.ts';
import type { Scene } from './scene.ts';

export async function publishedShape({ url }: Scene): Promise<Shape> {
  const { media } = (await (await fetch(`${url}/api/session`)).json()) as { media: { base: string; query: string } };
  const read = (name: string) => fetch(`${media.base}${name}?${media.query}`);
  const { layout } = (await (await read(MANIFEST_NAME)).json()) as Manifest;
  return parseLayout(await (await read(layoutName(layout.hash))).arrayBuffer());
}

export function laidOut(shape: Shape, widthPx: number): RowLayout {
  return layoutRows(shape, { widthPx, rowPx: 200, gapPx: 4, headerPx: 56, captionPx: 0, headers: true });
}
