/** Said while nobody answers: what is shown was read before. */
import { reached } from '../talk/api.ts';

export function OfflineBar() {
  if (reached.value) return null;
  return (
    <p class="offline-bar" role="status">
      Offline: what you see was read before. Changes wait until the API answers.
    </p>
  );
}
