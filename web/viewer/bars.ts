/** When the bars over a photo are seen: while something moves, or somebody is at them. */
import { type ReadonlySignal, signal } from '@preact/signals';

export interface Bars {
  readonly seen: ReadonlySignal<boolean>;
  show(): void;
  /** A tap on the picture. */
  toggle(): void;
  end(): void;
}

const REST_MS = 3000;
const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** `busy`: whether the bars are needed now, by a focus or a pointer. */
export function createBars(dialog: HTMLElement, busy: () => boolean): Bars {
  const seen = signal(true);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = () => {
    seen.value = true;
    clearTimeout(timer);
    timer = setTimeout(rest, REST_MS);
  };
  const rest = () => {
    // What comes and goes by itself is motion.
    if (calm.matches) return;
    if (busy()) show();
    else seen.value = false;
  };
  const moved = (event: PointerEvent) => {
    // A finger that lies on the picture means the picture.
    if (event.pointerType !== 'touch') show();
  };
  dialog.addEventListener('pointermove', moved);
  dialog.addEventListener('focusin', show);
  dialog.addEventListener('keydown', show);
  show();
  return {
    ...{ seen, show },
    toggle() {
      if (seen.value && !calm.matches) {
        clearTimeout(timer);
        seen.value = false;
      } else show();
    },
    end() {
      clearTimeout(timer);
      dialog.removeEventListener('pointermove', moved);
      dialog.removeEventListener('focusin', show);
      dialog.removeEventListener('keydown', show);
    },
  };
}
