/** Where there is nothing: one sentence, and one thing to do. */
import type { ComponentChildren } from 'preact';

export function Empty({ says, children }: { says: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p>{says}</p>
      {children}
    </div>
  );
}
