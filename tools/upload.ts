/** `npm run upload`: files and whole folders into the library, nothing twice, nothing overwritten. */

import { openToolAccount } from './terminal/account.ts';
import { DONE, FAILED, runCommand, UsageError } from './terminal/command.ts';
import { progressLine } from './terminal/progress.ts';
import { openScreen } from './terminal/screen.ts';
import { newUpload, uploadAll } from './upload/uploadAll.ts';
import { uploadProgress, uploadSummary } from './upload/uploadProgress.ts';
import { checkPaths, measure } from './upload/walk.ts';

const HELP = `npm run upload -- <files or folders ...>

Uploads originals. A folder keeps its name: ~/Pictures/trip/1.jpg becomes trip/1.jpg, a single file its own name.
What is there already with the same content is not sent again. Another content under the same name is never
overwritten: it is said, and counts as a problem.

  --help

  IRONVIPER_STORAGE=UseDevelopmentStorage=true
             the account: a connection string, or a name or URL to sign in to. By default the one of npm start

Exit code: 0 all is in the library, 1 something could not be sent, 2 wrong use.

  npm run upload -- ~/Pictures
  npm run upload -- holiday.jpg ~/scans
  IRONVIPER_STORAGE=myaccount npm run upload -- ~/Pictures
`;

await runCommand({ name: 'run upload', help: HELP, options: {} }, async ({ positionals: paths }) => {
  if (paths.length === 0) throw new UsageError('Say which files or folders to upload.');
  await checkPaths(paths);
  const { storage, name, url } = openToolAccount();
  const screen = openScreen();
  const began = Date.now();
  const total = await measure(paths);
  const upload = newUpload();

  process.once('SIGINT', () => {
    screen.settle();
    // What was on its way is complete or not there at all: a blob appears whole.
    screen.say(`Stopped. ${uploadSummary(upload)}`);
    process.exit(FAILED);
  });
  screen.say(`To ${name} (${url})`);
  // Is nobody there, that is better said once than for each of the files at once.
  await storage.originals.head('is-anybody-there');
  screen.follow(() => [progressLine(uploadProgress(upload, total, (Date.now() - began) / 1000), screen.live)]);
  try {
    await uploadAll(storage, paths, upload, {
      onThere: () => {},
      onProblem: ({ path, message }) => screen.say(`${path}: ${message}`),
    });
  } finally {
    screen.settle();
  }
  process.stdout.write(`${uploadSummary(upload)}\n`);
  return upload.problems > 0 ? FAILED : DONE;
});
