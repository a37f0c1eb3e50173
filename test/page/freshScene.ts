/** A stack of a test file's own, to do with as it likes. */
import { afterAll } from 'vitest';
import { type RunningScene, startScene } from './scene.ts';

/** Empty, or with `args` as for `npm start`. Ends with the file's last test. */
export async function freshScene(args: string[] = [], env: Record<string, string> = {}): Promise<RunningScene> {
  const scene = await startScene(['--memory', ...args], env);
  stops.push(scene.stop);
  return scene;
}

const stops: (() => Promise<void>)[] = [];

afterAll(async () => {
  await Promise.all(stops.map((stop) => stop()));
});
