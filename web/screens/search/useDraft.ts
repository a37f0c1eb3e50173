/** What stands in the box, ahead of the address while somebody types. */
import { useEffect, useRef, useState } from 'preact/hooks';

const PAUSE_MS = 250;

export type OnQuery = (query: string, how: 'typed' | 'chosen') => void;

interface Draft {
  draft: string;
  /** Shown at once, and sent when the typing pauses. */
  type(text: string): void;
  send(text: string, how: 'typed' | 'chosen'): void;
}

/** `query` is as the address has it, and follows what is sent with `onQuery` in its own time. */
export function useDraft(query: string, onQuery: OnQuery): Draft {
  const [draft, setDraft] = useState(query);
  // The last that came back, and those that have not come back yet.
  const sent = useRef([query]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    const at = sent.current.lastIndexOf(query);
    sent.current = at < 0 ? [query] : sent.current.slice(at);
    if (at >= 0) return;
    // Somebody else changed it: a chip, or the way back.
    clearTimeout(timer.current);
    setDraft(query);
  }, [query]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const send: Draft['send'] = (text, how) => {
    clearTimeout(timer.current);
    const trimmed = text.trim();
    sent.current.push(trimmed);
    onQuery(trimmed, how);
  };
  const type = (text: string) => {
    setDraft(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => send(text, 'typed'), PAUSE_MS);
  };
  return { draft, type, send };
}
