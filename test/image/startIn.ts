/** A container over a storage that is there, with the settings that its check is about. */
import type { Closers } from '../../tools/local/closers.ts';
import type { Ports } from '../../tools/terminal/account.ts';
import { type Container, runContainer } from './container.ts';
import { settingsFile } from './settingsFile.ts';
import { type Subject, temporaryFolder } from './subject.ts';

export interface StartOptions {
  ports: Ports;
  settings: Readonly<Record<string, string>>;
  /** 1 GiB, if nothing is said. */
  memory?: string;
  scratch?: string;
}

/** Leaves after two seconds without work, unless `settings` say otherwise. */
const USUAL = { IRONVIPER_IDLE_SECONDS: '2', IRONVIPER_POLL_SECONDS: '1', IRONVIPER_CONCURRENCY: '2' };

export async function startIn(
  subject: Subject,
  { ports, settings, memory = '1g', scratch = '256m' }: StartOptions,
  closing: Closers,
): Promise<Container> {
  const later = subject.video ? 'yes' : 'no';
  const all = { ...USUAL, IRONVIPER_LATER: later, ...settings };
  const file = await settingsFile(await temporaryFolder(closing), ports, all);
  // What runs under emulation needs more than it says.
  return runContainer(subject, { settings: file, memory: subject.emulated ? '4g' : memory, scratch }, closing);
}
