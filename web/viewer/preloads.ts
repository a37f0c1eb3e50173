/** Previews of what is looked at and of its neighbours: read in order, and given up as soon as they are passed. */
import { previewName } from '../../core/names.ts';
import { fetchMedia, previewUrl } from '../talk/media.ts';

/** What a preview's name is made of. */
interface Version {
  id: string;
  rev: string;
}

export interface Preloads {
  /** From here on these alone, the first before all others. */
  want(versions: readonly Version[]): void;
  /** Nothing while it is not there in full. */
  loaded(version: Version): HTMLImageElement | undefined;
  drop(): void;
}

export interface PreloadEvents {
  onLoaded(version: Version, image: HTMLImageElement): void;
  /** There is no such preview, or it can't be read. */
  onFailed(version: Version, error: unknown): void;
}

interface Reading {
  version: Version;
  image: HTMLImageElement;
  state: 'waiting' | 'reading' | 'loaded' | 'failed';
  abort: AbortController;
}

export function createPreloads({ onLoaded, onFailed }: PreloadEvents): Preloads {
  let readings = new Map<string, Reading>();

  /** The first has all connections to itself until it is there. */
  const goOn = () => {
    for (const reading of readings.values()) {
      if (reading.state === 'waiting') void read(reading);
      if (reading.state === 'reading' && reading === readings.values().next().value) return;
    }
  };

  const read = async (reading: Reading) => {
    const { version, abort } = reading;
    reading.state = 'reading';
    try {
      await show(reading).catch(async () => {
        if (abort.signal.aborted) return;
        // An image does not say why it failed: this does, and renews a credential that has ended.
        await fetchMedia(previewName(version.id, version.rev, 'large.webp'), { method: 'HEAD', signal: abort.signal });
        await show(reading);
      });
      if (abort.signal.aborted) return;
      reading.state = 'loaded';
      onLoaded(version, reading.image);
    } catch (error) {
      if (abort.signal.aborted) return;
      reading.state = 'failed';
      onFailed(version, error);
    }
    goOn();
  };

  const forget = ({ image, abort }: Reading) => {
    abort.abort();
    image.removeAttribute('src');
  };

  return {
    want(versions) {
      const next = new Map(
        versions.map((version) => [keyOf(version), readings.get(keyOf(version)) ?? unread(version)]),
      );
      for (const [key, reading] of readings) if (!next.has(key)) forget(reading);
      readings = next;
      goOn();
    },
    loaded(version) {
      const reading = readings.get(keyOf(version));
      return reading?.state === 'loaded' ? reading.image : undefined;
    },
    drop() {
      for (const reading of readings.values()) forget(reading);
      readings.clear();
    },
  };
}

function unread(version: Version): Reading {
  const image = new Image();
  image.crossOrigin = 'anonymous';
  image.alt = '';
  return { version, image, state: 'waiting', abort: new AbortController() };
}

/** Decoded as well, so that it comes at once. */
async function show({ version, image }: Reading): Promise<void> {
  image.src = previewUrl(version, 'large') ?? '';
  await image.decode();
}

function keyOf({ id, rev }: Version): string {
  return `${id}/${rev}`;
}
