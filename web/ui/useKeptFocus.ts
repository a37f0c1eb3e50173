/** Puts the focus on the screen's heading where what had it is gone, as a link within the same screen is when it was followed. */
import { useEffect, useRef } from 'preact/hooks';

/** `about` says what is shown. */
export function useKeptFocus(about: string): void {
  const before = useRef(about);
  useEffect(() => {
    if (about === before.current) return;
    before.current = about;
    if (document.activeElement === document.body) document.querySelector<HTMLElement>('main h1')?.focus();
  }, [about]);
}
