/** A fault that is known before trying: it is recorded where there is something to record, and nothing is tried. */
import { describe, expect, test } from 'vitest';
import { FaultError } from '../../../core/fault.ts';
import { aConverter } from './aConverter.ts';

describe('a fault that is known beforehand', () => {
  const foretold = new FaultError('died', 'A converter died.');

  test('is recorded without any decoder', async () => {
    const { upload, convert, record, media } = await aConverter();
    await upload('jpeg hello');
    expect(await convert({}, { foretold, count: 5 })).toEqual({ kind: 'failed', fault: foretold });
    expect(media.calls).toEqual([]);
    expect(await record()).toMatchObject({ state: 'failed', fault: { code: 'died', attempts: 5 } });
    expect((await record()).sha256).not.toBe('');
  });

  test('does not touch what is current', async () => {
    const { upload, convert, stored } = await aConverter();
    await upload('jpeg hello');
    await convert();
    const before = await stored();
    expect(await convert({}, { foretold })).toEqual({ kind: 'skipped', reason: 'current' });
    expect(await convert({ force: true }, { foretold })).toEqual({ kind: 'failed', fault: foretold });
    expect(await stored()).toEqual(before);
  });

  test('does not keep a deleted original from its tombstone', async () => {
    const { convert, record } = await aConverter();
    expect(await convert({}, { foretold })).toEqual({ kind: 'done' });
    expect(await record()).toMatchObject({ state: 'deleted' });
  });
});
