/** Words from within a file, which may be any: a few lines of them, and all of them by a press. */
import { useState } from 'preact/hooks';
import { nameShown } from '../ui/nameShown.ts';

/** Fewer than three lines have; more may be cut. */
const SHORT = 72;

export function Words({ text }: { text: string }) {
  const [all, setAll] = useState(false);
  const shown = nameShown(text);
  if (shown.length <= SHORT) return <bdi>{shown}</bdi>;
  return (
    <button type="button" class="info-long" aria-expanded={all} onClick={() => setAll(!all)}>
      <bdi class={all ? 'info-words all' : 'info-words'}>{shown}</bdi>
    </button>
  );
}
