/** Keeps the scrubber in sight on a phone, which has no room for it but while it is needed. */
import type { ReadonlySignal } from '@preact/signals';

/** After the last movement. */
const AWAKE_MS = 1500;

/** Gives the end of it. */
export function awakeOnScroll(host: HTMLElement, top: ReadonlySignal<number>): () => void {
  let sleep: ReturnType<typeof setTimeout> | undefined;
  let first = true;
  const end = top.subscribe(() => {
    clearTimeout(sleep);
    if (first) {
      first = false;
      return;
    }
    sleep = setTimeout(() => host.classList.remove('awake'), AWAKE_MS);
    host.classList.add('awake');
  });
  return () => {
    end();
    clearTimeout(sleep);
  };
}
