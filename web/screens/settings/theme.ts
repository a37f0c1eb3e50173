/** Light, dark, or as the system says; early.ts applies it before the first paint of the next visit. */
import { signal } from '@preact/signals';
import { store, stored } from '../../stored.ts';

export type Theme = 'auto' | 'light' | 'dark';

const KEY = 'theme';

export const theme = signal<Theme>(stored<Theme>(KEY) ?? 'auto');

export function keepTheme(next: Theme): void {
  theme.value = next;
  store(KEY, next === 'auto' ? undefined : next);
  document.documentElement.style.colorScheme = next === 'auto' ? '' : next;
}
