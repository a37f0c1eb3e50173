/** Names in one line. */
import { expect, it } from 'vitest';
import { nameShown } from '../../../web/ui/nameShown.ts';

it('shows what would break the line or turn the words around it', () => {
  expect(nameShown('two\nlines\t.jpg')).toBe('two␊lines␉.jpg');
  expect(nameShown('photo\u202egpj.exe')).toBe('photo\ufffdgpj.exe');
  expect(nameShown('a\u2028b')).toBe('a\ufffdb');
});

it('leaves every other name as it is', () => {
  for (const name of ['🏔️ Alpes', 'תמונה', '100% #1 <b>', '  ']) expect(nameShown(name)).toBe(name);
});
