/** Fleet. */
import { Page } from '../../ui/Page.tsx';

export function FleetScreen() {
  return <Page title="Fleet">To be built.</Page>;
}
