/** All keys, by where they are heard. */
import { Dialog } from '../ui/Dialog.tsx';
import './help.css';
import { singleKeys } from '../ui/singleKeys.ts';

/** Keys that are pressed one after another stand in one text each; alternatives in several. */
const KEYS: readonly { where: string; keys: readonly (readonly [says: string, ...keys: string[]])[] }[] = [
  {
    where: 'Everywhere',
    keys: [
      ['Search', '/'],
      ['These keys', '?'],
      ['Close, or clear the selection', 'Esc'],
      ['To the last message, as one with Undo', 'F6'],
    ],
  },
  {
    where: 'Among photos',
    keys: [
      ['Walk', '←', '→', '↑', '↓'],
      ['First and last', 'Home', 'End'],
      ['Open', 'Enter'],
      ['Select', 'Space', 'x'],
      ['Select up to here', 'Shift + arrows'],
      ['Select all', 'Ctrl A'],
      ['Larger and smaller', '+', '-'],
      ['Go to a date', 'g'],
      ['Favourite', 'f'],
      ['Move to the trash', 'Delete'],
    ],
  },
  {
    where: 'In a photo',
    keys: [
      ['Next and previous', '→', '←'],
      ['All of it, and 100 %', '0', '1'],
      ['Information', 'i'],
      ['Favourite', 'f'],
      ['Move to the trash', 'Delete'],
      ['Back to the list', 'Esc'],
    ],
  },
  {
    where: 'Among duplicates',
    keys: [
      ['Next and previous group', 'j', 'k'],
      ['Keep one of them, or not', '1', '…', '9'],
      ['Trash the others, then go on', 'Enter'],
      ['Keep all', 'a'],
    ],
  },
];

export function HelpDialog({ onClose }: { onClose(): void }) {
  return (
    <Dialog title="Keys" onClose={onClose}>
      {!singleKeys.value && <p class="muted">Keys of a single letter or sign are switched off in Settings.</p>}
      <div class="keys">
        {KEYS.map(({ where, keys }) => (
          <section key={where}>
            <h3>{where}</h3>
            <dl>
              {keys.map(([says, ...names]) => (
                <div key={says}>
                  <dt>{says}</dt>
                  <dd>
                    {names.map((name) => (
                      <kbd key={name}>{name}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
