import { afterAll, beforeAll, expect, test } from 'vitest';
import { killEachWrite } from './killEachWrite.ts';
import { type Killings, startKillings } from './killings.ts';

let killings: Killings;
beforeAll(async () => {
  killings = await startKillings();
});
afterAll(() => killings.stop());

test('a converter killed at every step of every job in turn: the same is left as after a calm run', {
  timeout: 600_000,
}, async () => {
  const steps = await killEachWrite(killings, (write) => /records\/..\/|pv-store\/..\/|files\(|complete/.test(write));
  const count = (step: RegExp) => steps.filter((name) => step.test(name)).length;
  expect({
    previews: count(/^PUT pv-store/),
    records: count(/^PUT records/),
    rows: count(/^PUT files/),
    oldRows: count(/^DELETE files/),
    messages: count(/^complete/),
  }).toEqual({ previews: 4, records: 6, rows: 5, oldRows: 3, messages: 6 });
});
