/** Begins to select, where a finger has nothing to hover with and a long press is not known or not possible. */
import check from 'lucide-static/icons/circle-check.svg?raw';
import { IconButton } from '../ui/IconButton.tsx';
import { mayDoSomething } from './mayDoSomething.ts';
import type { Selection } from './selection.ts';

export function SelectButton({ selection }: { selection: Selection }) {
  if (!mayDoSomething()) return null;
  return <IconButton svg={check} label="Select" onClick={() => selection.begin()} />;
}
