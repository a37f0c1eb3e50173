/** Keys that mean the same everywhere. */
import { useLayoutEffect } from 'preact/hooks';
import { go, route } from '../route.ts';
import { help } from '../ui/help.ts';
import { onKey } from '../ui/keys.ts';
import { arriveAt } from './useArrival.ts';

const SEARCH_BOX = 'input[type=search]';

export function useGlobalKeys(): void {
  // Who sees the page may press a key: it is heard from the first frame.
  useLayoutEffect(() => onKey({ '/': toSearch }), []);
  useLayoutEffect(() => onKey({ '?': () => (help.value = true) }, { reach: 'global' }), []);
}

function toSearch(): void {
  if (route.value.screen === 'search') {
    document.querySelector<HTMLElement>(`main ${SEARCH_BOX}`)?.focus();
    return;
  }
  arriveAt(SEARCH_BOX);
  go({ screen: 'search', query: '' });
}
