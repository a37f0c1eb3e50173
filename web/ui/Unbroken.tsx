/** What it holds, or why that can not be drawn: a screen that breaks leaves the way to the others. */
import type { ComponentChildren } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import { Trouble } from './Trouble.tsx';

export function Unbroken({ children }: { children: ComponentChildren }) {
  const [error, again] = useErrorBoundary((cause) => console.error(cause));
  if (!error) return children;
  return <Trouble error={new Error(BROKEN, { cause: error })} onRetry={again} />;
}

const BROKEN = 'This screen met something that it can not show. The others are still there.';
