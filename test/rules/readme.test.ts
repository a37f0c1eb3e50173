/** README's promises that code can check. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { API_SETTINGS } from '../../api/settings.ts';
import { FAULT_CODES, type FaultCode } from '../../core/fault.ts';
import { FAULT_WORDS } from '../../core/faultWords.ts';
import { SCALER_SETTINGS } from '../../scaler/settings.ts';
import { START_SETTINGS } from '../../tools/local/settings.ts';
import { FRUGAL } from '../../worker/frugal.ts';
import { TOOLS } from '../../worker/media/programs/tools.ts';
import { CODERS } from '../../worker/media/readers/coders.ts';
import { WORKER_SETTINGS } from '../../worker/settings.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const scripts = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).scripts;

test('the table of settings names every setting with its description, in order, and no other', () => {
  const rows = [...readme.matchAll(/^\| `(IRONVIPER_\w+)` \|.*?\| (.*) \|$/gm)].map(([, name, text]) => [name, text]);
  const settings = { ...WORKER_SETTINGS, ...SCALER_SETTINGS, ...API_SETTINGS, ...START_SETTINGS };
  const coded = Object.entries(settings).map(([name, { description = '' }]) => [
    name,
    description.charAt(0).toLowerCase() + description.slice(1),
  ]);
  expect(rows).toEqual(coded);
});

test('every fault is explained, in the order and the words of the code', () => {
  const [, faults = ''] = readme.split('### When something is wrong with a file');
  const rows = [...faults.matchAll(/^\| `([a-z-]+)` \| ([^|]+) \| ([^|]+) \|$/gm)];
  expect(rows.map(([, code]) => code)).toEqual([...FAULT_CODES]);
  for (const [, code, means, advice] of rows) {
    expect({ means, advice: advice?.replaceAll('`', '') }).toEqual(FAULT_WORDS[code as FaultCode]);
  }
});

test('every program that a converter looks for is named, by all its names', () => {
  const [, programs = ''] = readme.split('### Programs');
  const rows = [...programs.matchAll(/^\| (`.+?) \| `.*`.*\| .+ \| .+ \|$/gm)].flatMap(([, names = '']) =>
    [...names.matchAll(/`([\w-]+)`/g)].map(([, name]) => name),
  );
  const known = Object.values(TOOLS).flatMap(({ names }) => [...names]);
  expect(rows.sort()).toEqual([...known, 'perl'].sort());
});

test('every format that ImageMagick reads for us is named, and no other', () => {
  const [, formats = ''] = /^\| (PSD, .+?) \| ImageMagick \|/m.exec(readme) ?? [];
  const named = formats.split(', ').map((name) => (name === 'JPEG 2000' ? 'jp2' : name.toLowerCase()));
  // TIFF stands with those that sharp reads, and a bare codestream is JPEG 2000 too.
  const read = new Set(Object.values(CODERS).filter((coder) => !['tiff', 'j2c'].includes(coder)));
  expect(named.sort()).toEqual([...read].sort());
});

test('every command it names is a script', () => {
  const named = [...readme.matchAll(/`?npm (?:run )?([a-z-]+)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => name !== 'packages' && !(name in scripts))).toEqual([]);
});

test('`npm run worker` starts a converter as frugally as `npm start` does', () => {
  const { env, nodeArguments } = FRUGAL;
  for (const [name, value] of Object.entries(env)) expect(scripts.worker).toContain(`${name}=${value} `);
  expect(scripts.worker).toContain(`node ${nodeArguments.join(' ')} worker/guard.ts`);
});
