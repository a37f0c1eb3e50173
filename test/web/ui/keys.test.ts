/** Who hears a key. */
import { expect, test } from 'vitest';
import { handlerOf, type KeyMap, type KeyOptions, type Pressed } from '../../../web/ui/keys.ts';

const key = (name: string, modifiers: Partial<Pressed> = {}): Pressed => ({
  ...{ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
  ...modifiers,
});
const noop = () => {};
const view = (map: KeyMap, reach: KeyOptions['reach'] = 'view') => ({ map, reach });

test('the last that registered a key has it, and what it leaves alone is heard below', () => {
  const [below, above] = [() => {}, () => {}];
  const all = [view({ f: below, g: below }), view({ f: above })];
  expect(handlerOf(key('f'), all)).toBe(above);
  expect(handlerOf(key('g'), all)).toBe(below);
  expect(handlerOf(key('q'), all)).toBeUndefined();
});

test('nothing is heard below a view that is alone, but what means the same everywhere', () => {
  const [below, help] = [() => {}, () => {}];
  const all = [view({ '?': help }, 'global'), view({ f: below }), view({ i: noop }, 'alone')];
  expect(handlerOf(key('f'), all)).toBeUndefined();
  expect(handlerOf(key('?', { shiftKey: true }), all)).toBe(help);
});

test('a letter with Ctrl or the command key is another key, and with Alt none', () => {
  const [plain, all] = [() => {}, () => {}];
  const views = [view({ a: plain, 'Ctrl+a': all })];
  expect(handlerOf(key('a'), views)).toBe(plain);
  expect(handlerOf(key('a', { ctrlKey: true }), views)).toBe(all);
  expect(handlerOf(key('a', { metaKey: true }), views)).toBe(all);
  expect(handlerOf(key('a', { altKey: true }), views)).toBeUndefined();
});

test('with the capitals locked a letter is the same, with Shift it is not', () => {
  const views = [view({ f: noop })];
  expect(handlerOf(key('F'), views)).toBe(noop);
  expect(handlerOf(key('F', { shiftKey: true }), views)).toBeUndefined();
});

test('what every object has is no key', () => {
  expect(handlerOf(key('toString'), [view({})])).toBeUndefined();
});
