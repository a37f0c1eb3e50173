/** Dockerfile.converter, as far as the tests ask about it. */
import { readFile } from 'node:fs/promises';

export interface Stage {
  name: string;
  from: string;
  /** Of any instruction in it, such as `COPY`: what follows the word, in order, each on one line. */
  all(keyword: string): string[];
  /** What `COPY` takes from the project, not from another stage. */
  copied: readonly string[];
  /** Of `ENV`, by name. */
  env: Readonly<Record<string, string>>;
}

export interface Dockerfile {
  /** With their defaults: what stands before the first stage. */
  args: Readonly<Record<string, string>>;
  stages: readonly Stage[];
}

export async function readDockerfile(): Promise<Dockerfile> {
  const text = await readFile(new URL('../../Dockerfile.converter', import.meta.url), 'utf8');
  const lines = text
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter(Boolean);
  const starts = lines.flatMap((line, at) => (line.startsWith('FROM ') ? [at] : []));
  const stages = starts.map((start, index) => stageOf(lines.slice(start, starts[index + 1])));
  return { args: pairsIn(valuesOf(lines.slice(0, starts[0]), 'ARG')), stages };
}

function stageOf(lines: readonly string[]): Stage {
  const all = (keyword: string) => valuesOf(lines, keyword);
  const [, from = '', name = ''] = /^FROM (\S+)(?: AS (\S+))?$/.exec(lines[0] ?? '') ?? [];
  const copies = all('COPY').filter((copy) => !copy.startsWith('--from='));
  return {
    name,
    from,
    all,
    copied: copies.flatMap((copy) => copy.split(/\s+/).slice(0, -1)),
    env: pairsIn(all('ENV')),
  };
}

function valuesOf(lines: readonly string[], keyword: string): string[] {
  return lines.filter((line) => line.startsWith(`${keyword} `)).map((line) => line.slice(keyword.length + 1).trim());
}

function pairsIn(values: readonly string[]): Record<string, string> {
  const pairs = values.flatMap((value) => [...value.matchAll(/([\w.]+)=("[^"]*"|\S*)/g)]);
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, value.replaceAll('"', '')]));
}
