/** How every tool begins and ends: its words in, one exit code out, and no stack trace for what a person can mend. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { FaultError } from '../../core/fault.ts';
import { OutageError } from '../../core/outage.ts';
import { SettingsError } from '../../core/settings.ts';
import { printable } from './printable.ts';

export const DONE = 0;
export const FAILED = 1;
const WRONG_USE = 2;

/** The tool was called in a way that can't work: nothing has been done. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface Command<Options extends NonNullable<ParseArgsConfig['options']>> {
  /** As after `npm`: `run status`. */
  name: string;
  help: string;
  options: Options;
  /** Whether it takes words beside its options: paths, a name. */
  words?: boolean;
}

type Words<Options extends NonNullable<ParseArgsConfig['options']>> = ReturnType<
  typeof parseArgs<{ options: Options; allowPositionals: true }>
>;

/** Runs `main` with the process's arguments; what it answers is the exit code. */
export async function runCommand<Options extends NonNullable<ParseArgsConfig['options']>>(
  command: Command<Options>,
  main: (words: Words<Options>) => Promise<number>,
): Promise<void> {
  // A reader that has gone (`| head`, a closed terminal) is no reason to say anything: there is nobody to say it to.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  try {
    const args = process.argv.slice(2);
    if (args.includes('--help') || args.includes('-h')) process.stdout.write(command.help);
    else {
      refuseWhatNpmTook(command, args);
      process.exitCode = await main(wordsOf(command, args));
    }
  } catch (error) {
    process.exitCode = error instanceof UsageError || error instanceof SettingsError ? WRONG_USE : FAILED;
    const hint = error instanceof UsageError ? `See: npm ${command.name} -- --help\n` : '';
    process.stderr.write(printable(`${explain(error)}\n${hint}`));
  }
}

function wordsOf<Options extends NonNullable<ParseArgsConfig['options']>>(
  { options, words = false }: Command<Options>,
  args: string[],
): Words<Options> {
  try {
    return parseArgs({ args, options, allowPositionals: words as true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** Without `--`, npm keeps a person's options for itself: `npm run upload pics --dry-run` would send. */
function refuseWhatNpmTook({ name, options }: Command<NonNullable<ParseArgsConfig['options']>>, args: string[]): void {
  const flags = Object.keys(options).filter((flag) => options[flag]?.type === 'boolean');
  const taken = flags.find(
    (flag) => process.env[`npm_config_${flag.replaceAll('-', '_')}`] === 'true' && !args.includes(`--${flag}`),
  );
  if (taken !== undefined) {
    throw new UsageError(`npm has taken --${taken} for itself. Write -- before the options: npm ${name} -- --${taken}`);
  }
}

/** What a person can do something about says so itself; anything else is our mistake, and its stack helps to find it. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const expected = [UsageError, SettingsError, OutageError, FaultError].some((kind) => error instanceof kind);
  const ofSystem = (error as NodeJS.ErrnoException).syscall !== undefined;
  return expected || ofSystem ? error.message : (error.stack ?? error.message);
}
