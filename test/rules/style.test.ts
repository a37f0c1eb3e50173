/** Proves the rules of style that this project leans on, in both ways. */
import { beforeAll, expect, test } from 'vitest';
import { lint } from './lint.ts';

const CASES: [code: string, rule: string][] = [
  ['export class Broken {}', 'No classes but errors'],
  ['export class Base extends Map {}', 'No classes but errors'],
  ['export const made = class {};', 'No classes but errors'],
  ['export class BrokenError extends Error {}', ''],
  ['export class WorseError extends BrokenError {}', ''],
  ['const later = async (): Promise<void> => {};', ''],
  ['later();', 'noFloatingPromises'],
  ['await later();', ''],
  ['export const many: any = 1;', 'noExplicitAny'],
  ['export enum Kind { A }', 'noEnum'],
  ['export class OddError extends Error { constructor(readonly a: string) { super(); } }', 'noParameterProperties'],
  ['export namespace Space { export const a = 1; }', 'noNamespace'],
  [`export * from './b.ts';`, 'noReExportAll'],
  [`import { c } from './c.ts';`, 'noImportCycles'],
  [`import { d } from './d';`, 'useImportExtensions'],
  [`export const e = require('./e.ts');`, 'noCommonJs'],
  ['export default 1;', 'noDefaultExport'],
];

let found: Map<string, string[]>;
beforeAll(async () => {
  found = await lint(
    new Map([
      ['worker/a.ts', CASES.map(([code]) => code)],
      ['worker/c.ts', [`import './a.ts';`, 'export const c = 1;']],
      ['worker/b.ts', ['export const b = 1;']],
      ['worker/d.ts', ['export const d = 1;']],
      ['worker/barrel.ts', [`export { b } from './b.ts';`]],
      ['vitest.config.ts', ['export default 1;']],
    ]),
  );
});

test.each(CASES)('%s: %s', (code, rule) => {
  const said = found.get(`worker/a.ts:${CASES.findIndex(([other]) => other === code) + 1}`) ?? [];
  const errors = said.filter((line) => !line.includes('noUnused'));
  if (rule) expect(errors.join('\n')).toContain(rule);
  else expect(errors).toEqual([]);
});

test('no file passes on what another exports', () => {
  expect(found.get('worker/barrel.ts:1')?.join()).toContain('noBarrelFile');
});

test('a configuration file may have a default export', () => {
  expect(found.get('vitest.config.ts:1') ?? []).toEqual([]);
});

test("Biome's own plugin rules never stumble", () => {
  // Where a pattern is wrong, Biome only notes it and goes on without the rule.
  expect([...found.values()].flat().filter((line) => line.includes('biome errored'))).toEqual([]);
});
