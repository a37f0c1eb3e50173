/** Files of one class: how many there are, and on demand the first of them. */

import { useSignal } from '@preact/signals';
import chevron from 'lucide-static/icons/chevron-right.svg?raw';
import type { ComponentChildren } from 'preact';
import { countText } from '../../../core/amounts.ts';
import { Icon } from '../../ui/Icon.tsx';

interface Props {
  title: string;
  count: number;
  /** To begin with. */
  open?: boolean;
  /** The first ones, which of many are enough. */
  rows: (most: number) => ComponentChildren;
  /** What can be done for all of them. */
  children?: ComponentChildren;
}

const FIRST = 50;
const MORE = 500;

export function FileClass({ title, count, open = false, rows, children }: Props) {
  const isOpen = useSignal(open);
  const most = useSignal(FIRST);
  if (count === 0) return null;
  return (
    <details
      class="file-class"
      open={isOpen.value}
      onToggle={({ currentTarget }) => {
        isOpen.value = currentTarget.open;
      }}
    >
      <summary>
        <Icon svg={chevron} px={16} />
        <h2>{title}</h2>
        <span class="muted">{countText(count, 'file')}</span>
      </summary>
      {children && <div class="row">{children}</div>}
      {isOpen.value && <ul>{rows(most.value)}</ul>}
      {count > most.value && (
        <button
          type="button"
          class="button quiet"
          onClick={() => {
            most.value += MORE;
          }}
        >
          Show more
        </button>
      )}
    </details>
  );
}
