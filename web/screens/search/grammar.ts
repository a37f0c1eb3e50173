/** What can be searched for, each with an example that can be tried. */

interface Rule {
  key: string;
  example: string;
  means: string;
}

/** As the API knows them; a word without a key is in all that is said of a file. */
export const GRAMMAR: readonly Rule[] = [
  {
    key: '',
    example: 'lisbon',
    means: 'A word of the name, the folder, the camera, the lens, the keywords or the title',
  },
  { key: 'kind:', example: 'kind:raw', means: 'What it is: photo, jpeg, heif, raw, png, video, sidecar and so on' },
  { key: 'year:', example: 'year:2019-2021', means: 'When it was taken, by years' },
  { key: 'after:', example: 'after:2019-07', means: 'Taken from the beginning of that day, month or year on' },
  { key: 'before:', example: 'before:2019-07-14', means: 'Taken before that day, month or year' },
  { key: 'path:', example: 'path:2019/*', means: 'A folder with all below it, or a part of a folder’s name' },
  { key: 'name:', example: 'name:img_12*', means: 'A part of the file’s own name; a star stands for anything' },
  { key: 'camera:', example: 'camera:canon', means: 'A part of the camera’s name' },
  { key: 'lens:', example: 'lens:"24-70mm"', means: 'A part of the lens’s name, in quotes where it has spaces' },
  { key: 'iso:', example: 'iso:800-3200', means: 'Sensitivity: a number or a range' },
  { key: 'f:', example: 'f:-2.8', means: 'Aperture: here f/2.8 and faster' },
  { key: 'mm:', example: 'mm:200-', means: 'Focal length: here 200 mm and longer' },
  { key: 'rating:', example: 'rating:4-', means: 'Stars: here four and five' },
  { key: 'size:', example: 'size:>20mb', means: 'Bytes of the file' },
  { key: 'ext:', example: 'ext:heic|heif', means: 'File extension; alternatives are divided by |' },
  { key: 'state:', example: 'state:failed', means: 'How converting it went: ok, degraded, failed, unsupported' },
  { key: 'favorite:', example: 'favorite:yes', means: 'Whether it is a favourite' },
];

/** Whether there is a place is for owners to ask. */
export const PLACES: Rule = { key: 'geo:', example: 'geo:yes', means: 'Whether it is known where it was taken' };
