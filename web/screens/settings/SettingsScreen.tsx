/** What one may set here, who one is, and what there is of what. */
import { density, keepDensity } from '../../grid/density.ts';
import { Choice } from '../../ui/Choice.tsx';
import { help } from '../../ui/help.ts';
import { Page } from '../../ui/Page.tsx';
import { keepSingleKeys, singleKeys } from '../../ui/singleKeys.ts';
import { About } from './About.tsx';
import { Account } from './Account.tsx';
import { LibraryNumbers } from './LibraryNumbers.tsx';
import { keepTheme, theme } from './theme.ts';
import './settings.css';
import '../../ui/table.css';

const THEMES = { auto: 'As the system', light: 'Light', dark: 'Dark' } as const;
const SIZES = { small: 'Small', medium: 'Medium', large: 'Large' } as const;

export function SettingsScreen() {
  return (
    <Page title="Settings">
      <div class="settings">
        <section>
          <h2>Looks</h2>
          <Choice label="Colours" options={THEMES} value={theme.value} onChange={keepTheme} />
          <Choice label="Size of photos in lists" options={SIZES} value={density.value} onChange={keepDensity} />
        </section>
        <section>
          <h2>Keyboard</h2>
          <label class="check">
            <input
              type="checkbox"
              checked={singleKeys.value}
              onChange={({ currentTarget }) => keepSingleKeys(currentTarget.checked)}
            />
            <span>
              Keys of a single letter or sign
              <span class="muted">Switch them off if you dictate, or if they get in your way.</span>
            </span>
          </label>
          <button type="button" class="button" onClick={() => (help.value = true)}>
            Show all keys
          </button>
        </section>
        <Account />
        <LibraryNumbers />
        <About />
      </div>
    </Page>
  );
}
