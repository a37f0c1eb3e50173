/** Settings. */
import { Page } from '../../ui/Page.tsx';

export function SettingsScreen() {
  return <Page title="Settings">To be built.</Page>;
}
