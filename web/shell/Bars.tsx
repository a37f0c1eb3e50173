/** Said above the screen, while it is so: nobody answers, or nobody is signed in. What is shown was read before. */
import { reached } from '../talk/api.ts';
import { asking, askNow } from '../talk/credential.ts';

export function Bars() {
  return (
    <div role="status">
      {!reached.value && (
        <p class="bar">Offline: what you see was read before. Changes wait until the library answers.</p>
      )}
      {asking.value === 'declined' && (
        <p class="bar">
          <span>You are signed out: what you see was read before.</span>
          <button type="button" class="button" onClick={askNow}>
            Sign in
          </button>
        </p>
      )}
    </div>
  );
}
