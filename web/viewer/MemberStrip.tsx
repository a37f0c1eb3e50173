/** The files of one tile, to switch between: its RAW, its JPEG, its film. */
import type { Photo } from '../sources/photo.ts';
import { kindText } from '../words/kindText.ts';
import type { Look } from './look.ts';
import { SmallPicture } from './SmallPicture.tsx';

export function MemberStrip({ look }: { look: Look }) {
  const { members, gallery, renew, place } = look;
  // Of the photo before, until those of this one have come.
  if (members.value.length < 2 || !members.value.some(({ id }) => id === place.photo.value?.id)) return null;
  const show = (photo: Photo) => () => {
    gallery.showMember(photo);
    renew();
  };
  return (
    <ul class="viewer-members" aria-label="Files of this photo">
      {members.value.map((photo) => (
        <li key={photo.id}>
          <button type="button" aria-pressed={photo.id === gallery.listed.value?.id} onClick={show(photo)}>
            <SmallPicture photo={photo} />
            <span>{kindText(photo.kind)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
