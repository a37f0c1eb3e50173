/** `npm run bench [-- photo] [--at account]`: all that the project promises to cost, measured side by side on this machine. */
import { availableParallelism, cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { api } from './api.ts';
import { endToEnd } from './endToEnd.ts';
import { printFigure } from './figure.ts';
import { heif } from './heif.ts';
import { peakMemory } from './peakMemory.ts';
import { photoFile } from './photoFile.ts';
import { prototypeSizes } from './prototypeSizes.ts';
import { raw } from './raw.ts';
import { upload } from './upload.ts';
import { video } from './video.ts';
import { wholeJob } from './wholeJob.ts';
import { worstMemory } from './worstMemory.ts';

const ROUNDS = 5;

const { values, positionals } = parseArgs({ options: { at: { type: 'string' } }, allowPositionals: true });
const photo = positionals[0] ?? (await photoFile());
const machine = `${availableParallelism()} cores (${cpus()[0]?.model.trim()}), ${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
console.log(`On ${machine}, Node ${process.version}; medians of ${ROUNDS}, by turns; ${photo}`);

const figures = [
  ...(await prototypeSizes(photo, ROUNDS)),
  await wholeJob(photo, ROUNDS),
  await endToEnd(),
  await peakMemory(photo),
  await heif(ROUNDS),
  await raw(ROUNDS),
  await video(ROUNDS),
  await worstMemory(),
  await upload(),
];
for await (const figure of api(values.at)) figures.push(figure);
figures.forEach(printFigure);
console.log('\n| | found | bar | |\n|---|---|---|---|');
for (const { what, found, bar, holds } of figures)
  console.log(`| ${what} | ${found} | ${bar} | ${holds ? 'holds' : 'FAILS'} |`);
process.exitCode = figures.every(({ holds }) => holds) ? 0 : 1;
