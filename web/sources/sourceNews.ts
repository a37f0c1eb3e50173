/** Tells whoever subscribed to a list what has changed in it, and keeps why it could not be read. */
import type { PhotoSource, SourceChange } from './photoSource.ts';

export interface SourceNews extends Pick<PhotoSource, 'subscribe' | 'trouble'> {
  tell(change: SourceChange): void;
  setTrouble(error: Error | undefined): void;
}

export function sourceNews(): SourceNews {
  const listeners = new Set<(change: SourceChange) => void>();
  let trouble: Error | undefined;
  const tell = (change: SourceChange) => {
    for (const listener of listeners) listener(change);
  };
  return {
    tell,
    trouble: () => trouble,
    setTrouble(error) {
      if (trouble === error) return;
      trouble = error;
      tell({ kind: 'trouble' });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
