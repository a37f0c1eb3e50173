/** Larger, smaller, and between all of it and one to one. */
import larger from 'lucide-static/icons/zoom-in.svg?raw';
import smaller from 'lucide-static/icons/zoom-out.svg?raw';
import { IconButton } from '../ui/IconButton.tsx';
import type { Look } from './look.ts';
import { ZOOM_STEP } from './zoomStep.ts';
import { isCloser, percentText } from './zoomText.ts';

export function ZoomButtons({ look: { stage, exhibit } }: { look: Look }) {
  const open = stage.value;
  if (!open || !exhibit.value?.zoomable) return null;
  const zoom = open.zoom.value;
  const closer = isCloser(zoom);
  return (
    <div class="viewer-zoom">
      <IconButton
        svg={smaller}
        label="Smaller"
        disabled={zoom.level <= zoom.least}
        onClick={() => open.zoomTo(1 / ZOOM_STEP)}
      />
      <button
        type="button"
        class="icon-button viewer-percent"
        title={closer ? 'Fit to the window' : 'Show at 100 %'}
        onClick={() => open.zoomTo(closer ? 'fit' : 'actual')}
      >
        <span class="spoken">{closer ? 'Fit to the window, now at' : 'Show at 100 %, now at'} </span>
        {percentText(zoom)}
      </button>
      <IconButton
        svg={larger}
        label="Larger"
        disabled={zoom.level >= zoom.most}
        onClick={() => open.zoomTo(ZOOM_STEP)}
      />
    </div>
  );
}
