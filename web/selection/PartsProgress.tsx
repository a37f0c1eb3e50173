/** How far a wish for very many files is, with an end to it. */
import { countText } from '../../core/amounts.ts';

interface Props {
  done: number;
  of: number;
  /** What is done to them, after their number. */
  verb: string;
  onStop(): void;
}

export function PartsProgress({ done, of, verb, onStop }: Props) {
  return (
    <>
      <p role="status">
        {done.toLocaleString('en')} of {countText(of, 'file')} {verb}
      </p>
      <progress max={of} value={done} aria-label={`Files ${verb}`} />
      <div class="dialog-ways">
        <button type="button" class="button" onClick={onStop}>
          Stop
        </button>
      </div>
    </>
  );
}
