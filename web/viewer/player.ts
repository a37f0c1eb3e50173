/** A film in the browser's own player, on a URL that ends after a quarter of an hour and is then asked for anew. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { originalUrl } from '../talk/originalUrl.ts';

export interface Player {
  element: HTMLVideoElement;
  /** Why it does not play: the API, or a browser that can't. */
  trouble: ReadonlySignal<unknown>;
  /** Gets it ready; with `play` begins at once. */
  start(options?: { play?: boolean }): Promise<void>;
  /** Lets go of what was read. */
  stop(): void;
}

/** Nobody has pressed anything yet; it was stopped; it can not be read, which its own event tells. */
const NO_TROUBLE = ['NotAllowedError', 'AbortError', 'NotSupportedError'];

export function createPlayer(id: string): Player {
  const element = document.createElement('video');
  element.controls = true;
  element.crossOrigin = 'anonymous';
  element.playsInline = true;
  element.preload = 'metadata';
  const trouble = signal<unknown>(undefined);
  let isRenewed = false;

  const play = () =>
    element.play().catch((error: Error) => {
      if (!NO_TROUBLE.includes(error.name)) trouble.value = error;
    });
  const setUrl = async (renew: boolean) => {
    try {
      element.src = await originalUrl(id, { renew });
    } catch (error) {
      trouble.value = error;
    }
  };

  element.addEventListener('playing', () => {
    isRenewed = false;
  });
  element.addEventListener('error', async () => {
    if (!element.hasAttribute('src')) return;
    if (isRenewed) {
      trouble.value = new Error('This video cannot be played here.');
      // Its picture lies below it.
      element.hidden = true;
      return;
    }
    isRenewed = true;
    const { currentTime, paused } = element;
    await setUrl(true);
    element.currentTime = currentTime;
    if (!paused) await play();
  });

  return {
    ...{ element, trouble },
    async start(options) {
      if (!element.hasAttribute('src')) await setUrl(false);
      if (options?.play) await play();
    },
    stop() {
      element.pause();
      element.removeAttribute('src');
      element.load();
    },
  };
}
