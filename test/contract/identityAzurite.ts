/**
 * Azurite as an account in Azure is met: by its name, over https, by an identity's tokens. A proxy leads every host to it.
 * It believes any token that looks right, and knows no roles.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from 'selfsigned';
import { afterAll, beforeAll } from 'vitest';
import type { AccountOptions } from '../../core/azure/openAccount.ts';
import type { Through } from './send.ts';

export interface IdentityAzurite {
  account: string;
  /** How to enter it; with other claims in the token, if given. */
  options(claims?: Record<string, unknown>): AccountOptions;
  through(): Through;
}

const NAME = 'devstoreaccount1';
const HOST = `${NAME}.blob.core.windows.net`;

/** To be called at the top of a test file. */
export function useIdentityAzurite(): IdentityAzurite {
  let running: Awaited<ReturnType<typeof start>> | undefined;
  beforeAll(async () => {
    running = await start();
  });
  afterAll(() => running?.stop());
  const up = () => {
    if (!running) throw new Error('Azurite runs only while the tests do');
    return running;
  };
  return {
    account: `https://${HOST}`,
    options: (claims) => ({ env: { HTTPS_PROXY: up().proxy }, ca: up().ca, credential: credential(claims) }),
    through: () => ({ port: up().port, ca: up().ca }),
  };
}

function credential(claims: Record<string, unknown> = {}) {
  const now = Math.floor(Date.now() / 1000);
  const usual = {
    aud: 'https://storage.azure.com',
    iss: 'https://sts.windows-ppe.net/tenant/',
    oid: 'me',
    tid: 'here',
  };
  const parts = [{ alg: 'none' }, { ...usual, iat: now - 60, nbf: now - 60, exp: now + 3600, ...claims }];
  const token = `${parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.x`;
  return { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
}

async function start() {
  const folder = await mkdtemp(join(tmpdir(), 'ironviper-identity-'));
  const { cert: ca, private: key } = await generate([{ name: 'commonName', value: HOST }], {
    algorithm: 'sha256',
    keyType: 'ec',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: HOST }] },
    ],
  });
  const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  await Promise.all([writeFile(certFile, ca), writeFile(keyFile, key)]);
  const program = fileURLToPath(import.meta.resolve('azurite/dist/src/blob/main.js'));
  const child = spawn(
    process.execPath,
    [
      ...['--max-http-header-size=65536', program, '--blobHost', '127.0.0.1', '--blobPort', '0'],
      ...['--inMemoryPersistence', '--disableTelemetry', '--silent', '--skipApiVersionCheck'],
      ...['--oauth', 'basic', '--cert', certFile, '--key', keyFile],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const port = await new Promise<number>((resolve, reject) => {
    let said = '';
    child.once('exit', () => reject(new Error(`Azurite did not start. It said: ${said}`)));
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      const [, found] = /successfully listens on https:\/\/\S+:(\d+)/.exec(said) ?? [];
      if (found) resolve(Number(found));
    });
  });
  const proxy = createServer().on('connect', (_, client) => {
    const server = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      client.pipe(server).pipe(client);
    });
    for (const end of [client, server]) end.on('error', () => [client, server].map((both) => both.destroy()));
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    ...{ port, ca, proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` },
    async stop() {
      proxy.closeAllConnections();
      proxy.close();
      child.kill();
      await once(child, 'exit');
      await rm(folder, { recursive: true });
    },
  };
}
