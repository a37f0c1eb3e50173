/** Keys that mean the same everywhere. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { go, route } from '../route.ts';
import { onKey } from './keys.ts';
import { arriveAt } from './useArrival.ts';

/** Whether the list of keys is shown. */
export const help = signal(false);

const SEARCH_BOX = 'input[type=search]';

export function useGlobalKeys(): void {
  useEffect(() => onKey({ '/': toSearch }), []);
  useEffect(() => onKey({ '?': () => (help.value = true) }, { reach: 'global' }), []);
}

function toSearch(): void {
  if (route.value.screen === 'search') {
    document.querySelector<HTMLElement>(`main ${SEARCH_BOX}`)?.focus();
    return;
  }
  arriveAt(SEARCH_BOX);
  go({ screen: 'search', query: '' });
}
