/** What went wrong, beside what is still shown: in words, with the id of the request, and a way to try again. */
import { asTalkError } from '../talk/problem.ts';

export function Trouble({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { message, requestId } = asTalkError(error);
  return (
    <div class="trouble" role="alert">
      <p>{message}</p>
      {requestId && <p class="muted small">Request {requestId}</p>}
      {onRetry && (
        <button type="button" class="button" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}
