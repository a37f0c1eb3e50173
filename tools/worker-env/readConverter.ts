/** What is set here about a converter: its account, and all else. */
import { type Account, parseAccount } from '../../core/azure/account.ts';
import { readSettings, SettingsError } from '../../core/settings.ts';
import { WORKER_SETTINGS } from '../../worker/settings.ts';

export interface Converter {
  account: Account;
  /** As they are set, so that they are read elsewhere as they would be here. */
  settings: [name: string, value: string][];
}

/** Throws `SettingsError`. */
export function readConverter(env: Readonly<Record<string, string | undefined>>): Converter {
  const { IRONVIPER_STORAGE: text } = readSettings(WORKER_SETTINGS, env);
  const settings = Object.keys(WORKER_SETTINGS)
    .filter((name) => name !== 'IRONVIPER_STORAGE')
    .flatMap((name): Converter['settings'] => (env[name] ? [[name, env[name]]] : []));
  const broken = settings.find(([, value]) => /[\r\n]/.test(value));
  if (broken) throw new SettingsError(`${broken[0]}: a line of text, to stand on a line of its own`);
  return { account: accountOf(text), settings };
}

function accountOf(text: string): Account {
  try {
    const account = parseAccount(text);
    if (account.sas === undefined) return account;
    throw new Error(
      `${account.name} is given by a signature, which signs no other: a connection string with the key does.`,
    );
  } catch (error) {
    throw new SettingsError(`IRONVIPER_STORAGE: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}
