/** What a container may do while it lives: nothing but its work; and that it says it is well. */
import type { Closers } from '../../../tools/local/closers.ts';
import { startWorld } from '../../chaos/world.ts';
import { descendants } from '../../fixtures/processes.ts';
import type { Container } from '../container.ts';
import { statusOf } from '../processFacts.ts';
import type { Report } from '../report.ts';
import { startIn } from '../startIn.ts';
import type { Subject } from '../subject.ts';

/** What each process has to say of itself; ids are the real one, the effective one, and two that were kept. */
const STATUS = {
  Uid: /^(1000\s+){3}1000$/,
  Gid: /^(1000\s+){3}1000$/,
  CapEff: /^0+$/,
  CapPrm: /^0+$/,
  CapBnd: /^0+$/,
  NoNewPrivs: /^1$/,
  Seccomp: /^2$/,
};

const CLOSED = ['/', '/app/', '/usr/bin/', '/var/'];

/** Names what could be written, which is `/tmp/` alone. */
const TRY_TO_WRITE = `for (const folder of process.argv.slice(1)) try {
  require('node:fs').writeFileSync(folder + 'trial', '');
  console.log(folder);
} catch (error) { if (error.code !== 'EROFS') console.log(folder, error.code); }`;

export async function rights(subject: Subject, report: Report, closing: Closers): Promise<void> {
  const world = await startWorld();
  closing.add(() => world.stop());
  report.say('Looking at what a container may do');
  const container = await startIn(subject, { ports: world.ports, settings: { IRONVIPER_IDLE_SECONDS: '0' } }, closing);
  const ready = new Promise<void>((resolve) =>
    container.onLine(({ event }) => event === 'timeline.published' && resolve()),
  );
  await Promise.race([ready, container.ended]);
  report.check('its processes are of user 1000, without any right that root has', await statusFaults(container));
  const { said } = await container.exec(['node', '--eval', TRY_TO_WRITE, ...CLOSED, '/tmp/']);
  report.check('it can write to /tmp alone', said === '/tmp/' ? [] : [`It could write to, or failed at: ${said}`]);
  const { code, said: words } = await container.exec(['node', 'worker/alive.ts']);
  report.check('its health check says that it is well', code === 0 ? [] : [`It ended with ${code}: ${words}`]);
  await container.signal('SIGTERM');
  const left = await container.ended;
  report.check('without work it leaves when it is told to', left === 0 ? [] : [`It left with ${left}.`]);
}

async function statusFaults(container: Container): Promise<string[]> {
  const faults: string[] = [];
  for (const { pid, command } of descendants(await container.pid())) {
    const status = await statusOf(pid);
    for (const [name, right] of Object.entries(STATUS)) {
      if (!right.test(status[name] ?? '')) faults.push(`${name} of ${command} is ${status[name]}.`);
    }
  }
  return faults;
}
