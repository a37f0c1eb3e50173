/** When something is on screen: what is not needed before is asked for then, so that it is in nobody's way. */
import { whenIdle } from './whenIdle.ts';

/** Where nothing comes that could be seen. */
const PATIENCE_MS = 10_000;

/** Ends with the first picture, or with the styles of a screen that is loaded itself. */
export const settled = new Promise<void>((resolve) => {
  const settle = () => {
    document.removeEventListener('load', hear, true);
    whenIdle(resolve);
  };
  const hear = ({ target }: Event) => {
    // This very script has its own, and so has the configuration.
    const isOfStart = target instanceof HTMLScriptElement || (target as HTMLLinkElement).rel === 'preload';
    if (!isOfStart) settle();
  };
  document.addEventListener('load', hear, true);
  setTimeout(settle, PATIENCE_MS);
});
