/** What a tile says: to a screen reader, and on its badge. */
import { spanText } from '../../core/amounts.ts';
import { hasPicture, type Photo } from '../sources/photo.ts';
import { nameShown } from '../ui/nameShown.ts';

const taken = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

/** `Photo, 14 July 2025 18:32, Canon R5, RAW`; by the name of its file too where that is all there is to see or to know. */
export function tileName(photo: Photo): string {
  const words = [nounOf(photo)];
  if (photo.taken !== null) words.push(taken.format(photo.taken * 1000).replace(/,| at\b/g, ''));
  if (photo.name && (photo.taken === null || !hasPicture(photo))) words.push(nameShown(baseName(photo.name)));
  if (photo.camera) words.push(nameShown(photo.camera));
  if (photo.kind === 'raw') words.push('RAW');
  if (photo.durationS) words.push(lengthText(photo.durationS));
  if (photo.members > 1) words.push(`${photo.members} files`);
  if (photo.favorite) words.push('favourite');
  if (photo.state !== 'ok') words.push(STATE_WORDS[photo.state]);
  return words.join(', ');
}

type BadgeIcon = 'bad' | 'video' | 'stack';

export interface Badge {
  text: string;
  icon?: BadgeIcon;
}

/** Nothing for a photo like any other. */
export function badgeOf({ state, kind, durationS, members }: Photo): Badge | undefined {
  const stack = members > 1 ? `${members}` : '';
  if (state === 'failed') return { text: 'Failed', icon: 'bad' };
  if (state === 'degraded') return { text: 'Degraded', icon: 'bad' };
  if (kind === 'video') return { text: durationS ? lengthText(durationS) : '', icon: 'video' };
  if (kind === 'raw') return { text: stack ? `RAW ${stack}` : 'RAW', ...(stack && { icon: 'stack' as const }) };
  return stack ? { text: stack, icon: 'stack' } : undefined;
}

export function baseName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

function lengthText(seconds: number): string {
  return spanText(Math.max(1, seconds));
}

const STATE_WORDS = { degraded: 'degraded', failed: 'failed', unsupported: 'not shown' } as const;

function nounOf({ kind }: Photo): string {
  if (kind === 'video') return 'Video';
  return kind === 'sidecar' || kind === 'other' ? 'File' : 'Photo';
}
