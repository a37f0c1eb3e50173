/** What must hold after any number of broken files, each as a list of what does not, in words. */
import { readdir } from 'node:fs/promises';
import { idOf } from '../../core/id.ts';
import { recordName } from '../../core/names.ts';
import type { Storage } from '../../core/storage.ts';
import { readRecord } from '../../library/readRecord.ts';
import type { ConverterProcess } from '../chaos/process.ts';
import { atWorkIn } from '../fixtures/processes.ts';

/** `ok`, `failed: corrupt`, ... by the original's name. */
export type States = ReadonlyMap<string, string>;

/** These end a try and its job: a file, however broken, is no reason for anything else. */
const SETTLED = new Set(['done', 'failed', 'skipped', 'handedOn']);
const NOT_ITS_OWN = new Set(['died', 'unknown', 'corrupt-transfer']);

export async function statesOf(storage: Storage, names: readonly string[]): Promise<States> {
  const states = new Map<string, string>();
  for (const name of names) {
    const known = await readRecord(storage, idOf(name));
    const { state, fault } = known === 'missing' ? { state: 'no record', fault: undefined } : known.record;
    states.set(name, fault ? `${state}: ${fault.code}` : state);
  }
  return states;
}

export function notOk(sound: readonly string[], states: States): string[] {
  return sound.filter((name) => states.get(name) !== 'ok').map((name) => `${name} is sound, but ${states.get(name)}`);
}

/** One record each, and none of anything else. */
export async function recordsAmiss(storage: Storage, states: States): Promise<string[]> {
  const wanted = new Set([...states.keys()].map((name) => recordName(idOf(name))));
  const found: string[] = [];
  for await (const { name } of storage.records.list('')) {
    if (!name.startsWith('columns/') && !wanted.delete(name)) found.push(`a record of nothing: ${name}`);
  }
  return [...found, ...[...wanted].map((name) => `no record: ${name}`)];
}

/** What the converter said: one try a file, within its time, and of the file alone. */
export function triesAmiss({ lines, complaint }: ConverterProcess, scratch: string, fileSeconds: number): string[] {
  const found: string[] = [];
  const settled = new Set<string>();
  for (const line of lines) {
    const text = JSON.stringify(line);
    if (text.includes(scratch)) found.push(`a scratch path is named: ${text}`);
    if (line.event === 'heartbeat.failed' || line.event === 'converter.gave-up') found.push(text);
    if (line.event !== 'attempt.ended') continue;
    const { name = '', outcome = '', fault } = line;
    if (!SETTLED.has(outcome)) found.push(`not settled: ${text}`);
    else if (NOT_ITS_OWN.has(String(fault))) found.push(`not its own fault: ${text}`);
    // It waits for its turn too, beside others that may take all of theirs.
    if (Number(line.ms) > fileSeconds * 3000) found.push(`far beyond its time: ${text}`);
    if (outcome === 'handedOn') continue;
    if (settled.has(name)) found.push(`tried again: ${text}`);
    settled.add(name);
  }
  return complaint() ? [...found, `it complained: ${complaint().slice(-2000)}`] : found;
}

/** At rest there is only the converter's own folder, empty, and nobody works in it. */
export async function leftIn(scratch: string): Promise<string[]> {
  const files = (await readdir(scratch, { recursive: true })).filter((path) => path.includes('/'));
  const processes = process.platform === 'linux' ? atWorkIn(scratch) : [];
  return [
    ...files.map((path) => `left in scratch: ${path}`),
    ...processes.map(({ command }) => `still at work: ${command}`),
  ];
}

/** Told to leave, it leaves in good order, with all it had. */
export async function farewell(converter: ConverterProcess, scratch: string): Promise<string[]> {
  converter.signal('SIGTERM');
  const end = await converter.ended;
  const left = await readdir(scratch);
  return [...(end === 0 ? [] : [`it ended with ${end}`]), ...left.map((path) => `left in scratch at its end: ${path}`)];
}
