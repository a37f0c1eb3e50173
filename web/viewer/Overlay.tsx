/** What lies over the picture: ways on, the files of its tile, what is shown of it, and words where there is none. */

import previous from 'lucide-static/icons/chevron-left.svg?raw';
import next from 'lucide-static/icons/chevron-right.svg?raw';
import { may } from '../talk/session.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Trouble } from '../ui/Trouble.tsx';
import { Instead } from './Instead.tsx';
import { LivePlay } from './LivePlay.tsx';
import type { Look } from './look.ts';
import { MemberStrip } from './MemberStrip.tsx';
import { sourceText } from './zoomText.ts';
import './overlay.css';

export function Overlay({ look }: { look: Look }) {
  const { place, stage, trouble, bars } = look;
  const away = bars.seen.value ? '' : ' away';
  if (!stage.value && trouble.value) {
    return (
      <div class="viewer-words">
        <Trouble error={trouble.value} />
      </div>
    );
  }
  if (!stage.value) return null;
  const step = (by: 1 | -1) => () => stage.value?.step(by);
  const last = place.total.value.photos - 1;
  return (
    <>
      {place.index.value > 0 && (
        <IconButton class={`viewer-side left${away}`} svg={previous} label="Previous" onClick={step(-1)} />
      )}
      {place.index.value < last && (
        <IconButton class={`viewer-side right${away}`} svg={next} label="Next" onClick={step(1)} />
      )}
      <Instead look={look} />
      <div class={`viewer-foot${away}`}>
        <ShownPart look={look} />
        <LivePlay look={look} />
        <MemberStrip look={look} />
      </div>
    </>
  );
}

/** Where not every pixel is seen, it is said, with where they all are. */
function ShownPart({ look: { stage, best, sharp, deeds, known } }: { look: Look }) {
  if (!stage.value || !best.value || !known.value.value) return null;
  const words = sourceText(stage.value.zoom.value, best.value, sharp.value);
  if (!words) return null;
  return (
    <p class="viewer-part">
      {words}
      {!best.value.whole && may('originals') && (
        <button type="button" class="button quiet" onClick={deeds.download}>
          Download original
        </button>
      )}
    </p>
  );
}
