/** Runs a program whose output is for people: it goes to stderr, since stdout is for what was made. */
import { execa } from 'execa';
import { OutageError } from '../../core/outage.ts';

export type Environment = Readonly<Record<string, string>>;

/** Throws an `OutageError` that says which program failed, and how. */
export async function run(program: string, words: readonly string[], env: Environment = {}): Promise<void> {
  const shown = { stdin: 'ignore', stdout: process.stderr, stderr: 'inherit', env, reject: false } as const;
  const { failed, exitCode, shortMessage } = await execa(program, words, shown);
  if (!failed) return;
  const how = exitCode === undefined ? shortMessage : `exit code ${exitCode}: what it said stands above`;
  throw new OutageError(program, `${program} ${words[0]} failed, ${how}.`);
}
