/** Why a disk can't hold a file under its own name; nothing for any other trouble, which is the disk's or ours. */

const CHARACTER = 'this disk does not take a character of its name';

const WHY: Readonly<Record<string, string>> = {
  ENAMETOOLONG: 'its name is too long for this disk',
  ENOTDIR: 'a file has the name of its folder',
  EISDIR: 'a folder has its name',
  ELOOP: 'its folder is a link in a circle',
  EXDEV: 'its folder lies on another disk',
  EINVAL: CHARACTER,
  EILSEQ: CHARACTER,
  ERR_INVALID_ARG_VALUE: CHARACTER,
  OUTSIDE: 'its folder is a link that leads out of the folder to fill',
};

export function refusal(error: unknown): string | undefined {
  return WHY[(error as NodeJS.ErrnoException | undefined)?.code ?? ''];
}
