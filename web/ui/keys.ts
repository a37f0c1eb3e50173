/** Keys that do something by themselves, for as long as the view that knows them lives. */
import { singleKeys } from './singleKeys.ts';

/** By `event.key`; `Ctrl+a` is also heard with the Mac's command key. */
export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

export interface KeyOptions {
  /**
   * `below`: any other view has the key before it, whenever that comes. `alone`: nothing of the views below is heard
   * meanwhile. `global`: heard even then, unless a view has the key itself.
   */
  reach?: 'below' | 'view' | 'alone' | 'global';
}

/** What a key needs to be of, to be found; of a real one, the event itself. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

interface Registration extends Required<KeyOptions> {
  map: KeyMap;
}

const registrations: Registration[] = [];

/** The last that registered a key has it. Gives the end of it. */
export function onKey(map: KeyMap, { reach = 'view' }: KeyOptions = {}): () => void {
  const registration = { map, reach };
  if (registrations.length === 0) addEventListener('keydown', hear);
  if (reach === 'below') registrations.unshift(registration);
  else registrations.push(registration);
  return () => {
    registrations.splice(registrations.indexOf(registration), 1);
    if (registrations.length === 0) removeEventListener('keydown', hear);
  };
}

/** Who is to hear of a key. */
export function handlerOf(
  pressed: Pressed,
  all: readonly (KeyOptions & { map: KeyMap })[],
): KeyMap[string] | undefined {
  const names = namesOf(pressed);
  let alone = false;
  for (const { map, reach } of all.toReversed()) {
    const name = names.find((each) => Object.hasOwn(map, each));
    if (name !== undefined && (!alone || reach === 'global')) return map[name];
    alone ||= reach === 'alone';
  }
  return undefined;
}

function hear(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || isForTarget(event)) return;
  if (!singleKeys.value && isSign(event.key) && !event.ctrlKey && !event.metaKey) return;
  const handler = handlerOf(event, registrations);
  if (!handler) return;
  event.preventDefault();
  handler(event);
}

function namesOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string[] {
  if (altKey) return [];
  // With the capitals locked it is the same key.
  const keys = shiftKey || !isSign(key) ? [key] : [key, key.toLowerCase()];
  return ctrlKey || metaKey ? keys.map((each) => `Ctrl+${each}`) : keys;
}

function isSign(key: string): boolean {
  return /^\S$/u.test(key);
}

/** What is typed into a field, and what presses a button or follows a link. */
function isForTarget({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches('input, textarea, select')) return true;
  if (key === ' ') return target.matches('button, summary, video');
  return key === 'Enter' && target.matches('button, a, summary');
}
