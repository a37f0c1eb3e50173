/** The shape of the timeline as it is published, and how it is laid out on a desktop. */
import { layoutRows, type RowLayout } from '../../web/grid/layoutRows.ts';
import type { Shape } from '../../web/sources/photoSource.ts';
import { publishedBy } from './published.ts';
import type { Scene } from './scene.ts';

export async function publishedShape(scene: Scene): Promise<Shape> {
  const files = publishedBy(scene);
  const { layout } = await files.manifest();
  return files.layout(layout.hash);
}

export function laidOut(shape: Shape, widthPx: number): RowLayout {
  return layoutRows(shape, { widthPx, rowPx: 200, gapPx: 4, headerPx: 56, captionPx: 0, headers: true });
}
