/** Makes sure that a person means this very account, before everything in it goes. */
import { createInterface } from 'node:readline/promises';
import type { ToolAccount } from '../terminal/account.ts';
import { UsageError } from '../terminal/command.ts';

export interface Consent {
  /** Names the account instead of typing it; for scripts, and for development accounts alone. */
  yes?: string | undefined;
  /** Names an account that holds what people care for; its name is still asked for. */
  reallyThisAccount?: string | undefined;
}

/** Before anything is looked at. Throws `UsageError` if no answer could make it right. */
export function checkConsent({ name, development }: ToolAccount, { yes, reallyThisAccount }: Consent): void {
  if (yes !== undefined && !development) {
    throw new UsageError(`--yes is for development accounts on this machine, and ${name} is none.`);
  }
  if (yes !== undefined && yes !== name) throw new UsageError(`--yes names ${yes}, but the account is ${name}.`);
  if (development || reallyThisAccount === name) return;
  const words = `--really-this-account ${name}`;
  throw new UsageError(
    reallyThisAccount === undefined
      ? `${name} is not a development account on this machine. To empty it all the same, add ${words}.`
      : `--really-this-account names ${reallyThisAccount}, but the account is ${name}.`,
  );
}

/** Asks for the account's name; anything else, and no answer at all, is a no. */
export async function agree({ name }: ToolAccount, { yes }: Consent): Promise<boolean> {
  if (yes === name) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const closed = new Promise<string>((resolve) => terminal.once('close', () => resolve('')));
  const asked = terminal.question(`All of this will be deleted, for good. Type the account's name (${name}): `);
  const typed = await Promise.race([asked, closed]);
  terminal.close();
  return typed.trim() === name;
}
