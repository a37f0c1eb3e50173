/** The API: settings in, answers out. Exit code 0 once it is told to stop, or has said what is broken (1) or wrong (2). */
import { hostname } from 'node:os';
import { openStorage } from '../core/azure/openStorage.ts';
import { azureSigner } from '../core/azure/signer.ts';
import { systemClock as clock } from '../core/clock.ts';
import { jsonLog } from '../core/log.ts';
import { newUsage, type Operation } from '../core/operations.ts';
import { SettingsError } from '../core/settings.ts';
import type { Signer } from '../core/signer.ts';
import type { Storage } from '../core/storage.ts';
import release from '../package.json' with { type: 'json' };
import type { Access } from './access/access.ts';
import { noneAccess } from './access/none.ts';
import { oidcAccess } from './access/oidc.ts';
import { tokenAccess } from './access/token.ts';
import { helpText } from './help.ts';
import { runApi } from './runApi.ts';
import { type ApiSettings, readApiSettings } from './settings.ts';

// Whoever read our log may go before we do; requests still have to be answered.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});
const log = jsonLog('api', (line) => process.stdout.write(line));

try {
  if (process.argv.length > 2) explain(process.argv.slice(2));
  else await main();
} catch (error) {
  const wrong = error instanceof SettingsError;
  log('api.failed', { message: error instanceof Error ? error.message : String(error) });
  process.exitCode = wrong ? 2 : 1;
}

function explain(words: string[]): void {
  if (words.includes('--help')) process.stdout.write(helpText());
  else throw new SettingsError(`The API takes no arguments (${words.join(' ')}): see npm run api -- --help`);
}

async function main(): Promise<void> {
  const settings = readApiSettings(process.env);
  const stopped = Promise.withResolvers<NodeJS.Signals>();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stopped.resolve);
  const operations = newUsage();
  const onCall = (operation: Operation) => {
    operations[operation] += 1;
  };
  const { storage, signer } = opened(settings.IRONVIPER_STORAGE, onCall);
  const api = await runApi({
    ...{ storage, signer, clock, log, operations },
    access: accessBy(settings, storage),
    version: release.version,
    origin: settings.IRONVIPER_ORIGIN,
    name: `${hostname().slice(0, 40)}-${process.pid}`,
    host: settings.IRONVIPER_API_HOST,
    port: settings.IRONVIPER_API_PORT,
  });
  log('api.started', { url: api.url, auth: settings.IRONVIPER_AUTH });
  log('api.stopping', { why: await stopped.promise });
  await api.stop();
  log('api.left');
}

/** Throws `SettingsError`. */
function opened(account: string, onCall: (operation: Operation) => void): { storage: Storage; signer: Signer } {
  const options = { env: process.env, onCall };
  try {
    return { storage: openStorage(account, options), signer: azureSigner(account, options) };
  } catch (error) {
    throw new SettingsError(`IRONVIPER_STORAGE: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

function accessBy(settings: ApiSettings, { state }: Storage): Access {
  if (settings.IRONVIPER_AUTH !== 'oidc') {
    const { IRONVIPER_AUTH: way, IRONVIPER_ORIGIN: origin } = settings;
    return way === 'none' ? noneAccess({ origin }) : tokenAccess({ state, clock });
  }
  const { IRONVIPER_OIDC_AUDIENCE: audience, IRONVIPER_OIDC_CLIENT_ID: clientId = audience } = settings;
  const { IRONVIPER_OIDC_ISSUER: issuer, IRONVIPER_OIDC_JWKS: jwks } = settings;
  return oidcAccess({ state, clock, log, issuer, audience, clientId, jwks });
}
