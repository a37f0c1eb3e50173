/** `npm run image:test`: whether the images are as they should be, and do what the process outside does. */

import { ownArch } from '../../tools/image/emulate.ts';
import { ARCHES, type Arch } from '../../tools/image/plan.ts';
import { closers } from '../../tools/local/closers.ts';
import { DONE, FAILED, runCommand, UsageError } from '../../tools/terminal/command.ts';
import { onPress } from '../../tools/terminal/presses.ts';
import { openScreen } from '../../tools/terminal/screen.ts';
import { control } from './checks/control.ts';
import { images } from './checks/images.ts';
import { killedProgram } from './checks/killedProgram.ts';
import { rights } from './checks/rights.ts';
import { sameAsOutside } from './checks/sameAsOutside.ts';
import { smallMemory } from './checks/smallMemory.ts';
import { start } from './checks/start.ts';
import { stopping } from './checks/stopping.ts';
import { openReport } from './report.ts';
import { openSubject } from './subject.ts';

const CHECKS = { images, control, sameAsOutside, rights, stopping, start, smallMemory, killedProgram };

const HELP = `npm run image:test [-- --arch arm64 --stills --only CHECK]

Checks the images that npm run image has built, and runs the converter's against a storage of its own, with nothing but the
rights and the memory that it is meant to have. It needs the right to run containers, and some minutes.

  --arch ARCH    ${ARCHES.join(' or ')}; by default this machine's own. Another one is emulated: fewer files, and no times
  --stills       the converter without ffmpeg
  --only CHECK   only this one; may be given more than once: ${Object.keys(CHECKS).join(', ')}
  --help

Exit code: 0 all holds, 1 something does not, 2 wrong use.

  npm run image && npm run image:test
`;

const OPTIONS = {
  arch: { type: 'string' },
  stills: { type: 'boolean' },
  only: { type: 'string', multiple: true },
} as const;

await runCommand({ name: 'run image:test', help: HELP, options: OPTIONS }, async ({ values }) => {
  const arch = ARCHES.find((each) => each === (values.arch ?? ownArch));
  if (arch === undefined) throw new UsageError(`--arch ${values.arch}: it is ${ARCHES.join(' or ')}.`);
  const wrong = values.only?.find((name) => !(name in CHECKS));
  if (wrong !== undefined) throw new UsageError(`--only ${wrong}: it is one of ${Object.keys(CHECKS).join(', ')}.`);
  return (await checkAll(arch, !values.stills, values.only)) ? DONE : FAILED;
});

async function checkAll(arch: Arch, video: boolean, only = Object.keys(CHECKS)): Promise<boolean> {
  const screen = openScreen();
  const subject = await openSubject(arch, { video });
  const report = openReport(screen);
  let closing = closers();
  const stop = async () => {
    screen.say('Stopping: containers and storage are taken away. Ctrl-C again stops at once, and leaves them.');
    await closing.close().catch((error: Error) => screen.say(error.message));
    process.exit(FAILED);
  };
  onPress(
    () => void stop(),
    () => process.exit(FAILED),
  );
  for (const [name, check] of Object.entries(CHECKS)) {
    if (!only.includes(name)) continue;
    closing = closers();
    try {
      await check(subject, report, closing);
    } catch (error) {
      report.check(`${name}: the check itself`, [error instanceof Error ? (error.stack ?? error.message) : `${error}`]);
    } finally {
      await closing.close();
    }
  }
  return report.close();
}
