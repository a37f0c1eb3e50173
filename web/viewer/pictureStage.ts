/** The stage that pictures are swiped, zoomed and panned on. PhotoSwipe does it, and nothing else knows of it. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Exhibit } from './exhibit.ts';
import { actualOf, createSwiper, exhibitOf, type StageOptions } from './swiper.ts';

/** Pixels of the page for a pixel of the picture. */
export interface Zoom {
  level: number;
  /** All of it is seen. */
  fit: number;
  /** One to one. */
  actual: number;
  least: number;
  most: number;
}

export interface PictureStage {
  readonly zoom: ReadonlySignal<Zoom>;
  goTo(index: number): void;
  /** By one, as a swipe does. */
  step(by: 1 | -1): void;
  /** At the middle; `fit`, `actual` or so many times larger. */
  zoomTo(to: 'fit' | 'actual' | number): void;
  panBy(x: number, y: number): void;
  /** Hangs anew what is another one now. */
  renew(): void;
  /** What is looked at. */
  exhibit(): Exhibit | undefined;
  /** Positions mean other pictures: the one that is looked at is at `index`. */
  renumber(index: number): void;
  /** `actual()` says something else than before. */
  remeasure(): void;
  close(): void;
  /** Without any movement. */
  destroy(): void;
}

/** Of the three places that PhotoSwipe has. */
const MIDDLE = 1;

const NO_ZOOM: Zoom = { level: 1, fit: 1, actual: 1, least: 1, most: 1 };

export function createPictureStage(options: StageOptions): PictureStage {
  const zoom = signal(NO_ZOOM);
  const stage = createSwiper(options);
  const measure = () => {
    const { currSlide } = stage;
    if (!currSlide) return;
    const { currZoomLevel: level, zoomLevels, data } = currSlide;
    const next = { level, fit: zoomLevels.fit, actual: actualOf(data), least: zoomLevels.min, most: zoomLevels.max };
    if (Object.entries(next).some(([key, value]) => zoom.peek()[key as keyof Zoom] !== value)) zoom.value = next;
  };
  /** While it opens PhotoSwipe does nothing of the kind. */
  const onceOpen = (run: () => void) => {
    if (stage.opener.isOpen) run();
    else stage.on('openingAnimationEnd', () => queueMicrotask(run));
  };
  const zoomTo: PictureStage['zoomTo'] = (to) => {
    const { level, fit, actual } = zoom.peek();
    const wanted = to === 'fit' ? fit : to === 'actual' ? actual : level * to;
    stage.zoomTo(wanted, stage.getViewportCenterPoint(), stage.options.zoomAnimationDuration);
  };
  const renew = () => {
    if (!stage.opener.isOpen) return;
    stage.mainScroll.itemHolders.forEach(({ slide }, place) => {
      const index = stage.currIndex + place - MIDDLE;
      const belongs = index >= 0 && index < options.total() ? options.keyAt(index) : undefined;
      if (belongs !== (slide && exhibitOf(slide.data)?.key)) stage.refreshSlideContent(index);
    });
  };
  // What has changed while it opened.
  onceOpen(renew);
  stage.on('zoomPanUpdate', measure);
  stage.on('beforeZoomTo', () => queueMicrotask(measure));
  stage.on('change', () => {
    measure();
    options.onIndex(stage.currIndex);
  });
  stage.on('close', options.onClosing);
  stage.on('destroy', () => {
    resized.disconnect();
    options.onClosed();
  });
  const resized = new ResizeObserver(() => stage.updateSize());
  resized.observe(options.host);
  stage.init();
  // The dialog around it is the dialog.
  stage.element?.removeAttribute('role');

  return {
    zoom,
    // Before it has opened PhotoSwipe would hide the places on either side wherever they have gone.
    goTo: (index) => onceOpen(() => stage.goTo(index)),
    step: (by) => onceOpen(() => (by === 1 ? stage.next() : stage.prev())),
    zoomTo,
    panBy(x, y) {
      const { currSlide } = stage;
      currSlide?.panTo(currSlide.pan.x + x, currSlide.pan.y + y);
    },
    renew,
    exhibit: () => stage.currSlide && exhibitOf(stage.currSlide.data),
    renumber(index) {
      const by = index - stage.currIndex;
      stage.currIndex += by;
      stage.potentialIndex += by;
      for (const { slide } of stage.mainScroll.itemHolders) {
        if (!slide) continue;
        slide.index += by;
        slide.content.index += by;
      }
    },
    remeasure() {
      const { level, actual } = zoom.peek();
      stage.currSlide?.calculateSize();
      measure();
      // One to one was asked for before it was known how much there is to see.
      if (level === actual && level > zoom.peek().fit && level < zoom.peek().actual) zoomTo('actual');
    },
    close: () => onceOpen(() => stage.close()),
    destroy() {
      stage.element?.remove();
      onceOpen(() => stage.destroy());
    },
  };
}
