/** Real Azurite for one test file: there before its first test, gone after its last. */
import { afterAll, beforeAll } from 'vitest';
import { type AccountClients, openAccount } from '../core/azure/openAccount.ts';
import { type Azurite, startAzurite } from '../tools/local/azurite.ts';
import { localAccount } from '../tools/terminal/account.ts';

export interface TestAzurite {
  /** A connection string. */
  account(): string;
  clients(): AccountClients;
  /** A name that no test had before, good for a container, a queue, or a table. */
  name(): string;
}

/** To be called at the top of a test file; each file has one of its own, so that files may run at once. */
export function useAzurite(): TestAzurite {
  let azurite: Azurite | undefined;
  let clients: AccountClients | undefined;
  let names = 0;
  beforeAll(async () => {
    azurite = await startAzurite();
  });
  afterAll(() => azurite?.stop());
  const account = () => {
    if (!azurite) throw new Error('Azurite runs only while the tests do');
    return localAccount(azurite);
  };
  return {
    account,
    clients: () => {
      clients ??= openAccount(account());
      return clients;
    },
    name: () => {
      names += 1;
      return `test${names}`;
    },
  };
}
