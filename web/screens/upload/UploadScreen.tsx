/** Upload. */
import { Page } from '../../ui/Page.tsx';

export function UploadScreen() {
  return <Page title="Upload">To be built.</Page>;
}
