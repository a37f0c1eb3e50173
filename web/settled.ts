/** When something is on screen: what is not needed before is asked for then, so that it is in nobody's way. */
import { whenIdle } from './whenIdle.ts';

/** So long nothing more has come to be seen. */
const QUIET_MS = 100;
/** After the first of it: on a slow line pictures come for a long time. */
const LATEST_MS = 1000;
/** Where nothing comes that could be seen. */
const PATIENCE_MS = 10_000;

/** Ends soon after the first pictures, or the styles of a screen that is loaded itself. */
export const settled = new Promise<void>((resolve) => {
  const settle = () => {
    document.removeEventListener('load', hear, true);
    whenIdle(resolve);
  };
  let quiet: ReturnType<typeof setTimeout> | undefined;
  const hear = ({ target }: Event) => {
    // This very script has its own, and so has the configuration.
    if (target instanceof HTMLScriptElement || (target as HTMLLinkElement).rel === 'preload') return;
    if (quiet === undefined) setTimeout(settle, LATEST_MS);
    clearTimeout(quiet);
    quiet = setTimeout(settle, QUIET_MS);
  };
  document.addEventListener('load', hear, true);
  setTimeout(settle, PATIENCE_MS);
});
