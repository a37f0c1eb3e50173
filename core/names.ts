/** Every blob name we make, in one place. Originals keep the names people gave them. */

export const recordName = (id: string) => `${id.slice(0, 2)}/${id}.json`;

/** `rev` follows from content and settings, so a preview's name never means two different pictures. */
export const previewName = (id: string, rev: string, file: string) => `${id.slice(0, 2)}/${id}/${rev}/${file}`;

export const MANIFEST_NAME = 'timeline/manifest.json';
export const monthName = (key: string, hash: string) => `timeline/m/${key}-${hash}.json`;
export const layoutName = (hash: string) => `timeline/layout-${hash}.bin`;
export const tintName = (hash: string) => `timeline/tint-${hash}.bin`;
export const columnsName = (key: string, hash: string) => `columns/${key}-${hash}.json`;

/** `a/b/IMG.JPG` is in folder `a/b`, with base `IMG` and extension `jpg`; a dot at the start begins no extension. */
export function partsOf(name: string): { folder: string; base: string; ext: string } {
  const slash = name.lastIndexOf('/');
  const file = name.slice(slash + 1);
  const dot = file.lastIndexOf('.');
  const folder = name.slice(0, Math.max(slash, 0));
  return dot > 0
    ? { folder, base: file.slice(0, dot), ext: file.slice(dot + 1).toLowerCase() }
    : { folder, base: file, ext: '' };
}
