/** Text that has broken programs before. */
import fc from 'fast-check';

const HOSTILE = [
  '',
  ' ',
  '\0',
  '%00',
  '%',
  '%zz',
  '%ff%fe',
  '../../etc/passwd',
  '..\\..\\x',
  '/',
  '//',
  '.',
  '-1',
  '0',
  '1e9',
  '0x10',
  'NaN',
  'Infinity',
  '9007199254740993',
  '１２',
  'null',
  'undefined',
  '[object Object]',
  '__proto__',
  'constructor',
  'toString',
  '<script>alert(1)</script>',
  `'"\`;--`,
  '{{7*7}}',
  '\u202e\u200d\ufeff',
  '\ud800',
  '💥'.repeat(50),
  'é'.repeat(3000),
  'a'.repeat(9000),
  '('.repeat(500),
  '*'.repeat(300),
  'a|'.repeat(500),
  'eyJhIjoxfQ',
  'W10',
  'bnVsbA',
];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);

/** What search understands, and nearly does. */
const TERMS = [
  ...[
    'kind:raw',
    'iso:100-800',
    'year:2012',
    'before:2015-01-01',
    'after:2012-02',
    'geo:yes',
    'geo:no',
    'favorite:yes',
  ],
  ...['name:one', 'path:a/b', 'camera:canon', 'lens:50', 'ext:jpg|heic', 'state:failed', 'f:2.8', 'mm:50', 'size:>1kb'],
  ...[
    'größe',
    'GRÖSSE',
    '"A title"',
    '-name:one',
    'iso:',
    ':',
    'iso:x-y',
    'before:2015-99-99',
    'year:9-1',
    'size:1e400',
  ],
  ...['kind:*', '*', 'a|b|', '"', 'geo:maybe', 'iso:800-100', 'mm:-5', 'after:0000-00-00', 'name:*o*e*'],
];

export const searchText: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...TERMS), { maxLength: 5 }).map((terms) => terms.join(' ')),
  fc.tuple(fc.constantFrom(...TERMS), hostileText).map(([term, text]) => `${term.split(':')[0]}:${text}`),
);
