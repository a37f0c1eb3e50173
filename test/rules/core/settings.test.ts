/** Settings: read once, every problem said at once, no value ever repeated. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { byteSize, readSettings, SettingsError, wholeNumber, yesOrNo } from '../../../core/settings.ts';

const TABLE = {
  SECRET: z.string().regex(/^[a-z]+$/, 'lower-case letters'),
  SIZE: byteSize.default(7),
  COUNT: wholeNumber(1).default(3),
  LATER: yesOrNo.default(true),
};

test('what is set is read, what is not has its default', () => {
  expect(readSettings(TABLE, { SECRET: 'abc', COUNT: '12', LATER: 'no', OTHER: 'x' })).toEqual({
    SECRET: 'abc',
    SIZE: 7,
    COUNT: 12,
    LATER: false,
  });
});

test('an empty value is no value', () => {
  expect(readSettings(TABLE, { SECRET: 'abc', SIZE: '', COUNT: '' })).toMatchObject({ SIZE: 7, COUNT: 3 });
  expect(() => readSettings(TABLE, { SECRET: '' })).toThrow(/SECRET/);
});

test('all problems are said together, each with its setting', () => {
  const wrong = { SECRET: 'hunter2', SIZE: '12 parsecs', COUNT: '0', LATER: 'perhaps' };
  expect(() => readSettings(TABLE, wrong)).toThrow(
    new SettingsError(
      [
        'These settings can’t be used:'.replace('’', "'"),
        '  SECRET: lower-case letters',
        '  SIZE: a number of bytes, or one with KiB, MiB or GiB',
        '  COUNT: at least 1',
        '  LATER: yes or no',
      ].join('\n'),
    ),
  );
});

test('no value is ever repeated', () => {
  const wrong = { SECRET: 'hunter2', SIZE: 'hunter2', COUNT: 'hunter2', LATER: 'hunter2' };
  expect(() => readSettings(TABLE, wrong)).toThrow(SettingsError);
  try {
    readSettings(TABLE, wrong);
  } catch (error) {
    expect(`${error} ${(error as Error).stack} ${JSON.stringify(error)}`).not.toContain('hunter2');
    expect((error as Error).cause).toBeUndefined();
  }
});

describe('sizes', () => {
  test.each([
    ['0', 0],
    ['1000', 1000],
    ['1KiB', 1024],
    ['512MiB', 536_870_912],
    ['4GiB', 4_294_967_296],
  ])('%s is %i bytes', (text, bytes) => {
    expect(byteSize.parse(text)).toBe(bytes);
  });

  test.each(['-1', '1.5GiB', '1GB', '1 MiB', 'MiB', '0x10', '1e9', '1MiB ', '1mib', '1\n'])('%j is no size', (text) => {
    expect(byteSize.safeParse(text).success).toBe(false);
  });
});

describe('whole numbers', () => {
  test.each([
    ['0', 0],
    ['007', 7],
    ['21600', 21_600],
  ])('%s is %i', (text, number) => {
    expect(wholeNumber(0).parse(text)).toBe(number);
  });

  test.each(['-1', '1.5', '1e3', 'one', ' 1', '0x1', '٣'])('%j is none', (text) => {
    expect(wholeNumber(0).safeParse(text).success).toBe(false);
  });

  test('less than the least is refused', () => {
    expect(wholeNumber(2).safeParse('1').success).toBe(false);
    expect(wholeNumber(2).safeParse('2').success).toBe(true);
  });
});

test.each([
  ['yes', true],
  ['no', false],
])('%s is %s', (word, meaning) => {
  expect(yesOrNo.parse(word)).toBe(meaning);
});

test.each(['true', 'YES', '1', 'y'])('%s is neither yes nor no', (word) => {
  expect(yesOrNo.safeParse(word).success).toBe(false);
});
