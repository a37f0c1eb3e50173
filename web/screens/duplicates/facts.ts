/** What is said of each member, and where it is not as the file that is suggested to be kept. */
import { bytesText } from '../../../core/amounts.ts';
import { exposureText, offsetText, pixelsText, placeText, sourceText } from '../../words/factText.ts';
import { kindText } from '../../words/kindText.ts';
import { wallText } from '../../words/when.ts';
import type { File, Group, Member } from './groupList.ts';

export interface Fact {
  label: string;
  /** Empty where it is not known. */
  text: string;
  differs: boolean;
}

interface Row {
  label: string;
  fields: readonly (keyof File)[];
  of(file: File): string;
  /** Shown even where all members agree. */
  always?: true;
}

const ROWS: readonly Row[] = [
  { label: 'Pixels', fields: ['width', 'height'], of: pixels, always: true },
  { label: 'Size', fields: ['bytes'], of: size, always: true },
  { label: 'Kind', fields: ['kind', 'ext'], of: kind, always: true },
  { label: 'Taken', fields: ['takenLocal', 'takenOffsetMin', 'takenSource'], of: taken, always: true },
  { label: 'Camera', fields: ['camera'], of: ({ camera = '' }) => camera, always: true },
  { label: 'Lens', fields: ['lens'], of: ({ lens = '' }) => lens },
  { label: 'Exposure', fields: ['iso', 'fNumber', 'focalMm', 'exposureS'], of: exposure },
  { label: 'Title', fields: ['title'], of: ({ title = '' }) => title },
  { label: 'Keywords', fields: ['keywords'], of: ({ keywords = [] }) => keywords.join(', ') },
  { label: 'Rating', fields: ['rating'], of: ({ rating }) => (rating === undefined ? '' : `${rating} of 5`) },
  { label: 'Favourite', fields: ['favorite'], of: ({ favorite }) => (favorite ? 'Yes' : 'No') },
  { label: 'Place', fields: ['lat', 'lon'], of: place },
  { label: 'Turned', fields: ['turn'], of: ({ turn = 0 }) => `${turn}°` },
  { label: 'State', fields: ['state'], of: ({ state }) => STATES[state] },
];

const STATES: Record<File['state'], string> = {
  ok: 'Whole',
  degraded: 'Degraded: parts of it can not be read',
  failed: 'Failed: there is no picture of it',
  unsupported: 'No picture is made of this kind',
};

/** The same rows for each member, so that they stand side by side. */
export function rowsOf({ members }: Group): readonly Row[] {
  return ROWS.filter(({ fields, always }) => always || members.some((member) => differsIn(member, fields)));
}

export function factsOf(member: Member, rows: readonly Row[]): Fact[] {
  return rows.map(({ label, fields, of }) => ({ label, text: of(member.file), differs: differsIn(member, fields) }));
}

export function differsIn({ differs }: Member, fields: readonly (keyof File)[]): boolean {
  return fields.some((field) => differs.includes(field));
}

/** How near it is to what is suggested to be kept. */
export function distanceText({ distance }: Member, kind: Group['kind']): string {
  if (kind === 'exact') return 'Equal in every byte';
  if (distance === undefined) return 'Can not be told';
  return distance === 0 ? 'None to be seen' : `${distance} of 256 bits`;
}

function pixels({ width, height }: File): string {
  return width && height ? pixelsText(width, height) : '';
}

/** To the byte: sizes of copies differ by little. */
function size({ bytes }: File): string {
  return bytes < 1000 ? bytesText(bytes) : `${bytesText(bytes)} · ${bytes.toLocaleString('en')} bytes`;
}

function kind({ kind: said, ext }: File): string {
  return ext ? `${kindText(said)} · .${ext}` : kindText(said);
}

/** To the fraction of a second, which tells the pictures of a burst apart. */
function taken({ takenLocal, takenOffsetMin, takenSource }: File): string {
  if (takenLocal === undefined) return '';
  const [fraction = ''] = /\.\d+$/.exec(takenLocal) ?? [];
  const offset = takenOffsetMin === undefined ? '' : `, ${offsetText(takenOffsetMin)}`;
  // What the camera says needs no word.
  const source = takenSource === 'exif' ? '' : `, ${sourceText(takenSource)}`;
  return `${wallText(takenLocal)}${fraction}${offset}${source}`;
}

function exposure({ exposureS, ...rest }: File): string {
  return exposureText({ ...rest, seconds: exposureS });
}

function place({ lat, lon }: File): string {
  return lat === undefined || lon === undefined ? '' : placeText(lat, lon);
}
