/** The dump of a file's EXIF and XMP as rows of a table. */

export interface Tag {
  name: string;
  value: string;
}

type Dump = Readonly<Record<string, unknown>>;

export function tagsOf({ exif = {}, xmp = {} }: { exif?: Dump | undefined; xmp?: Dump | undefined }): Tag[] {
  return [...Object.entries(exif), ...Object.entries(xmp)].map(([name, value]) => ({ name, value: textOf(value) }));
}

/** Those that have all words of `filter` in name or value, whatever their case. */
export function tagsWith(tags: readonly Tag[], filter: string): readonly Tag[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return tags.filter(({ name, value }) => {
    const text = `${name} ${value}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.map(textOf).join(', ') : JSON.stringify(value);
}
