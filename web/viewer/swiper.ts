/** PhotoSwipe, set up to show what we hang and to leave everything else to us. */
import 'photoswipe/style.css';
import PhotoSwipe, { type SlideData } from 'photoswipe';
import type { Exhibit } from './exhibit.ts';

export interface StageOptions {
  /** Lies at the top left of the page, whatever its size. */
  host: HTMLElement;
  index: number;
  total(): number;
  exhibit(index: number): Exhibit;
  /** The key of what belongs at a position now. */
  keyAt(index: number): string;
  /** Where the picture grows out of, and shrinks into. */
  boxOf(index: number): DOMRect | undefined;
  /** Another one is looked at, whoever wished it. */
  onIndex(index: number): void;
  /** A tap beside everything that answers to it. */
  onTap(): void;
  /** It begins to close: by a swipe down, or by `close`. */
  onClosing(): void;
  onClosed(): void;
}

const MOVE_MS = 200;
/** Times the size at which all of it is seen, at least. */
const CLOSEST = 4;

export function createSwiper(options: StageOptions): PhotoSwipe {
  const { host } = options;
  const swiper = new PhotoSwipe({
    appendToEl: host,
    index: options.index,
    loop: false,
    bgOpacity: 1,
    spacing: 0.04,
    // Where the reader wants no motion PhotoSwipe sets both to none by itself.
    showHideAnimationType: 'zoom',
    ...{ showAnimationDuration: MOVE_MS, hideAnimationDuration: MOVE_MS, zoomAnimationDuration: MOVE_MS },
    // The dialog around it keeps the focus, and every control is ours.
    ...{ trapFocus: false, returnFocus: false, escKey: false, arrowKeys: false },
    ...{ close: false, zoom: false, counter: false, arrowPrev: false, arrowNext: false },
    wheelToZoom: true,
    imageClickAction: 'zoom',
    ...{ bgClickAction: options.onTap, tapAction: options.onTap, doubleTapAction: 'zoom' },
    initialZoomLevel: 'fit',
    secondaryZoomLevel: ({ fit, itemData }) => closer(actualOf(itemData), fit),
    maxZoomLevel: ({ fit, itemData }) => Math.max(actualOf(itemData) * 2, fit * CLOSEST),
    getViewportSizeFn: () => ({ x: host.clientWidth, y: host.clientHeight }),
  });

  swiper.addFilter('numItems', options.total);
  swiper.addFilter('itemData', (_, index) => dataOf(options.exhibit, index));
  swiper.addFilter('thumbBounds', (none, _, index) => {
    const box = options.boxOf(index);
    // Without one it fades.
    return box ? { x: box.x, y: box.y, w: box.width } : none!;
  });
  swiper.addFilter('isContentZoomable', (_, { data }) => exhibitOf(data)?.zoomable ?? false);
  // Only with one does a picture grow out of its tile; ours is in the box from the beginning.
  swiper.addFilter('useContentPlaceholder', () => swiper.opener.isOpening || swiper.opener.isClosing);
  // Reading pictures ahead is not its business.
  swiper.on('lazyLoad', (event) => event.preventDefault());
  swiper.on('keydown', (event) => event.preventDefault());
  swiper.on('contentLoad', (event) => {
    event.preventDefault();
    event.content.element = exhibitOf(event.content.data)?.element as HTMLDivElement;
  });
  swiper.on('afterSetContent', ({ slide }) => {
    const element = exhibitOf(slide.data)?.element;
    if (element) slide.container.append(element);
  });
  swiper.on('slideDestroy', ({ slide }) => {
    swiper.contentLoader.removeByIndex(slide.index);
    exhibitOf(slide.data)?.drop();
  });
  swiper.on('pointerDown', (event) => {
    if (isForControls(event.originalEvent)) event.preventDefault();
  });

  return swiper;
}

/** PhotoSwipe hands it through. Made when it is first needed: it also asks for data without showing them. */
function dataOf(exhibit: StageOptions['exhibit'], index: number): SlideData {
  let made: Exhibit | undefined;
  const make = () => {
    made ??= exhibit(index);
    return made;
  };
  return {
    get exhibit() {
      return make();
    },
    get width() {
      return make().width;
    },
    get height() {
      return make().height;
    },
  };
}

export function exhibitOf({ exhibit }: SlideData): Exhibit | undefined {
  return exhibit;
}

export function actualOf(data: SlideData): number {
  return exhibitOf(data)?.actual() ?? 1;
}

/** What a click and a double tap zoom to. */
function closer(actual: number, fit: number): number {
  return actual > fit * 1.05 ? actual : fit * 2;
}

/** The browser's own controls of a video lie along its lower edge; a finger above them may swipe. */
const CONTROLS_PX = 88;

function isForControls({ target, clientY, pointerType }: PointerEvent): boolean {
  if (!(target instanceof HTMLVideoElement) || !target.controls) return false;
  return pointerType === 'mouse' || clientY > target.getBoundingClientRect().bottom - CONTROLS_PX;
}
