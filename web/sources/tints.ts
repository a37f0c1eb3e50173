/** The colours of an edition's photos, read when there is time for them. */
import type { Edition } from './edition.ts';
import { tintText } from './tintText.ts';

export interface Tints {
  /** From now on they are of this one. */
  follow(edition: Edition): void;
  /** As `#rrggbb`; nothing while they have not been read. */
  at(index: number): string | undefined;
}

export interface TintsOptions {
  read(hash: string, signal: AbortSignal): Promise<Uint8Array>;
  whenIdle(work: () => void): void;
}

export function tints({ read, whenIdle }: TintsOptions): Tints {
  let hash = '';
  let bytes: Uint8Array | undefined;
  let reading = new AbortController();

  const begin = async ({ signal }: AbortController, photos: number) => {
    if (signal.aborted) return;
    try {
      const all = await read(hash, signal);
      if (!signal.aborted && all.length === photos) bytes = all;
    } catch {
      // They are a colour to wait with: without them a box is grey until it is filled.
    }
  };

  return {
    follow({ tintHash, shape }) {
      if (tintHash === hash) return;
      reading.abort();
      hash = tintHash;
      bytes = undefined;
      const mine = new AbortController();
      reading = mine;
      if (hash !== '') whenIdle(() => void begin(mine, shape.ratios.length));
    },
    at(index) {
      const byte = bytes?.[index];
      return byte === undefined ? undefined : tintText(byte);
    },
  };
}
