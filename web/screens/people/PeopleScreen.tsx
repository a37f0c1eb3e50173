/** People. */
import { Page } from '../../ui/Page.tsx';

export function PeopleScreen() {
  return <Page title="People">To be built.</Page>;
}
