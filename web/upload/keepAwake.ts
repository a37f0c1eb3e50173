/** While files are being sent, keeps the screen of a phone on, and asks before the page is left. */
import { effect, type ReadonlySignal } from '@preact/signals';
import type { Progress } from './progress.ts';

export function keepAwake(progress: ReadonlySignal<Progress>): void {
  let sending = false;
  let lock: WakeLockSentinel | undefined;

  const hold = async () => {
    // Neither every browser nor plain http has it, and a low battery refuses.
    lock = await navigator.wakeLock?.request('screen').catch(() => undefined);
    if (!sending) await release();
  };
  const release = async () => {
    const held = lock;
    lock = undefined;
    await held?.release();
  };
  const ask = (event: BeforeUnloadEvent) => event.preventDefault();

  effect(() => {
    const { phase, reading } = progress.value;
    if (phase === 'idle' && !reading) removeEventListener('beforeunload', ask);
    else addEventListener('beforeunload', ask);
    const now = phase === 'sending' || reading;
    if (now === sending) return;
    sending = now;
    void (sending ? hold() : release());
  });
  // The browser lets go of it whenever the page is hidden.
  document.addEventListener('visibilitychange', () => {
    if (sending && !document.hidden) void hold();
  });
}
