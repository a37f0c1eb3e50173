/** Photos. */
import { Page } from '../../ui/Page.tsx';

export function PhotosScreen() {
  return <Page title="Photos">To be built.</Page>;
}
