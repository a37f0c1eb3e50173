/** While something is open: says when a press or the focus goes elsewhere, or Escape is pressed. */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export function useLeaving(
  open: boolean,
  within: RefObject<HTMLElement | null>,
  onLeave: (how: 'elsewhere' | 'escape') => void,
): void {
  const latest = useRef(onLeave);
  latest.current = onLeave;
  useEffect(() => {
    if (!open) return;
    const end = new AbortController();
    const { signal } = end;
    const elsewhere = ({ target }: Event) => {
      if (!within.current?.contains(target as Node)) latest.current('elsewhere');
    };
    addEventListener('pointerdown', elsewhere, { signal });
    addEventListener('focusin', elsewhere, { signal });
    addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return;
        // It is this that is closed, and nothing below it.
        event.preventDefault();
        latest.current('escape');
      },
      { signal, capture: true },
    );
    return () => end.abort();
  }, [open, within]);
}
