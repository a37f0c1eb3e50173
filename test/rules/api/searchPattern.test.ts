/** What a text has to look like, and how much work it is to see whether it does. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { patternOf, type Text } from '../../../api/search/pattern.ts';
import { folded } from '../../../api/snapshot/folded.ts';

const fits = (pattern: string, text: string) => patternOf(pattern).fits(folded(text));

test.each([
  ['eos', 'Canon EOS R5', true],
  ['EOS r', 'Canon EOS R5', true],
  ['eos*', 'Canon EOS R5', false],
  ['canon*', 'Canon EOS R5', true],
  ['*r5', 'Canon EOS R5', true],
  ['*r*', 'Canon EOS R5', true],
  ['c*e*5', 'Canon EOS R5', true],
  ['c**5', 'Canon EOS R5', true],
  ['c*canon*5', 'Canon EOS R5', false],
  ['a*a', 'a', false],
  ['a*a', 'aa', true],
  ['ab*ba', 'aba', false],
  ['a*b*b', 'ab', false],
  ['a*b*b', 'abb', true],
  ['*', 'a', true],
  ['*', '', false],
  ['=eos', 'Canon EOS R5', false],
  ['=canon eos r5', 'Canon EOS R5', true],
  ['=canon*', 'Canon EOS R5', true],
  ['.', 'abc', false],
  ['[a-z]+', 'abc', false],
  ['straße', 'STRASSE', true],
  ['οδος', 'ΟΔΟΣ', true],
  ['ΟΔΟΣ', 'οδοσα', true],
  ['\u00e9t\u00e9', 'E\u0301te\u0301', true],
  ['e\u0301', '\u00c9T\u00c9', true],
])('%j fits %j: %s', (pattern, text, expected) => {
  expect(fits(pattern, text)).toBe(expected);
});

test('a star is any text, as in the regular expression that we never run', () => {
  const pattern = fc.array(fc.constantFrom('a', 'b', '*')).map((pieces) => pieces.join(''));
  const text = fc.array(fc.constantFrom('A', 'B'), { minLength: 1 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(pattern, text, (pattern, text) => {
      const whole = new RegExp(`^${pattern.replaceAll(/\*+/g, '.*')}$`, 'i');
      expect(fits(`=${pattern}`, text)).toBe(whole.test(text));
    }),
    { numRuns: 2000 },
  );
});

test('no pattern looks at a text more often than it has pieces', () => {
  for (const pattern of [
    '*a'.repeat(400),
    `${'*a'.repeat(400)}*b*`,
    'a*'.repeat(400),
    '*'.repeat(900),
    '*aaaa'.repeat(200),
  ]) {
    let looks = 0;
    const hostile = 'A'.repeat(1024);
    const counted = <Answer>(answer: Answer): Answer => {
      looks += 1;
      return answer;
    };
    const counting: Text = {
      length: hostile.length,
      indexOf: (...sought) => counted(hostile.indexOf(...sought)),
      startsWith: (...sought) => counted(hostile.startsWith(...sought)),
      endsWith: (...sought) => counted(hostile.endsWith(...sought)),
    };
    patternOf(pattern).fits(counting);
    expect(looks).toBeLessThanOrEqual(pattern.split('*').length + 1);
  }
});
