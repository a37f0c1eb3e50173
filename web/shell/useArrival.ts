/** Who goes to another screen arrives there: with its name on the window, and the focus at its beginning. */
import { useEffect, useRef } from 'preact/hooks';
import type { Place } from '../route.ts';
import { PLACES } from './places.ts';

/** A screen that is loaded first takes its time; then whoever went on has forgotten it. */
const PATIENCE_MS = 5000;
const HEADING = 'h1';

/** What is to have the focus on the next screen in place of its heading. */
let wanted: string | undefined;

/** By a CSS selector, within the screen. */
export function arriveAt(selector: string): void {
  wanted = selector;
}

/** Gives the ref of `<main>`. */
export function useArrival({ screen }: Place, title: string) {
  const main = useRef<HTMLElement>(null);
  const last = useRef(screen);
  useEffect(() => {
    const label = PLACES.find(({ to }) => to.screen === screen)?.label;
    document.title = label === undefined || screen === 'photos' ? title : `${label} · ${title}`;
    // At first the browser has the focus, where screen readers begin.
    if (screen === last.current || !main.current) return;
    last.current = screen;
    const selector = wanted ?? HEADING;
    wanted = undefined;
    return whenThere(main.current, selector, focus);
  }, [screen, title]);
  return main;
}

/** Calls `then` as soon as there is such an element. Gives what ends the wait. */
function whenThere(within: HTMLElement, selector: string, then: (element: HTMLElement) => void): () => void {
  const look = () => {
    const element = within.querySelector<HTMLElement>(selector);
    if (!element) return;
    end();
    then(element);
  };
  const watcher = new MutationObserver(look);
  const timer = setTimeout(() => end(), PATIENCE_MS);
  const end = () => {
    watcher.disconnect();
    clearTimeout(timer);
  };
  watcher.observe(within, { childList: true, subtree: true });
  look();
  return end;
}

function focus(element: HTMLElement): void {
  // The screen itself may know better where to begin.
  if (element.matches(HEADING) && element.closest('main')?.contains(document.activeElement)) return;
  if (!element.hasAttribute('tabindex') && element.matches(HEADING)) element.tabIndex = -1;
  element.focus();
}
