/** Duplicates. */
import { Page } from '../../ui/Page.tsx';

export function DuplicatesScreen() {
  return <Page title="Duplicates">To be built.</Page>;
}
