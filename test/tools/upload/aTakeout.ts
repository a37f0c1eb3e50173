/** What Google Takeout writes: sidecars, and the names it gives to them and to pictures. Written from its rules, apart from ours. */

export interface Sidecar {
  title: string;
  /** Seconds since 1970, as text. */
  taken?: string | undefined;
  place?: { latitude: number; longitude: number };
}

/** As Google writes it beside a picture. */
export function sidecarText({ title, taken = '1560000000', place = { latitude: 0, longitude: 0 } }: Sidecar): string {
  const geo = { ...place, altitude: 0, latitudeSpan: 0, longitudeSpan: 0 };
  return JSON.stringify({
    title,
    description: '',
    imageViews: '3',
    creationTime: { timestamp: '1591536000', formatted: 'Jun 7, 2020, 1:20:00 PM UTC' },
    photoTakenTime: { timestamp: taken, formatted: 'x' },
    geoData: { latitude: 0, longitude: 0, altitude: 0 },
    geoDataExif: geo,
    url: 'https://photos.google.com/photo/EXAMPLE',
  });
}

export const ALBUM = JSON.stringify({ title: 'Summer', description: '', date: { timestamp: '1560000000' } });

export interface Item {
  title: string;
  isEdited: boolean;
}

export interface Exported {
  /** The sidecar of each picture and film. */
  sidecarOf: Record<string, string>;
  titleOf: Record<string, string>;
}

/** The names of the files of one folder. A name that is taken gets the next number that is free. */
export function exported(
  items: readonly Item[],
  { style, edited }: { style: 'old' | 'new'; edited: string },
): Exported {
  const taken = new Map<string, number>();
  const free = (before: string, after: string) => {
    const number = taken.get(before + after) ?? 0;
    taken.set(before + after, number + 1);
    return number === 0 ? before + after : `${before}(${number})${after}`;
  };
  const names: Exported = { sidecarOf: {}, titleOf: {} };
  for (const { title, isEdited } of items) {
    const dot = title.lastIndexOf('.');
    const [stem, extension] = [title.slice(0, dot), title.slice(dot)];
    const cut = (text: string) => text.slice(0, 51 - extension.length);
    const sidecar = free((style === 'old' ? title : `${title}.supplemental-metadata`).slice(0, 46), '.json');
    const picture = free(cut(stem), extension);
    names.titleOf[sidecar] = title;
    names.sidecarOf[picture] = sidecar;
    if (isEdited) {
      const number = /\((\d+)\)\.[^.]*$/.exec(picture)?.[0].replace(extension, '') ?? '';
      names.sidecarOf[free(cut(`${stem}-${edited}`) + number, extension)] = sidecar;
    }
  }
  return names;
}
