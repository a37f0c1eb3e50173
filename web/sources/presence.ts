/** Whether anybody looks at the page. */
export interface Presence {
  hidden(): boolean;
  /** Since the last input. */
  idleMs(): number;
  /** Called when the page comes into sight, and at an input. Gives the end of it. */
  onSign(listener: () => void): () => void;
}

const INPUTS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

export function watchPresence(): Presence {
  let last = performance.now();
  const listeners = new Set<() => void>();
  const sign = () => {
    last = performance.now();
    for (const listener of listeners) listener();
  };
  for (const input of INPUTS) addEventListener(input, sign, { passive: true, capture: true });
  document.addEventListener('visibilitychange', () => !document.hidden && sign());
  return {
    hidden: () => document.hidden,
    idleMs: () => performance.now() - last,
    onSign(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
