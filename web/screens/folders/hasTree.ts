/** Whether there is room for the tree beside the folders: where it is not seen, it is not read either. */
import { signal } from '@preact/signals';

const room = matchMedia('(width > 1000px)');

export const hasTree = signal(room.matches);
room.addEventListener('change', () => {
  hasTree.value = room.matches;
});
