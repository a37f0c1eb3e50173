/** Which commit an image is of. */
import { execa } from 'execa';

export const CHANGED = '-changed';

/** Nothing, where this is no checkout; `CHANGED` at its end where it is not what was committed. */
export async function revision(): Promise<string> {
  const { stdout, failed } = await execa(
    'git',
    ['describe', '--always', '--abbrev=40', '--exclude=*', `--dirty=${CHANGED}`],
    {
      reject: false,
    },
  );
  return failed ? '' : stdout;
}
