/** Whether letters, digits and signs do something by themselves: who dictates, or slips, would rather not. */
import { signal } from '@preact/signals';
import { store, stored } from '../stored.ts';

const KEY = 'singleKeys';

export const singleKeys = signal(stored<boolean>(KEY) ?? true);

export function keepSingleKeys(on: boolean): void {
  singleKeys.value = on;
  store(KEY, on ? undefined : false);
}
