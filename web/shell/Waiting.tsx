/** A first visit until the API has said who is calling: that it waits, and why. */
import { sessionTrouble } from '../talk/session.ts';
import { Trouble } from '../ui/Trouble.tsx';

export function Waiting() {
  const trouble = sessionTrouble.value;
  return (
    <main class="whole">
      <p role="status">Waiting for the library to answer…</p>
      {trouble && <Trouble error={trouble} />}
    </main>
  );
}
