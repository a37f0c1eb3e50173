/** The library that most checks look at, seeded once for all of them: 5,000 files, or as many as `npm run test:page` says. */
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { type Scene, startScene } from './scene.ts';

const DEFAULT_RECORDS = '5000';

export interface SeededScene extends Scene {
  /** As the API counts them. */
  files: number;
}

declare module 'vitest' {
  interface ProvidedContext {
    seeded: SeededScene;
  }
}

/**
 * Called by Vitest before the first of these tests; gives what ends it after the last. With `IRONVIPER_PAGE_AT` the stack
 * at that URL is looked at, whatever it holds, and goes on.
 */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const { IRONVIPER_PAGE_AT: at, IRONVIPER_PAGE_RECORDS: records = DEFAULT_RECORDS } = process.env;
  const running = at === undefined ? await startScene(['--memory', '--seed', records]) : undefined;
  const url = at ?? running?.url ?? '';
  const { media } = (await (await fetch(`${url}/api/session`)).json()) as { media: { base: string } };
  const { files } = (await (await fetch(`${url}/api/stats`)).json()) as { files: number };
  project.provide('seeded', { url, media: new URL(media.base).origin, files });
  return running?.stop;
}

/** To look at; whoever changes something in it puts it back, since other files look at it at the same time. */
export function seededScene(): SeededScene {
  return inject('seeded');
}
