/** A first visit until the API has said who is calling: nothing while that is quick, and why not when it is not. */
import { useEffect, useState } from 'preact/hooks';
import { sessionTrouble } from '../talk/session.ts';
import { Trouble } from '../ui/Trouble.tsx';

/** An API that sleeps takes some seconds to wake. */
const QUIET_MS = 700;

export function Waiting() {
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!long) return null;
  const trouble = sessionTrouble.value;
  return (
    <main class="whole">
      <p role="status">Waiting for the library to answer…</p>
      {trouble && <Trouble error={trouble} />}
    </main>
  );
}
