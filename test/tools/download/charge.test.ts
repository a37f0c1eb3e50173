/** What a download is said to cost, before it begins. */
import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { chargeFor, chargeText } from '../../../tools/download/charge.ts';
import { type Measured, measure } from '../../../tools/download/measure.ts';
import { claimPart } from '../../../tools/download/parts.ts';
import { scene, sha256 } from './saving.ts';

function toCome(bytes: number, byTier: Record<string, number> = {}): Measured {
  const files = 10_000;
  return { files, bytes, toCome: { files, bytes, byTier, unhashed: 5_000 }, archived: 0 };
}

test('egress is told between what it is if nothing else leaves Azure, and if the free part is used up', () => {
  expect(chargeFor(toCome(40e9), false).egress).toEqual({ least: 0, most: expect.closeTo(3.48) });
  expect(chargeText(chargeFor(toCome(40e9), false))).toContain(
    'egress: nothing if no more than 100 GB leave Azure this month, this included, else up to $3.48',
  );
  expect(chargeText(chargeFor(toCome(300e9), false))).toContain('egress: $17.40 to $26.10');
  expect(chargeText(chargeFor(toCome(0), false))).toContain('egress: nothing;');
});

test('colder tiers ask for the reading, and every call is counted', () => {
  const charge = chargeFor(toCome(300e9, { Hot: 100e9, Cool: 100e9, Cold: 100e9 }), false);
  expect(charge.retrieval).toBeCloseTo(4);
  expect(chargeText(charge)).toContain('reading from the cool and cold tiers: $4.00');
  expect(chargeText(chargeFor(toCome(1), false))).not.toContain('tiers');
  expect(charge.calls).toBeCloseTo(0.0066);
  // A read and a look for each record.
  expect(chargeFor(toCome(300e9), true).calls).toBeCloseTo(0.0066 + 0.0088);
});

test('only what is still to come is counted: not what is there, is begun, is other, or can not be read', async () => {
  const made = await scene();
  const time = { mtime: '2020-01-01T00:00:00Z' };
  await made.put('there.jpg', 'there', { ...time, sourcesha256: sha256('there') });
  await made.save('there.jpg');
  await made.put('other.jpg', 'theirs', time);
  await made.save('other.jpg');
  await made.put('other.jpg', 'changed', time);
  await made.put('new.jpg', 'new', { ...time, sourcesha256: sha256('new') });
  await made.put('cold.jpg', 'frozen', time);
  const { originals } = made.storage;
  const cold = (async function* () {
    for await (const original of originals.list('')) {
      yield { ...original, tier: original.name === 'cold.jpg' ? 'Archive' : 'Cool' };
    }
  })();
  expect(await measure(cold, made)).toEqual({
    ...{ files: 4, bytes: 21, archived: 1 },
    toCome: { files: 1, bytes: 3, byTier: { Cool: 3 }, unhashed: 0 },
  });
  const large = 'x'.repeat(1_000_000);
  await made.put('large.mov', large, { sourcesha256: sha256(large) });
  const there = await originals.head('large.mov');
  if (there === 'missing') throw new Error('no original');
  await writeFile(await claimPart(made.root, there), large.slice(0, 600_000));
  const all = await measure(originals.list(''), { ...made, replace: true });
  expect(all.toCome).toMatchObject({ files: 4, unhashed: 2, bytes: 3 + 6 + 7 + 400_000 });
});
