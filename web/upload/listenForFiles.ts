/** Hears of files that are dragged over the page, dropped on it, or pasted into it. */
import { type Dropped, droppedIn } from './dropped.ts';

/** Browsers tell of a drag at least this often; more silence means that it has left. Leaving itself they tell in three ways. */
const SILENCE_MS = 500;

/** Gives the end of it. */
export function listenForFiles(onOver: (over: boolean) => void, onGiven: (given: Dropped[]) => void): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  /** A picture of the page itself is dragged as a file, too. */
  let own = false;
  let leaving: ReturnType<typeof setTimeout> | undefined;

  const isFile = ({ dataTransfer }: DragEvent) => !own && dataTransfer?.types.includes('Files') === true;
  const over = (event: DragEvent) => {
    if (!isFile(event)) return;
    event.preventDefault();
    onOver(true);
    clearTimeout(leaving);
    leaving = setTimeout(() => onOver(false), SILENCE_MS);
  };
  const drop = (event: DragEvent) => {
    if (!isFile(event) || !event.dataTransfer) return;
    event.preventDefault();
    clearTimeout(leaving);
    onOver(false);
    onGiven(droppedIn(event.dataTransfer));
  };
  const begin = () => {
    own = true;
  };
  const end = () => {
    own = false;
  };
  const paste = ({ clipboardData }: ClipboardEvent) => {
    const given = clipboardData ? droppedIn(clipboardData) : [];
    if (given.length > 0) onGiven(given);
  };

  addEventListener('dragstart', begin, { signal });
  addEventListener('dragend', end, { signal });
  // A tile that was taken away under the drag does not say that it has ended.
  addEventListener('pointermove', end, { signal });
  addEventListener('dragenter', over, { signal });
  addEventListener('dragover', over, { signal });
  addEventListener('drop', drop, { signal });
  addEventListener('paste', paste, { signal });
  return () => {
    clearTimeout(leaving);
    listening.abort();
  };
}
