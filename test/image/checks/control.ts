/** The other image serves the API, with as few rights. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Closers } from '../../../tools/local/closers.ts';
import { localAccount } from '../../../tools/terminal/account.ts';
import { startWorld } from '../../chaos/world.ts';
import { type Container, runContainer } from '../container.ts';
import type { Report } from '../report.ts';
import { type Subject, temporaryFolder } from '../subject.ts';

const LIMITS = { memory: '512m', scratch: '16m' };

export async function control(subject: Subject, report: Report, closing: Closers): Promise<void> {
  const world = await startWorld();
  closing.add(() => world.stop());
  report.say(`Asking the API of ${subject.tags.control}`);
  // With the key, which is the same in every emulator: pages are given URLs that it signs.
  const settings = join(await temporaryFolder(closing), 'api.env');
  await writeFile(settings, `IRONVIPER_STORAGE=${localAccount(world.ports)}\nIRONVIPER_API_PORT=0\n`);
  const container = runContainer(subject, { image: 'control', settings, ...LIMITS }, closing);
  const answer = await fetch(`${await urlOf(container)}/api/version`);
  const said = await answer.text();
  report.check('the API answers', answer.ok ? [] : [`It answered ${answer.status}: ${said}`]);
  await container.signal('SIGTERM');
  const code = await container.ended;
  report.check(
    'the API leaves when it is told to',
    code === 0 ? [] : [`It left with ${code}: ${container.complaint()}`],
  );
}

function urlOf(container: Container): Promise<string> {
  const listening = new Promise<string>((resolve) => {
    container.onLine(({ event, url }) => event === 'api.started' && resolve(String(url)));
  });
  const left = container.ended.then((code) => {
    throw new Error(
      `The API left with ${code} before it listened: ${JSON.stringify(container.lines)} ${container.complaint()}`,
    );
  });
  return Promise.race([listening, left]);
}
