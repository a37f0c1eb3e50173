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
let next = 0;

export function say(toast: Omit<Toast, 'id'>): void {
  const id = next++;
  toasts.value = [...toasts.value, { ...toast, id }].slice(-MOST);
  setTimeout(() => unsay(id), STAYS_MS);
}

export function unsay(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}
