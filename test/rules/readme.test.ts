/** README's promises that code can check. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FAULT_CODES } from '../../core/fault.ts';
import { START_SETTINGS } from '../../tools/local/settings.ts';
import { WORKER_SETTINGS } from '../../worker/settings.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const scripts = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).scripts;

test('the table of settings names every setting with its description, in order, and no other', () => {
  const rows = [...readme.matchAll(/^\| `(IRONVIPER_\w+)` \|.*?\| (.*) \|$/gm)].map(([, name, text]) => [name, text]);
  const settings = { ...WORKER_SETTINGS, ...START_SETTINGS };
  const coded = Object.entries(settings).map(([name, { description = '' }]) => [
    name,
    description.charAt(0).toLowerCase() + description.slice(1),
  ]);
  expect(rows).toEqual(coded);
});

test('every fault that a converter of today can find is explained', () => {
  const rows = [...readme.matchAll(/^\| `([a-z-]+)` \| [^|]+ \| [^|]+ \|$/gm)].map(([, code]) => code);
  // The uploader's hash is not compared yet.
  expect(rows).toEqual(expect.arrayContaining(FAULT_CODES.filter((code) => code !== 'corrupt-transfer')));
});

test('every command it names is a script', () => {
  const named = [...readme.matchAll(/`?npm (?:run )?([a-z-]+)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => name !== 'packages' && !(name in scripts))).toEqual([]);
});
