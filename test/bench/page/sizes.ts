/** What the first load weighs: the script and the styles that the page itself names, as gzip sends them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Line } from './line.ts';

const KB = 1000;

export async function sizes(dist: string): Promise<Line[]> {
  const { js, css } = await firstLoad(dist);
  return [
    { what: 'first-load JS, gzip', found: js / KB, unit: 'kB', target: 28, fail: 35 },
    { what: 'first-load CSS, gzip', found: css / KB, unit: 'kB', target: 6, fail: 10 },
  ];
}

/** Bytes. */
export async function firstLoad(dist: string): Promise<{ js: number; css: number }> {
  const html = await readFile(join(dist, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.(js|css))"/g)];
  const weigh = async (type: string) => {
    const paths = named.filter(([, , ending]) => ending === type).map(([, path = '']) => join(dist, path));
    const weights = await Promise.all(paths.map(async (path) => gzipSync(await readFile(path)).length));
    return weights.reduce((sum, weight) => sum + weight, 0);
  };
  return { js: await weigh('js'), css: await weigh('css') };
}
