/** Reads a list again while files are coming that were uploaded on this page. */
import { useEffect } from 'preact/hooks';
import { arrived } from '../../upload/arrived.ts';

/** What is converted is listed when its month has been published, which a busy converter does every 30 s. */
const SOON_MS = 3000;
const LATE_MS = 35_000;

export function useArrivals(refresh: () => Promise<void>): void {
  useEffect(() => {
    const seen = arrived.peek();
    let soon: ReturnType<typeof setTimeout> | undefined;
    let late: ReturnType<typeof setTimeout> | undefined;
    const end = arrived.subscribe((now) => {
      if (now === seen) return;
      clearTimeout(late);
      late = setTimeout(() => void refresh(), LATE_MS);
      soon ??= setTimeout(() => {
        soon = undefined;
        void refresh();
      }, SOON_MS);
    });
    return () => {
      end();
      clearTimeout(soon);
      clearTimeout(late);
    };
  }, [refresh]);
}
