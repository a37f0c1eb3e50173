/** Which commit an image is of. */
import { execa } from 'execa';

/** Nothing, where this is no checkout; `-changed` where it is not what was committed. */
export async function revision(): Promise<string> {
  const { stdout, failed } = await execa(
    'git',
    ['describe', '--always', '--abbrev=40', '--exclude=*', '--dirty=-changed'],
    {
      reject: false,
    },
  );
  return failed ? '' : stdout;
}
