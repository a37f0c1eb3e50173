/** The grammar: what a query says, and what is said of one that is not understood. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KEYS } from '../../../api/search/keys.ts';
import { parseQuery } from '../../../api/search/parseQuery.ts';

const textsOf = (query: string) => parseQuery(query).terms.map(({ text }) => text);
const whyNot = (query: string) => parseQuery(query).notUnderstood.map(({ text, why }) => `${text}: ${why}`);

test.each([
  ['', []],
  ['  \t\n ', []],
  ['anna norway', ['anna', 'norway']],
  ['"anna in norway"', ['"anna in norway"']],
  ['"anna"', ['anna']],
  ['a"b c"d', ['"ab cd"']],
  ['"anna in', ['"anna in"']],
  ['anna|bob', ['anna|bob']],
  ['"anna b"|bob', ['"anna b"|bob']],
  ['"a|b"', ['"a|b"']],
  ['"kind:raw"', ['"kind:raw"']],
  ['12:30', ['12:30']],
  ['-anna', ['-anna']],
  ['KIND:RAW', ['kind:raw']],
  ['kind:photo|video', ['kind:photo|video']],
  ['kind:HEIC|jpg|tif', ['kind:heif|jpeg|tiff']],
  ['camera:"EOS R5"', ['camera:"EOS R5"']],
  ['camera:canon*', ['camera:canon*']],
  ['camera:"=Canon EOS R5"', ['camera:"=Canon EOS R5"']],
  ['path:2019/*', ['path:2019/*']],
  ['path:"2019/a trip/*"', ['path:"2019/a trip/*"']],
  ['ext:.JPG|heic', ['ext:JPG|heic']],
  ['state:Failed', ['state:failed']],
  ['year:2018-2020 year:2018- year:-2020 year:>2018', ['year:2018-2020', 'year:2018-', 'year:-2020', 'year:>2018']],
  ['before:2019 after:2019-02 after:2024-02-29', ['before:2019', 'after:2019-02', 'after:2024-02-29']],
  ['iso:0800 iso:800-3200 iso:<100', ['iso:800', 'iso:800-3200', 'iso:<100']],
  ['f:2.80 f:1.8-2.8', ['f:2.8', 'f:1.8-2.8']],
  ['mm:24-70|200-', ['mm:24-70|200-']],
  ['rating:3-5', ['rating:3-5']],
  ['size:>20MB size:1-5mb size:1mb-2gb size:0', ['size:>20mb', 'size:1mb-5mb', 'size:1mb-2gb', 'size:0']],
  ['geo:yes favorite:no', ['geo:yes', 'favorite:no']],
  ['anna kind:raw anna', ['anna', 'kind:raw']],
])('%j is understood as %j', (query, texts) => {
  expect(parseQuery(query).notUnderstood).toEqual([]);
  expect(textsOf(query)).toEqual(texts);
});

test('a term says its key and its value without quotes', () => {
  expect(parseQuery('camera:"EOS R5"|Nikon anna').terms).toMatchObject([
    { key: 'camera', value: 'EOS R5|Nikon' },
    { text: 'anna', value: 'anna' },
  ]);
  expect(parseQuery('anna').terms[0]).not.toHaveProperty('key');
});

describe('what is not understood is said, with what is possible', () => {
  test.each([
    'iso:abc',
    'iso:-',
    'iso:3200-800',
    'iso:1-2-3',
    'iso:>',
    'iso:>1-2',
    'iso:1e3',
    'iso:0x10',
    'iso:100|',
    'f:2,8',
    'f:Infinity',
    'mm:50mm',
    'rating:five',
    'size:20pb',
    'size:mb',
    'size:5mb-1mb',
    'year:19',
    'year:2020-2018',
    'year:20199',
    'before:2019-02-30',
    'before:2019-13',
    'before:2019-1-1',
    'after:yesterday',
    'after:2018-2019',
    'kind:film',
    'kind:raw|',
    'state:deleted',
    'geo:maybe',
    'favorite:*',
    'camera:',
    'camera:""',
    'camera:=',
    'name:a||b',
    'ext:.',
  ])('%s', (text) => {
    const { terms, notUnderstood } = parseQuery(`anna ${text} norway`);
    expect(terms.map((term) => term.text)).toEqual(['anna', 'norway']);
    expect(notUnderstood).toEqual([{ text, why: expect.stringContaining(`takes `) }]);
    expect(notUnderstood[0]?.why).toMatch(
      new RegExp(`^${text.split(':')[0]}: takes .{9,}; (".+" is not|there is none)\\.$`),
    );
  });

  test('a key that there is not, with those there are', () => {
    const [said = ''] = whyNot('colour:red');
    expect(said).toMatch(/^colour:red: There is no key colour:/);
    for (const key of Object.keys(KEYS)) expect(said).toContain(` ${key}:`);
  });

  test('keys are no properties of objects', () => {
    expect(whyNot('constructor:a')).toHaveLength(1);
    expect(whyNot('toString:a')).toHaveLength(1);
  });

  test('nothing between quotes', () => {
    expect(whyNot('""')).toEqual(['"": A word takes text; there is none.']);
    expect(whyNot('a|')).toHaveLength(1);
  });

  test('the words that there is no room for, since each looks at every name', () => {
    const why = expect.stringMatching(/^A query has room for 16 values, among them 8 texts/);
    expect(whyNot('a b c d e f g h')).toEqual([]);
    expect(whyNot('a|b|c|d|e|f|g|h')).toEqual([]);
    expect(whyNot('*a*b*c*d*e*f*g*h*')).toEqual([]);
    expect(whyNot('a|b|c|d|e|f|g|h ext:jpg|heic|mov|cr2 iso:1|2|3|4')).toEqual([]);
    expect(whyNot('a|b|c|d|e|f|g|h|i')).toHaveLength(1);
    expect(whyNot('*a*b*c*d*e*f*g*h*i')).toHaveLength(1);
    expect(whyNot('path:*a*b*c*d*e* name:*f*g*h*i')).toHaveLength(1);
    expect(whyNot('iso:1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17')).toHaveLength(1);
    const { terms, notUnderstood } = parseQuery('kind:raw a b c d e f g h i "j k"');
    expect(terms).toHaveLength(9);
    expect(notUnderstood).toEqual([{ text: 'i "j k"', why }]);
  });
});

/** Pieces that mean something here, beside any text. */
const someQuery = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '"',
        '|',
        ':',
        '*',
        '=',
        ' ',
        '-',
        '<',
        '>',
        '.',
        '\n',
        '\u00a0',
        'mb',
        '2019',
        '-02',
        'raw',
        'yes',
      ),
      fc.constantFrom(...Object.keys(KEYS).map((key) => `${key}:`)),
      fc.string({ unit: 'binary' }),
    ),
  )
  .map((pieces) => pieces.join(''));

describe('of any text', () => {
  test('every word is a term or is said not to be understood, and its text means the same again', () => {
    fc.assert(
      fc.property(someQuery, (query) => {
        const { terms } = parseQuery(query);
        const again = parseQuery(terms.map(({ text }) => text).join(' '));
        expect(again.notUnderstood).toEqual([]);
        expect(again.terms.map(({ test: _, ...said }) => said)).toEqual(terms.map(({ test: _, ...said }) => said));
      }),
      { numRuns: 2000 },
    );
  });

  test('any terms are a query without the others', () => {
    fc.assert(
      fc.property(someQuery, fc.nat(), (query, nth) => {
        const { terms } = parseQuery(query);
        const left = terms.map(({ text }) => text).filter((_, index) => index !== nth % terms.length);
        expect(textsOf(left.join(' '))).toEqual(left);
      }),
      { numRuns: 500 },
    );
  });

  test('a long one is read once from its beginning to its end', () => {
    for (const piece of ['"', '|', 'a:', '*', '<', '-', '1-', 'size:1-', '"a"', ' "', '=']) {
      const { terms, notUnderstood } = parseQuery(piece.repeat(20_000));
      expect(terms.length + notUnderstood.length).toBeLessThanOrEqual(17);
    }
  });
});
