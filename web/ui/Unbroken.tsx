/** What it holds, or why that can not be drawn: a screen that breaks leaves the way to the others. */
import type { ComponentChildren } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import { Trouble } from './Trouble.tsx';

export function Unbroken({ children }: { children: ComponentChildren }) {
  const [error] = useErrorBoundary((cause) => console.error(cause));
  if (!error) return children;
  // What it was drawn of may be kept: only a new document reads it all anew.
  return (
    <div class="page">
      <Trouble error={new Error(BROKEN, { cause: error })} onRetry={() => location.reload()} />
    </div>
  );
}

const BROKEN = 'This screen met something that it can not show. The others are still there.';
