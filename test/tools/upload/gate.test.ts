/** Few large files are on their way at once, whoever comes when. */
import { expect, test } from 'vitest';
import { SMALL_BYTES } from '../../../tools/upload/buffers.ts';
import { createGate } from '../../../tools/upload/gate.ts';

test('whoever comes just when a place is handed on waits for the next', async () => {
  const throughGate = createGate();
  let [inside, most] = [0, 0];
  const leave: (() => void)[] = [];
  const enter = (bytes = SMALL_BYTES + 1) =>
    throughGate(bytes, async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise<void>((resolve) => leave.push(resolve));
      inside -= 1;
    });
  const all = [enter(), enter(), enter()];
  void all[0]?.then(() => all.push(enter()));
  for (let left = 4; left > 0; left -= 1) {
    await new Promise(setImmediate);
    expect(inside).toBe(Math.min(2, left));
    leave.shift()?.();
  }
  await Promise.all(all);
  expect(most).toBe(2);
});

test('a failure gives its place on, and small files need none', async () => {
  const throughGate = createGate();
  const large = SMALL_BYTES + 1;
  for (let i = 0; i < 3; i += 1) {
    await expect(throughGate(large, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  }
  const never = () => new Promise<never>(() => {});
  void throughGate(large, never);
  void throughGate(large, never);
  expect(await throughGate(SMALL_BYTES, async () => 'through')).toBe('through');
});
