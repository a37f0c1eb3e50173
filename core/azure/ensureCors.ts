/** Lets the page, and no other, talk to the account's blobs from a browser. */
import { ask } from './ask.ts';
import { type AccountOptions, openAccount } from './openAccount.ts';

/** What the page sends: ranges, conditions, and with an upload what is known of the file. */
const SENT = ['range', 'if-match', 'if-none-match', 'content-type', 'x-ms-*'];
const READ = ['ETag', 'Content-Length', 'Content-Range', 'Content-Type', 'Content-Disposition', 'x-ms-*'];
/** Chrome remembers a preflight's answer no longer than two hours. */
const REMEMBERED_SECONDS = 7200;

/**
 * `origins` are all names of the page, as browsers send them: `https://photos.example.org`. Takes the place of the rules
 * that were there, and leaves the service's other settings. Twice is harmless. Throws `OutageError`.
 */
export async function ensureCors(account: string, origins: readonly string[], options?: AccountOptions): Promise<void> {
  const service = openAccount(account, options).blobs();
  const cors = [
    {
      allowedOrigins: origins.join(','),
      allowedMethods: 'GET,HEAD,PUT,OPTIONS',
      allowedHeaders: SENT.join(','),
      exposedHeaders: READ.join(','),
      maxAgeInSeconds: REMEMBERED_SECONDS,
    },
  ];
  const about = {
    doing: 'allowing',
    of: `${origins.join(' and ')} to use the blobs of ${service.accountName}`,
    role: SETTER,
  };
  await ask(about, () => service.setProperties({ cors }));
}

const SETTER = 'Storage Account Contributor';
