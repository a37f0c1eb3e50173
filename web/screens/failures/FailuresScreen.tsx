/** Failures. */
import { Page } from '../../ui/Page.tsx';

export function FailuresScreen() {
  return <Page title="Failures">To be built.</Page>;
}
