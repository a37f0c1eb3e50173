/** Short words about what was just done, with a way back. */
import { signal } from '@preact/signals';

export interface Toast {
  id: number;
  text: string;
  bad?: boolean;
  /** What the button says that is not "Undo". */
  action?: { label: string; run: () => unknown };
  undo?: () => unknown;
}

/** Long enough to be read and reached with a keyboard. */
const STAYS_MS = 12_000;
const MOST = 4;

export const toasts = signal<readonly Toast[]>([]);
const timers = new Map<number, ReturnType<typeof setTimeout>>();
let next = 0;
let isHeld = false;

export function say(toast: Omit<Toast, 'id'>): void {
  const id = next++;
  toasts.value = [...toasts.value, { ...toast, id }].slice(-MOST);
  if (!isHeld) leaveInTime(id);
}

export function unsay(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}

/** While somebody is at them they stay; then they have all their time again. */
export function holdToasts(held: boolean): void {
  if (held === isHeld) return;
  isHeld = held;
  for (const timer of timers.values()) clearTimeout(timer);
  timers.clear();
  if (!held) for (const { id } of toasts.value) leaveInTime(id);
}

function leaveInTime(id: number): void {
  timers.set(
    id,
    setTimeout(() => {
      timers.delete(id);
      unsay(id);
    }, STAYS_MS),
  );
}
