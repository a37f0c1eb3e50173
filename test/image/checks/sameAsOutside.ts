/** The container makes of every file what the process outside makes of it. */
import { loadavg } from 'node:os';
import type { Closers } from '../../../tools/local/closers.ts';
import type { Tool } from '../../../worker/media/programs/tools.ts';
import { toolsWithout } from '../../fixtures/toolsWithout.ts';
import { runContainer } from '../container.ts';
import { type Converted, convertAll } from '../convertAll.ts';
import { corpus } from '../corpus.ts';
import { differences, sameLengths } from '../differences.ts';
import { outside } from '../outside.ts';
import type { Report } from '../report.ts';
import { settingsFile } from '../settingsFile.ts';
import { type Subject, temporaryFolder } from '../subject.ts';

const SCRATCH_MIB = 256;
const OF_VIDEO: readonly Tool[] = ['ffprobe', 'ffmpeg'];

export async function sameAsOutside(subject: Subject, report: Report, closing: Closers): Promise<void> {
  const { emulated, video, tags } = subject;
  const { files, words } = await corpus(emulated ? 'some' : 'all');
  const folder = await temporaryFolder(closing);
  const settings = {
    ...{ IRONVIPER_CONCURRENCY: '2', IRONVIPER_MEMORY: '768MiB', IRONVIPER_SCRATCH_SIZE: `${SCRATCH_MIB - 64}MiB` },
    ...{ IRONVIPER_IDLE_SECONDS: '2', IRONVIPER_POLL_SECONDS: '1', IRONVIPER_LATER: video ? 'yes' : 'no' },
    ...(emulated && { IRONVIPER_FILE_SECONDS: '800' }),
  };
  const lacking = video ? {} : { PATH: await toolsWithout(OF_VIDEO, folder) };

  report.say(`Converting outside ${words}`);
  const load = loadavg()[0] ?? 0;
  const there = await convertAll(
    files,
    async (ports) => outside(ports, { ...settings, ...lacking }, folder, closing),
    closing,
  );
  report.say(`Converting the same in a container of ${tags.converter}`);
  const here = await convertAll(
    files,
    async (ports) => {
      const limits = { memory: emulated ? '4g' : '1g', scratch: `${SCRATCH_MIB}m` };
      return runContainer(subject, { settings: await settingsFile(folder, ports, settings), ...limits }, closing);
    },
    closing,
  );

  const names = files.map(({ name }) => name);
  report.check('the process outside finishes, and leaves by itself', faultsOf(there, names, video));
  report.check('the container finishes within its limits, and leaves by itself', faultsOf(here, names, video));
  report.check(`the container says of ${words} what the process outside says`, [
    ...(here.left.later === there.left.later ? [] : [`${here.left.later} are handed on, outside ${there.left.later}`]),
    ...differences(here.records, there.records, names),
  ]);
  const { same, of } = sameLengths(here.records, there.records);
  report.figure('files with previews that are as long as outside', `${same} of ${of}`);
  if (emulated) return;
  const busy = load > 0.5 ? `the machine was busy before: load ${load.toFixed(1)}` : '';
  report.figure('throughput in the container', `${here.pace.toFixed(1)} files/s`);
  report.figure('throughput outside', `${there.pace.toFixed(1)} files/s`);
  report.figure('throughput, container : outside', (here.pace / there.pace).toFixed(2), busy);
}

function faultsOf({ code, complaint, records, left }: Converted, names: readonly string[], video: boolean): string[] {
  const lost = names.filter((name) => !records.has(name)).length - (video ? 0 : left.later);
  const waiting = Object.entries(left).filter(([what, count]) => count > 0 && (video || what !== 'later'));
  return [
    ...(code === 0 ? [] : [`It left with ${code}.`]),
    ...(complaint ? [`It said on stderr: ${complaint}`] : []),
    ...(lost > 0 ? [`${lost} files have no record, and nobody has them.`] : []),
    ...waiting.map(([what, count]) => `${count} are left in ${what}.`),
  ];
}
