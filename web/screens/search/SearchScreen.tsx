/** Search. */
import { Page } from '../../ui/Page.tsx';

export function SearchScreen() {
  return <Page title="Search">To be built.</Page>;
}
