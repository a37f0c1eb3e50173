/** Words in the place of a picture, or over a film that does not play: why, and what can be done. */
import broken from 'lucide-static/icons/image-off.svg?raw';
import { FAULT_WORDS } from '../../core/faultWords.ts';
import { hasPicture } from '../sources/photo.ts';
import { asTalkError } from '../talk/problem.ts';
import { may } from '../talk/session.ts';
import { Icon } from '../ui/Icon.tsx';
import { nameShown } from '../ui/nameShown.ts';
import { kindText } from '../words/kindText.ts';
import type { Look } from './look.ts';

export function Instead({ look }: { look: Look }) {
  const shown = look.gallery.shown.value;
  if (!shown) return null;
  if (shown.photo.kind === 'video' && hasPicture(shown.photo)) return <OverFilm look={look} />;
  return hasPicture(shown.photo) ? null : <WithoutPicture look={look} />;
}

function OverFilm({ look: { exhibit, deeds } }: { look: Look }) {
  const player = exhibit.value?.player;
  if (!may('originals')) return <p class="viewer-note">This is a picture from it. The video itself is for owners.</p>;
  if (!player?.trouble.value) return null;
  return (
    <div class="viewer-note" role="alert">
      <p>{asTalkError(player.trouble.value).message}</p>
      <button type="button" class="button" onClick={deeds.download}>
        Download
      </button>
    </div>
  );
}

function WithoutPicture({ look: { gallery, known, deeds } }: { look: Look }) {
  const photo = gallery.shown.value?.photo;
  const record = known.value.value;
  if (!photo) return null;
  const isAtWork = deeds.converting.value.has(photo.id);
  const fault = photo.state === 'failed' ? record?.fault : undefined;
  const words = fault && FAULT_WORDS[fault.code];
  return (
    <div class="viewer-words">
      <Icon svg={broken} px={40} />
      <p class="viewer-name">
        <bdi>{nameShown(fileNameOf(record?.name ?? photo.name ?? ''))}</bdi>
      </p>
      {isAtWork ? (
        <p role="status">It is being converted again. The picture will appear here.</p>
      ) : photo.state === 'failed' ? (
        <>
          <p>
            There is no picture: {words?.means ?? 'this file could not be converted'}.
            {words && ` What can be done: ${words.advice}.`}
          </p>
          {fault?.message && <p class="viewer-said">{fault.message}</p>}
        </>
      ) : (
        <p>{kindText(photo.kind)}: kept as it is, without a picture.</p>
      )}
      <div class="row">
        {may('act') && photo.state === 'failed' && (
          <button type="button" class="button" disabled={isAtWork} onClick={deeds.reconvert}>
            Reconvert
          </button>
        )}
        {may('originals') && (
          <button type="button" class="button" onClick={deeds.download}>
            Download original
          </button>
        )}
      </div>
    </div>
  );
}

function fileNameOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
