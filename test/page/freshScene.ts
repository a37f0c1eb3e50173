/** A stack of a test file's own, to do with as it likes. */
import { afterAll } from 'vitest';
import { type RunningScene, startScene } from './scene.ts';

/** One stays where there are few files: each that starts takes its seconds, and its half of a small machine. */
const CONVERTERS = { IRONVIPER_MAX_CONVERTERS: '1', IRONVIPER_IDLE_SECONDS: '600' };

/** Empty, or with `args` as for `npm start`. Ends with the file's last test. */
export async function freshScene(args: string[] = [], env: Record<string, string> = {}): Promise<RunningScene> {
  const scene = await startScene(['--memory', ...args], { ...CONVERTERS, ...env });
  stops.push(scene.stop);
  return scene;
}

const stops: (() => Promise<void>)[] = [];

afterAll(async () => {
  await Promise.all(stops.map((stop) => stop()));
});
