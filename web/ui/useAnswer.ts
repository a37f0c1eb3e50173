/** What the API says to a question of a screen: kept while it is asked again, with why that failed. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

export interface Answer<Value> {
  /** The last that came; stays while it is read again, and when that fails. */
  value: Value | undefined;
  trouble: unknown;
  reading: boolean;
  again(): void;
}

/** Asked when the screen opens and whenever `about` changes; what was asked before is aborted. */
export function useAnswer<Value>(question: (signal: AbortSignal) => Promise<Value>, about: string): Answer<Value> {
  const [state, setState] = useState<{ value?: Value; trouble?: unknown; reading: boolean }>({ reading: true });
  const [turn, setTurn] = useState(0);
  const latest = useRef(question);
  latest.current = question;
  // `about` says what is asked, `turn` that it is asked again.
  useEffect(() => {
    const abort = new AbortController();
    setState((before) => ({ ...before, reading: true }));
    latest.current(abort.signal).then(
      (value) => !abort.signal.aborted && setState({ value, reading: false }),
      (trouble) => !abort.signal.aborted && setState((before) => ({ ...before, trouble, reading: false })),
    );
    return () => abort.abort();
  }, [about, turn]);
  const again = useCallback(() => setTurn((turns) => turns + 1), []);
  return { value: state.value, trouble: state.trouble, reading: state.reading, again };
}
