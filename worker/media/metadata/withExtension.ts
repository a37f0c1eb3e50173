/** Shows exiftool a RAW file under its extension: half of them are TIFF inside, and it tells them apart by that. */
import { rm, symlink } from 'node:fs/promises';
import { blame } from '../blame.ts';

/** `extension` is one of a list of ours. The file's folder is ours to write to. */
export async function withExtension<T>(file: string, extension: string, use: (file: string) => Promise<T>): Promise<T> {
  if (file.toLowerCase().endsWith(`.${extension}`)) return use(file);
  const link = `${file}.${extension}`;
  try {
    await symlink(file, link);
  } catch (error) {
    throw await blame(error, 'Linking a RAW file in the scratch folder');
  }
  try {
    return await use(link);
  } finally {
    await rm(link, { force: true });
  }
}
