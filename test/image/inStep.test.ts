/** Dockerfile.converter in step with the code, the scripts and the lockfile: what a look at their text can tell. */
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { FOLDERS } from '../../infra/image/code.ts';
import { LIMITERS } from '../../worker/media/programs/limited.ts';
import { TOOLS } from '../../worker/media/programs/tools.ts';
import { readDockerfile, type Stage } from './dockerfile.ts';
import { importedBy, PROJECT } from './importedBy.ts';

const Manifest = z.object({ scripts: z.record(z.string(), z.string()) });
const Package = z.object({
  version: z.string().optional(),
  integrity: z.string().optional(),
  dev: z.boolean().default(false),
});
const Lock = z.object({ packages: z.record(z.string(), Package) });

const GATHER = 'infra/image/gather.ts';

const { args, stages } = await readDockerfile();
const { scripts } = Manifest.parse(JSON.parse(await text('package.json')));
const { packages } = Lock.parse(JSON.parse(await text('package-lock.json')));

/** What is started in an image, by the script that starts it elsewhere. */
const IMAGES = [
  { target: 'converter', script: 'worker', programs: ['worker/guard.ts', 'worker/main.ts', 'worker/alive.ts'] },
  { target: 'control', script: 'api', programs: ['api/main.ts', 'scaler/main.ts'] },
] as const;

describe.each(IMAGES)('the image $target', ({ target, script, programs }) => {
  const stage = stageOf(target);
  const gathered = stageOf(`gathered-${target}`);
  const words = [...jsonOf(stage, 'ENTRYPOINT'), ...jsonOf(stage, 'CMD')];

  test('is gathered from the folders that its programs import, and they are there when it is', async () => {
    const run = new Set((await importedBy(programs)).map((module) => module.split('/')[0]));
    expect([...run].filter((name) => name !== 'package.json').sort()).toEqual([...FOLDERS[target]].sort());
    const modules = [...(await importedBy(programs)), ...(await importedBy([GATHER]))];
    const uncopied = modules.filter((module) => !gathered.copied.some((path) => module.startsWith(`${path}/`)));
    expect(uncopied).toEqual([]);
  });

  test(`is started as \`npm run ${script}\` starts it`, () => {
    const [, settings = '', command = ''] =
      /&& ((?:\w+=\S+ )*)exec node_modules\/\.bin\/node (.+)$/.exec(scripts[script]!) ?? [];
    expect(words).toEqual(['node', ...command.split(' ')]);
    const malloc = Object.entries(stage.env).filter(([name]) => name.startsWith('MALLOC_'));
    expect(malloc.map(([name, value]) => `${name}=${value} `).join('')).toBe(settings);
  });

  test('has its code compiled by the flags that it is started with, which shows that all of it is there', () => {
    const flags = words.filter((word) => word.startsWith('--'));
    const compiled = programs.filter((program) => program.endsWith('/main.ts'));
    expect(jsonLinesOf(stage, 'RUN')).toEqual(compiled.map((program) => ['node', ...flags, program, '--help']));
    expect(stage.env.NODE_COMPILE_CACHE).toBe('/app/.cache');
  });

  test('is nobody special, and has nothing but what was gathered', () => {
    expect(stage).toMatchObject({ from: 'scratch', copied: [] });
    expect(stage.all('USER')).toEqual(['1000:1000']);
    for (const copy of stage.all('COPY'))
      expect(copy).toMatch(new RegExp(`^--from=${gathered.name} /gathered/\\w+ /$`));
  });
});

test('the converter is what is built unasked, and says whether it is alive', () => {
  expect(stages.at(-1)?.name).toBe('converter');
  expect(stageOf('converter').all('HEALTHCHECK').join()).toContain('CMD ["node", "worker/alive.ts"]');
});

test('every stage stands on one image, of the Node that the lockfile has', () => {
  expect(args).toEqual({
    NODE_IMAGE: `docker.io/library/node:${packages['node_modules/node']?.version}-trixie-slim`,
  });
  const own = ['scratch', ...stages.map(({ name }) => name)];
  const others = new Set(stages.map(({ from }) => from).filter((from) => !own.includes(from)));
  expect([...others]).toEqual([`$\{NODE_IMAGE}`]);
});

describe('the programs of a converter', async () => {
  const known = await text('tools/setup/knownPrograms.mjs');
  const debian = new Map(
    [...known.matchAll(/^ {2}'?([\w-]+)'?: \{[\s\S]*?apt: \[?'([^']+)'/gm)].map(([, tool, name]) => [tool, name]),
  );
  const installed = stageOf('programs').all('RUN').join(' ').split(/\s+/);
  const layers = await text('infra/image/programs.ts');

  test.each([...Object.keys(TOOLS), 'perl'])('%s is installed and gathered', (tool) => {
    expect(debian.get(tool), 'its package, in tools/setup/knownPrograms.mjs').toBeDefined();
    expect(installed.map((word) => word.replace(/;$/, ''))).toContain(debian.get(tool));
    expect(layers).toContain(`'${tool}'`);
  });

  test(`and those of ${LIMITERS.of}, which limit them`, () => {
    expect(installed).toContain(LIMITERS.of);
    expect(layers).toContain('...LIMITERS.names');
  });
});

describe('the lockfile', () => {
  test('has sharp for both processors', () => {
    for (const name of ['sharp', 'sharp-libvips']) {
      for (const processor of ['x64', 'arm64']) {
        const key = `node_modules/@img/${name}-linux-${processor}`;
        expect(packages[key]?.integrity, key).toMatch(/^sha512-/);
      }
    }
  });

  test('has the hash of all that may be in an image', () => {
    const unhashed = Object.entries(packages).filter(([key, { dev, integrity }]) => key && !dev && !integrity);
    expect(unhashed.map(([key]) => key)).toEqual([]);
  });
});

test('a build is sent what it copies, and nothing else', async () => {
  const [first, ...allowed] = (await text('.dockerignore')).split('\n').filter((line) => line && !line.startsWith('#'));
  expect(first).toBe('*');
  const copied = new Set(stages.flatMap((stage) => stage.copied));
  expect(allowed.sort()).toEqual([...copied].map((path) => `!${path}`).sort());
});

function stageOf(name: string): Stage {
  const stage = stages.find((each) => each.name === name);
  if (!stage) throw new Error(`Dockerfile.converter has no stage ${name}.`);
  return stage;
}

function jsonOf(stage: Stage, keyword: string): string[] {
  return jsonLinesOf(stage, keyword).flat();
}

function jsonLinesOf(stage: Stage, keyword: string): string[][] {
  return stage.all(keyword).map((value) => z.array(z.string()).parse(JSON.parse(value)));
}

function text(path: string): Promise<string> {
  return readFile(new URL(path, PROJECT), 'utf8');
}
