/** Trash. */
import { Page } from '../../ui/Page.tsx';

export function TrashScreen() {
  return <Page title="Trash">To be built.</Page>;
}
