/** Proves the three import rules, and those that keep them from being walked around, in both ways. */
import { beforeAll, describe, expect, test } from 'vitest';
import { lint } from './lint.ts';

const CORE = 'core/ is the language';
const LIBRARY = 'library/ holds the verbs';
const MEDIA = 'media/ is file in, file out';
const AZURE = 'may import core/azure';
const SDK = 'may import @azure/*';
const PROGRAMS = 'Programs never import each other';
const WEB = 'web/ talks to the API through its typed client alone';
const START = 'Programs run within limits';
const TEST = 'Nothing imports test/';
const ENVIRONMENT = 'process.env';
const OK = '';

/** What a file holds on one line, and what the rule that it breaks says: nothing if it breaks none. */
type Case = [file: string, code: string, reason: string];

const rules: Record<string, Case[]> = {
  'everything may import core and library, core imports nothing but itself, library only core': [
    ['core/row.ts', `import './record.ts';`, OK],
    ['core/row.ts', `import './timeline/month.ts';`, OK],
    ['core/row.ts', `import 'zod';`, OK],
    ['core/row.ts', `import 'node:crypto';`, OK],
    ['core/row.ts', `import 'node:fs';`, CORE],
    ['core/row.ts', `import 'node:fs/promises';`, CORE],
    ['core/row.ts', `import 'sharp';`, CORE],
    ['core/row.ts', `import '@azure/storage-blob';`, CORE],
    ['core/row.ts', `import './azure/blobs.ts';`, CORE],
    ['core/row.ts', `import '../library/look.ts';`, CORE],
    ['core/row.ts', `import '../worker/loop.ts';`, CORE],
    ['core/row.ts', `import '../tools/status.ts';`, CORE],
    ['core/row.ts', `import '../test/fakes/queue.ts';`, CORE],
    ['core/row.ts', `import type { A } from '../library/look.ts';`, CORE],
    ['core/row.ts', `import { type A } from '../library/look.ts';`, CORE],
    ['core/row.ts', `export type { A } from '../library/look.ts';`, CORE],
    ['core/row.ts', `export { a } from '../library/look.ts';`, CORE],
    ['core/row.ts', `const a = await import('../library/look.ts');`, CORE],
    ['core/timeline/month.ts', `import './strip.ts';`, OK],
    ['core/timeline/month.ts', `import '../row.ts';`, OK],
    ['core/timeline/month.ts', `import '../azure/blobs.ts';`, CORE],
    ['core/timeline/month.ts', `import '../../library/look.ts';`, CORE],
    ['core/timeline/month.ts', `import 'node:fs';`, CORE],
    ['library/look.ts', `import '../core/row.ts';`, OK],
    ['library/look.ts', `import '../core/timeline/month.ts';`, OK],
    ['library/look.ts', `import './act.ts';`, OK],
    ['library/look.ts', `import 'node:zlib';`, OK],
    ['library/look.ts', `import '../core/azure/queue.ts';`, LIBRARY],
    ['library/look.ts', `import type { A } from '../core/azure/queue.ts';`, LIBRARY],
    ['library/look.ts', `import '../worker/loop.ts';`, LIBRARY],
    ['library/look.ts', `import '../scaler/plan.ts';`, LIBRARY],
    ['library/look.ts', `import '../api/app.ts';`, LIBRARY],
    ['library/look.ts', `import '../tools/status.ts';`, LIBRARY],
    ['library/look.ts', `import '../test/fakes/queue.ts';`, LIBRARY],
    ['library/look.ts', `import '@azure/data-tables';`, LIBRARY],
    ['library/look.ts', `import 'node:fs';`, LIBRARY],
    ['worker/loop.ts', `import '../core/queue.ts';`, OK],
    ['worker/loop.ts', `import '../library/look.ts';`, OK],
    ['api/app.ts', `import '../library/look.ts';`, OK],
    ['scaler/loop.ts', `import '../core/queue.ts';`, OK],
    ['web/app.ts', `import type { A } from '../core/record.ts';`, OK],
    ['tools/status.ts', `import '../library/look.ts';`, OK],
  ],
  'only a main.ts, tools and test import core/azure': [
    ['worker/main.ts', `import '../core/azure/blobs.ts';`, OK],
    ['scaler/main.ts', `import '../core/azure/blobs.ts';`, OK],
    ['api/main.ts', `import '../core/azure/blobs.ts';`, OK],
    ['infra/main.ts', `import '../core/azure/blobs.ts';`, OK],
    ['tools/status.ts', `import '../core/azure/blobs.ts';`, OK],
    ['tools/local/stack.ts', `import '../../core/azure/blobs.ts';`, OK],
    ['test/contract/blobs.test.ts', `import '../../core/azure/blobs.ts';`, OK],
    ['worker/loop.ts', `import '../core/azure/blobs.ts';`, AZURE],
    ['worker/loop.ts', `import type { A } from '../core/azure/blobs.ts';`, AZURE],
    ['worker/loop.ts', `const a = await import('../core/azure/blobs.ts');`, AZURE],
    ['worker/media/decode.ts', `import '../../core/azure/blobs.ts';`, MEDIA],
    ['scaler/loop.ts', `import '../core/azure/blobs.ts';`, AZURE],
    ['api/app.ts', `import '../core/azure/blobs.ts';`, AZURE],
    ['api/routes/files.ts', `import '../../core/azure/blobs.ts';`, AZURE],
    ['web/app.ts', `import '../core/azure/blobs.ts';`, AZURE],
    ['infra/plan.ts', `import '../core/azure/blobs.ts';`, AZURE],
  ],
  'only core/azure and infra import @azure': [
    ['core/azure/blobs.ts', `import '@azure/storage-blob';`, OK],
    ['core/azure/blobs.ts', `import '../blobs.ts';`, OK],
    ['infra/plan.ts', `import '@azure/arm-storage';`, OK],
    ['infra/main.ts', `import '@azure/identity';`, OK],
    ['worker/loop.ts', `import '@azure/storage-queue';`, SDK],
    ['worker/loop.ts', `import type { A } from '@azure/storage-queue';`, SDK],
    ['worker/main.ts', `import '@azure/identity';`, SDK],
    ['worker/media/decode.ts', `import '@azure/storage-blob';`, SDK],
    ['scaler/loop.ts', `import '@azure/arm-containerinstance';`, SDK],
    ['api/app.ts', `import '@azure/data-tables';`, SDK],
    ['web/app.ts', `import '@azure/storage-blob';`, SDK],
    ['tools/upload.ts', `import '@azure/storage-blob';`, SDK],
    ['test/contract/blobs.test.ts', `import '@azure/storage-blob';`, SDK],
  ],
  'only a main.ts, tools and test read the environment': [
    ['worker/main.ts', 'export const a = process.env.A;', OK],
    ['infra/main.ts', 'export const a = process.env.A;', OK],
    ['tools/status.ts', 'export const a = process.env.A;', OK],
    ['test/fakes/queue.ts', 'export const a = process.env.A;', OK],
    ['core/row.ts', 'export const a = process.env.A;', ENVIRONMENT],
    ['core/azure/blobs.ts', 'export const b = process.env.A;', ENVIRONMENT],
    ['library/look.ts', 'export const a = process.env.A;', ENVIRONMENT],
    ['library/look.ts', 'const { env: b } = process;', ENVIRONMENT],
    ['library/look.ts', 'const { pid: c } = process;', OK],
    ['worker/loop.ts', 'export const a = process.env.A;', ENVIRONMENT],
    ['worker/loop.ts', `import c from 'node:process';`, 'Use the global process'],
    ['worker/media/decode.ts', 'export const a = process.env.A;', ENVIRONMENT],
    ['api/app.ts', 'export const a = process.env.A;', ENVIRONMENT],
    ['infra/plan.ts', 'export const a = process.env.A;', ENVIRONMENT],
  ],
  'programs never import each other': [
    ['worker/loop.ts', `import './attempt.ts';`, OK],
    ['worker/loop.ts', `import './media/decode.ts';`, OK],
    ['worker/loop.ts', `import '../api/app.ts';`, PROGRAMS],
    ['worker/loop.ts', `import type { A } from '../api/app.ts';`, PROGRAMS],
    ['worker/loop.ts', `import '../api/client.ts';`, PROGRAMS],
    ['worker/loop.ts', `import '../scaler/plan.ts';`, PROGRAMS],
    ['worker/main.ts', `import '../api/app.ts';`, PROGRAMS],
    ['scaler/loop.ts', `import '../worker/loop.ts';`, PROGRAMS],
    ['scaler/main.ts', `import '../worker/loop.ts';`, PROGRAMS],
    ['api/app.ts', `import '../worker/loop.ts';`, PROGRAMS],
    ['api/app.ts', `import '../web/app.ts';`, PROGRAMS],
    ['api/routes/files.ts', `import '../../worker/loop.ts';`, PROGRAMS],
    ['api/routes/files.ts', `import '../app.ts';`, OK],
    ['core/azure/blobs.ts', `import '../../worker/loop.ts';`, PROGRAMS],
    ['web/app.ts', `import type { A } from '../api/client.ts';`, OK],
    ['web/pages/grid.ts', `import type { A } from '../../api/client.ts';`, OK],
    ['web/app.ts', `import '../api/app.ts';`, WEB],
    ['web/app.ts', `import type { A } from '../api/app.ts';`, WEB],
    ['web/app.ts', `import '../worker/loop.ts';`, WEB],
    ['web/app.ts', `import '../scaler/plan.ts';`, WEB],
  ],
  'media never imports its program': [
    ['worker/media/decode.ts', `import './previews.ts';`, OK],
    ['worker/media/decode.ts', `import '../../core/record.ts';`, OK],
    ['worker/media/decode.ts', `import 'sharp';`, OK],
    ['worker/media/decode.ts', `import 'node:fs';`, OK],
    ['worker/media/decode.ts', `import '../loop.ts';`, MEDIA],
    ['worker/media/decode.ts', `import type { A } from '../loop.ts';`, MEDIA],
    ['worker/media/decode.ts', `import '../../library/look.ts';`, MEDIA],
    ['worker/media/decode.ts', `import '../../api/app.ts';`, MEDIA],
    ['worker/media/decode.ts', `import '../../tools/status.ts';`, MEDIA],
    ['worker/media/decode.ts', `import './readers/raw.ts';`, OK],
    ['worker/media/readers/raw.ts', `import './reader.ts';`, OK],
    ['worker/media/readers/raw.ts', `import '../decode.ts';`, OK],
    ['worker/media/readers/raw.ts', `import '../programs/runProgram.ts';`, OK],
    ['worker/media/readers/raw.ts', `import '../../../core/fault.ts';`, OK],
    ['worker/media/readers/raw.ts', `import type { A } from '../../../core/kind.ts';`, OK],
    ['worker/media/readers/raw.ts', `import '../../../core/azure/blobs.ts';`, MEDIA],
    ['worker/media/readers/raw.ts', `import '../../scratch.ts';`, MEDIA],
    ['worker/media/readers/raw.ts', `import type { A } from '../../make.ts';`, MEDIA],
    ['worker/media/readers/raw.ts', `import '../../../library/look.ts';`, MEDIA],
    ['worker/media/readers/raw.ts', `import '../../../tools/status.ts';`, MEDIA],
    ['worker/media/readers/raw.ts', `import '../../../test/fixtures/photo.ts';`, MEDIA],
    ['worker/media/readers/raw.ts', `import '@azure/storage-blob';`, SDK],
    ['worker/media/programs/tools.ts', `import '../../scratch.ts';`, MEDIA],
    ['worker/media/metadata/exifTool.ts', `import '../../../library/look.ts';`, MEDIA],
    ['worker/media/readers/raw/embedded.ts', `import '../reader.ts';`, OK],
    ['worker/media/readers/raw/embedded.ts', `import '../../decode.ts';`, OK],
    ['worker/media/readers/raw/embedded.ts', `import '../../../../core/fault.ts';`, OK],
    ['worker/media/readers/raw/embedded.ts', `import '../../../../core/azure/blobs.ts';`, MEDIA],
    ['worker/media/readers/raw/embedded.ts', `import '../../../make.ts';`, MEDIA],
    ['worker/media/readers/raw/embedded.ts', `import '../../../../library/look.ts';`, MEDIA],
  ],
  'a converter is started by its guard, programs by two folders of media alone': [
    ['worker/guard.ts', `import { spawn } from 'node:child_process';`, OK],
    ['worker/guard.ts', `import '../core/azure/blobs.ts';`, AZURE],
    ['worker/guard.ts', `import '../scaler/plan.ts';`, PROGRAMS],
    ['worker/media/programs/runProgram.ts', `import { execa } from 'execa';`, OK],
    ['worker/media/metadata/exifToolProcess.ts', `import { spawn } from 'node:child_process';`, OK],
    ['worker/media/metadata/exifTool.ts', `import { exiftoolPath } from 'exiftool-vendored';`, OK],
    ['worker/media/decode.ts', `import { execa } from 'execa';`, START],
    ['worker/media/readers/raw.ts', `import { execa } from 'execa';`, START],
    ['worker/media/readers/raw.ts', `import { spawn } from 'node:child_process';`, START],
    ['worker/media/readers/raw/embedded.ts', `import { exiftool } from 'exiftool-vendored';`, START],
    ['worker/loop.ts', `import { spawn } from 'node:child_process';`, START],
  ],
  'tools, infra and test import any, and nothing imports them': [
    ['tools/start.ts', `import '../worker/loop.ts';`, OK],
    ['tools/start.ts', `import '../api/app.ts';`, OK],
    ['tools/start.ts', `import './local/stack.ts';`, OK],
    ['infra/plan.ts', `import '../scaler/plan.ts';`, OK],
    ['test/worker/loop.test.ts', `import '../../worker/loop.ts';`, OK],
    ['test/worker/loop.test.ts', `import '../../tools/start.ts';`, OK],
    ['test/worker/loop.test.ts', `import '../fakes/queue.ts';`, OK],
    ['worker/loop.ts', `import '../tools/start.ts';`, PROGRAMS],
    ['worker/loop.ts', `import '../tools/local/stack.ts';`, PROGRAMS],
    ['worker/main.ts', `import '../tools/start.ts';`, PROGRAMS],
    ['worker/loop.ts', `import '../infra/plan.ts';`, PROGRAMS],
    ['worker/loop.ts', `import '../test/fakes/queue.ts';`, PROGRAMS],
    ['api/app.ts', `import '../tools/start.ts';`, PROGRAMS],
    ['core/azure/blobs.ts', `import '../../tools/start.ts';`, PROGRAMS],
    ['web/app.ts', `import '../tools/start.ts';`, WEB],
    ['tools/start.ts', `import '../test/fakes/queue.ts';`, TEST],
    ['tools/local/stack.ts', `import '../../test/fakes/queue.ts';`, TEST],
    ['infra/plan.ts', `import '../test/fakes/queue.ts';`, TEST],
    ['infra/main.ts', `import '../test/fakes/queue.ts';`, TEST],
  ],
  'no import hides from these rules': [
    ['worker/loop.ts', `import './../api/app.ts';`, 'Write the path straight'],
    ['worker/loop.ts', `import '../core/../api/app.ts';`, 'Write the path straight'],
    ['worker/loop.ts', `import '../core/./azure/blobs.ts';`, 'Write the path straight'],
    ['worker/loop.ts', `export type B = import('../core/azure/blobs.ts').A;`, 'Import types at the top'],
    ['worker/loop.ts', `import d = require('../api/app.ts');`, PROGRAMS],
    ['test/worker/loop.test.ts', `import '../../core/row.ts';`, OK],
  ],
};

const RULES = ['lint/style/noRestrictedImports', 'lint/style/noProcessEnv', 'plugin'];
const files = new Map<string, string[]>();
const placed = Object.entries(rules).map(([rule, cases]) => ({
  rule,
  cases: cases.map(([file, code, reason]) => {
    const lines = files.get(file) ?? [];
    files.set(file, [...lines, code]);
    return { file, code, reason, place: `${file}:${lines.length + 1}` };
  }),
}));

let found: Map<string, string[]>;
beforeAll(async () => {
  found = await lint(files);
});

for (const { rule, cases } of placed) {
  describe(rule, () => {
    for (const { file, code, reason, place } of cases) {
      test(`${file} ${reason ? 'may not' : 'may'} say ${code}`, () => {
        const said = (found.get(place) ?? []).filter((line) => RULES.some((name) => line.startsWith(name)));
        if (reason) expect(said.join('\n')).toContain(reason);
        else expect(said).toEqual([]);
      });
    }
  });
}
