/** Uploads that are killed at any moment and run again, over real Azurite, through a proxy that counts what arrives. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { ensureStorage } from '../../../core/azure/ensureStorage.ts';
import { openStorage } from '../../../core/azure/openStorage.ts';
import { startAzurite } from '../../../tools/local/azurite.ts';
import { localAccount } from '../../../tools/terminal/account.ts';
import { type Call, startProxy } from '../../chaos/proxy.ts';
import { randomFrom } from '../../fixtures/random.ts';
import { sha256 } from './aSource.ts';

const UPLOAD = fileURLToPath(new URL('../../../tools/upload.ts', import.meta.url));
const SMALL_FILES = 40;
const LARGE_FILES = 2;
/** Four blocks, the last of them shorter. */
const LARGE_BYTES = 30e6;
/** Of a calm run, at least. */
const REQUESTS = 2 + SMALL_FILES + LARGE_FILES * 6;

/** By name: what a blob is, as one text. */
type Library = Record<string, string>;

interface Ended {
  library: Library;
  /** What the storage took more than once, though it had said that it has it. */
  twice: string[];
}

export interface Killings {
  /** What a run leaves that nobody disturbs. */
  calm: Library;
  /** Begins with nothing, kills so many runs, and lets the last one end. */
  live(kills: number, seed: number): Promise<Ended>;
  stop(): Promise<void>;
}

export async function startKillings(): Promise<Killings> {
  const azurite = await startAzurite();
  const account = localAccount(azurite);
  await ensureStorage(account);
  const { originals } = openStorage(account);
  const root = await mkdtemp(join(tmpdir(), 'ironviper-killed-'));
  const tree = await plant(root);

  const library = async (): Promise<Library> => {
    const all: Library = {};
    for await (const { etag: _, modifiedAt: __, name, ...blob } of originals.list('')) {
      const content = await originals.read(name);
      if (typeof content === 'string') throw new Error(`${name} is listed, and ${content}`);
      const chunks: Uint8Array[] = [];
      for await (const chunk of content.body) chunks.push(chunk);
      all[name] = JSON.stringify({ ...blob, sha256: sha256(Buffer.concat(chunks)) });
    }
    return all;
  };
  const empty = async () => {
    for await (const { name } of originals.list('')) await originals.remove(name);
  };
  const undisturbed = await endOf(start(tree, account));
  if (undisturbed.how !== 0)
    throw new Error(`The calm run ended with ${undisturbed.how}. It said: ${undisturbed.said}`);
  const calm = await library();

  return {
    calm,
    async live(kills, seed) {
      await empty();
      const random = randomFrom(seed);
      const taken = new Map<string, number>();
      let killed = 0;
      for (;;) {
        const last = 1 + Math.floor((random() * REQUESTS) / kills);
        const when = random() < 0.5 ? 'before' : 'after';
        const end = await runUntil(killed < kills ? { last, when } : undefined, taken);
        if (end === 'killed') killed += 1;
        else if (killed < kills) throw new Error(`A run ended before its time: seed ${seed}.`);
        else
          return {
            library: await library(),
            kills: killed,
            twice: [...taken].flatMap(([put, times]) => (times > 1 ? [put] : [])),
          };
      }
    },
    async stop() {
      await azurite.stop();
      await rm(root, { recursive: true });
    },
  };

  /** `last` is the number of the request it dies at: before it reaches the storage, or after it has been answered. */
  async function runUntil(death: { last: number; when: string } | undefined, taken: Map<string, number>) {
    let requests = 0;
    let dead = false;
    const dies = (when: string, request: number) => {
      if (death?.when === when && request === death.last) {
        dead = true;
        upload.kill('SIGKILL');
      }
      return dead;
    };
    const proxy = await startProxy(azurite, async (call, forward) => {
      requests += 1;
      const request = requests;
      if (dies('before', request)) return undefined;
      const answer = await forward();
      const put = putIn(call);
      if (put !== undefined && answer.status === 201) taken.set(put, (taken.get(put) ?? 0) + 1);
      return dies('after', request) ? undefined : answer;
    });
    const upload = start(tree, localAccount(proxy));
    const { how, said } = await endOf(upload);
    // What was on its way when it died still arrives.
    await proxy.quiet();
    await proxy.stop();
    if (how !== (dead ? 'SIGKILL' : 0)) throw new Error(`An upload ended with ${how}. It said: ${said}`);
    return dead ? 'killed' : 'done';
  }
}

/** Which block or blob a request brings; nothing if it brings none. */
function putIn({ method, target }: Call): string | undefined {
  const { pathname, searchParams } = new URL(target, 'http://storage');
  const comp = searchParams.get('comp');
  if (method !== 'PUT' || (comp !== null && comp !== 'block')) return undefined;
  return `${pathname} ${searchParams.get('blockid') ?? ''}`;
}

async function plant(root: string): Promise<string> {
  const random = randomFrom(1);
  const bytes = (length: number) => Uint8Array.from({ length }, () => random() * 256);
  const large = bytes(LARGE_BYTES / 10);
  await mkdir(join(root, 'tree/day 2'), { recursive: true });
  for (let i = 0; i < SMALL_FILES; i++) await writeFile(join(root, `tree/day 2/ä ${i}.jpg`), bytes(1000 + i));
  for (let i = 0; i < LARGE_FILES; i++) {
    await writeFile(join(root, `tree/${i}.mov`), Buffer.concat(Array(10).fill(large.map((byte) => byte ^ i))));
  }
  return join(root, 'tree');
}

function start(tree: string, account: string): ChildProcess {
  return spawn(process.execPath, [UPLOAD, tree], {
    env: { PATH: process.env.PATH ?? '', INIT_CWD: join(tree, '..'), IRONVIPER_STORAGE: account },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

async function endOf(child: ChildProcess): Promise<{ how: number | NodeJS.Signals; said: string }> {
  const [[code, signal], said] = await Promise.all([once(child, 'exit'), text(child.stderr!)]);
  return { how: signal ?? code, said };
}
