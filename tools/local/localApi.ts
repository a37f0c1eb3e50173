/** The API of the local stack: whoever is on this machine is the owner. */

import { noneAccess } from '../../api/access/none.ts';
import { type RunningApi, runApi } from '../../api/runApi.ts';
import { ensureCors } from '../../core/azure/ensureCors.ts';
import { openStorage } from '../../core/azure/openStorage.ts';
import { azureSigner } from '../../core/azure/signer.ts';
import { systemClock as clock } from '../../core/clock.ts';
import { jsonLog } from '../../core/log.ts';
import { newUsage, type Operation } from '../../core/operations.ts';
import release from '../../package.json' with { type: 'json' };
import { buildPage } from '../page/buildPage.ts';
import { servePage } from '../page/servePage.ts';
import type { LogFile } from './logFile.ts';

const HOST = '127.0.0.1';

export interface LocalApiOptions {
  /** 0 is any free one. */
  port: number;
  /** Of a page that is served by another program. */
  origin: string | undefined;
}

/** Throws `OutageError`. */
export async function startLocalApi(
  account: string,
  { port, origin }: LocalApiOptions,
  { write }: LogFile,
): Promise<RunningApi> {
  const operations = newUsage();
  const onCall = (operation: Operation) => {
    operations[operation] += 1;
  };
  const signer = azureSigner(account, { onCall });
  const { base } = await signer.media();
  const page = await servePage(await buildPage(), { media: new URL(base).origin });
  const api = await runApi({
    page,
    storage: openStorage(account, { onCall }),
    signer,
    access: noneAccess({ origin }),
    origin,
    clock,
    log: jsonLog('api', write),
    version: release.version,
    host: HOST,
    port,
    name: `local-${process.pid}`,
    operations,
  });
  try {
    const ours = [HOST, 'localhost'].map((name) => `http://${name}:${new URL(api.url).port}`);
    await ensureCors(account, origin === undefined ? ours : [...ours, origin], { onCall });
    return api;
  } catch (error) {
    await api.stop();
    throw error;
  }
}
