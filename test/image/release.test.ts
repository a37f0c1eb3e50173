/** The workflow that publishes the images: GitHub would take it, and what it names is there. */
import { access, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readDockerfile } from './dockerfile.ts';
import { PROJECT } from './importedBy.ts';
import { complaintsAbout } from './parsedWorkflow.ts';

const Words = z.record(z.string(), z.string());
const Step = z.object({
  id: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().default(''),
  env: Words.default({}),
});
const Job = z.object({
  needs: z.union([z.string().transform((name) => [name]), z.array(z.string())]).default([]),
  'runs-on': z.string(),
  'timeout-minutes': z.number().max(60),
  permissions: z.record(z.string(), z.enum(['read', 'write'])),
  outputs: Words.default({}),
  strategy: z.object({ matrix: z.object({ include: z.array(Words) }) }).optional(),
  env: Words.default({}),
  steps: z.array(Step),
});
const Workflow = z.object({ permissions: z.object({}).strict(), jobs: z.record(z.string(), Job) });

const file = '.github/workflows/release.yml';
const source = await readFile(new URL(file, PROJECT), 'utf8');
const { jobs } = Workflow.parse(parse(source));
const { args, stages } = await readDockerfile();

test('GitHub finds nothing wrong with it', async () => {
  expect(await complaintsAbout(source)).toEqual([]);
});

test.each([
  ['an unknown word', 'timeout-minutes', 'timeout', "Unexpected value 'timeout'"],
  ['a job that is not there', 'needs: plan', 'needs: plans', "unknown job 'plans'"],
  ['half an expression', 'github.sha', 'github.', "Unexpected symbol: 'EOF'"],
])('and would find %s', async (_, well, wrong, complaint) => {
  expect(source).toContain(well);
  expect(await complaintsAbout(source.replace(well, wrong))).toContainEqual(expect.stringContaining(complaint));
});

test('every action is pinned to a commit, which says its version', () => {
  const uses = source.split('\n').filter((line) => /\buses:/.test(line));
  expect(uses.length).toBeGreaterThan(0);
  for (const line of uses) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

describe.each(Object.entries(jobs))('in its job %s', (_, job) => {
  const text = JSON.stringify(job);
  const runs = job.steps.map(({ run }) => run).join('\n');

  test('what it asks of other jobs they give, and it waits for them', () => {
    for (const [, name = '', output = ''] of text.matchAll(/needs\.([\w-]+)\.outputs\.([\w-]+)/g)) {
      expect(job.needs).toContain(name);
      expect(Object.keys(jobs[name]?.outputs ?? {})).toContain(output);
    }
  });

  test('what it asks of its steps they say', () => {
    for (const [, id, output] of text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)) {
      const { run = '' } = job.steps.find((step) => step.id === id) ?? {};
      const names = [...run.matchAll(/echo "([^"=]+)=/g)].map(([, name = '']) => name);
      const said = names.flatMap((name) => (name.includes('matrix.arch') ? valuesOf(job, 'arch') : name));
      expect(said, id).toContain(output);
    }
  });

  test('what it asks of its matrix each entry has', () => {
    for (const [, key = ''] of text.matchAll(/matrix\.([\w-]+)/g)) {
      expect(
        valuesOf(job, key).filter((value) => value !== undefined),
        key,
      ).toHaveLength(job.strategy!.matrix.include.length);
    }
  });

  test('the scripts and files that it names are there', async () => {
    const { scripts } = JSON.parse(await readFile(new URL('package.json', PROJECT), 'utf8'));
    for (const [, script = ''] of runs.matchAll(/npm run ([\w:-]+)/g)) expect(Object.keys(scripts)).toContain(script);
    for (const [path] of text.matchAll(/\b(?:[\w-]+\/)*[\w-]+\.(?:json|ts|mjs|converter)\b/g)) {
      await access(new URL(path, PROJECT));
    }
  });

  test('what it builds Dockerfile.converter knows: targets, and arguments that have a value', () => {
    const known = [
      ...Object.keys(args),
      ...stages.flatMap((stage) => stage.all('ARG')).map((arg) => arg.split('=')[0]),
    ];
    for (const [, target] of runs.matchAll(/--target (\S+)/g)) expect(stages.map(({ name }) => name)).toContain(target);
    for (const [, name = '', value] of `${job.env.BUILD} ${runs}`.matchAll(/--build-arg (\w+)(=\S+)?/g)) {
      expect(known).toContain(name);
      expect(value ?? job.env[name], name).toBeDefined();
    }
  });
});

test('every image that is pushed is published, for each architecture, and no other', () => {
  const pushed = [...source.matchAll(/^ +push (\w+) ([\w-]+) /gm)].map(([, build, name]) => `${build} ${name}`);
  expect(pushed.length).toBeGreaterThan(0);
  expect(jobs.publish?.strategy?.matrix.include.map(({ build, name }) => `${build} ${name}`)).toEqual(pushed);
  expect(valuesOf(jobs.build!, 'arch')).toEqual(Object.keys(jobs.build!.outputs));
});

function valuesOf(job: z.infer<typeof Job>, key: string): (string | undefined)[] {
  return job.strategy?.matrix.include.map((entry) => entry[key]) ?? [];
}
