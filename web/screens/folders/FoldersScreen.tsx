/** Folders. */
import { Page } from '../../ui/Page.tsx';

export function FoldersScreen() {
  return <Page title="Folders">To be built.</Page>;
}
