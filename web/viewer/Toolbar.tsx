/** What can be done to the photo that is looked at; what is used most comes last on a phone, under the thumb. */
import restore from 'lucide-static/icons/archive-restore.svg?raw';
import back from 'lucide-static/icons/arrow-left.svg?raw';
import download from 'lucide-static/icons/download.svg?raw';
import heart from 'lucide-static/icons/heart.svg?raw';
import info from 'lucide-static/icons/info.svg?raw';
import turnLeft from 'lucide-static/icons/rotate-ccw.svg?raw';
import turnRight from 'lucide-static/icons/rotate-cw.svg?raw';
import trash from 'lucide-static/icons/trash-2.svg?raw';
import { hasPicture } from '../sources/photo.ts';
import { may } from '../talk/session.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { infoOpen, toggleInfo } from './infoOpen.ts';
import { isInTrash } from './isInTrash.ts';
import { leave } from './leave.ts';
import type { Look } from './look.ts';
import { positionText } from './positionText.ts';
import { ZoomButtons } from './ZoomButtons.tsx';
import './bars.css';

export function Toolbar({ look }: { look: Look }) {
  const { place, bars, stage } = look;
  const total = place.total.value;
  const isOpen = stage.value !== undefined;
  return (
    <div class={bars.seen.value ? 'viewer-bars' : 'viewer-bars away'}>
      <header class="viewer-bar top">
        <IconButton svg={back} label="Back" onClick={leave} />
        <p class="viewer-position">{total.photos > 0 && positionText(place.index.value, total)}</p>
        {isOpen && (
          <IconButton class="viewer-info" svg={info} label="Info" pressed={infoOpen.value} onClick={toggleInfo} />
        )}
      </header>
      {isOpen && (
        <div class="viewer-bar tools">
          <ZoomButtons look={look} />
          <Actions look={look} />
        </div>
      )}
    </div>
  );
}

function Actions({ look: { gallery, known, deeds, exhibit } }: { look: Look }) {
  const photo = gallery.listed.value;
  if (!photo) return null;
  const record = known.value.value;
  const isFavorite = record ? record.user.favorite === true : photo.favorite === true;
  const isTurnable = hasPicture(photo) && photo.kind !== 'video' && exhibit.value?.zoomable;
  return (
    <>
      {may('act') && (
        <>
          {isTurnable && (
            <>
              <IconButton svg={turnLeft} label="Turn left" disabled={!record} onClick={() => deeds.turn(-90)} />
              <IconButton svg={turnRight} label="Turn right" disabled={!record} onClick={() => deeds.turn(90)} />
            </>
          )}
          <IconButton
            class="viewer-heart"
            svg={heart}
            label="Favourite"
            pressed={isFavorite}
            disabled={!record}
            onClick={deeds.toggleFavorite}
          />
        </>
      )}
      {may('originals') && <IconButton svg={download} label="Download original" onClick={deeds.download} />}
      {may('act') &&
        (isInTrash(photo, record) ? (
          <IconButton svg={restore} label="Restore from the trash" onClick={deeds.restore} />
        ) : (
          <IconButton svg={trash} label="Move to the trash" onClick={deeds.trash} />
        ))}
    </>
  );
}
