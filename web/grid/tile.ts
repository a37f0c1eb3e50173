/** One photo of the grid in the document: made once, and used for one photo after another. */
import { hasPicture, type Photo } from '../sources/photo.ts';
import { averageColour } from '../ui/averageColour.ts';
import { nameShown } from '../ui/nameShown.ts';
import { blankOf } from './blankOf.ts';
import { badgeOf, baseName, tileName } from './tileText.ts';

export interface Tile {
  readonly cell: HTMLElement;
  readonly link: HTMLAnchorElement;
  readonly img: HTMLImageElement;
  /** Position in the list; -1 while it is used for none. */
  index: number;
  /** Nothing while it has not been read. */
  photo: Photo | undefined;
  /** Of its picture: not asked for, on its way, here, or not to be had. */
  picture: 'none' | 'waiting' | 'here' | 'broken';
  /** When the picture was asked for. */
  askedAt: number;
  show(index: number, photo: Photo | undefined, colour: string | undefined): void;
  size(widthPx: number, heightPx: number): void;
  mark(selected: boolean, leaving: boolean): void;
  /** The button that selects it, which is there only where it may be needed. */
  offer(on: boolean): void;
  /** Until its picture comes, a CSS image of what is known of it. */
  draw(image: string): void;
  ask(url: string): void;
  /** Before it is used for another photo: what is on its way is aborted, which the six connections need. */
  drop(): void;
}

export interface TileOptions {
  hrefOf(photo: Photo): string;
  names: boolean;
  onPicture(tile: Tile): void;
  onError(tile: Tile): void;
}

export function createTile({ hrefOf, names, onPicture, onError }: TileOptions): Tile {
  const cell = make('div', 'tile');
  cell.role = 'gridcell';
  const link = make('a', 'picture');
  link.draggable = false;
  const img = make('img');
  img.crossOrigin = 'anonymous';
  img.decoding = 'async';
  img.alt = '';
  img.draggable = false;
  link.append(img);
  cell.append(link);
  const caption = names ? make('span', 'tile-name') : undefined;
  if (caption) cell.append(caption);
  let blank: HTMLElement | undefined;
  let pick: HTMLButtonElement | undefined;
  let selected: boolean | undefined;

  const forget = () => {
    if (tile.picture !== 'none') img.removeAttribute('src');
    tile.picture = 'none';
    link.style.backgroundImage = '';
    img.className = '';
  };
  const label = () => {
    const name = tile.photo ? tileName(tile.photo) : 'Photo';
    link.ariaLabel = selected ? `${name}, selected` : name;
  };

  const tile: Tile = {
    cell,
    link,
    img,
    index: -1,
    photo: undefined,
    picture: 'none',
    askedAt: 0,
    show(index, photo, colour) {
      tile.index = index;
      const before = tile.photo;
      if (photo && photo === before) return;
      if (photo?.id !== before?.id || photo?.rev !== before?.rev) forget();
      tile.photo = photo;
      const isBare = photo && !hasPicture(photo);
      link.style.backgroundColor = isBare ? '' : averageColour(photo?.thumbhash ?? '') || (colour ?? '');
      if (photo) link.href = hrefOf(photo);
      else link.removeAttribute('href');
      blank?.remove();
      blank = isBare ? blankOf(photo, names) : undefined;
      if (blank) link.append(blank);
      const badge = photo && badgeOf(photo);
      set(link, 'badge', badge?.text);
      set(link, 'icon', badge?.icon);
      set(cell, 'favorite', photo?.favorite && '');
      if (caption) caption.textContent = photo?.name ? nameShown(baseName(photo.name)) : '';
      label();
    },
    size(widthPx, heightPx) {
      cell.style.width = `${widthPx}px`;
      cell.style.height = `${heightPx}px`;
    },
    mark(isSelected, leaving) {
      cell.classList.toggle('leaving', leaving);
      if (selected === isSelected) return;
      selected = isSelected;
      cell.ariaSelected = String(isSelected);
      if (pick) pick.ariaPressed = String(isSelected);
      label();
    },
    offer(on) {
      if (on === (pick !== undefined)) return;
      pick?.remove();
      pick = undefined;
      if (!on) return;
      pick = make('button', 'pick');
      pick.type = 'button';
      // Space selects the tile itself: a keyboard needs no second stop.
      pick.tabIndex = -1;
      pick.ariaLabel = 'Select this one';
      pick.ariaPressed = String(selected ?? false);
      cell.append(pick);
    },
    draw(image) {
      if (tile.picture !== 'here') link.style.backgroundImage = image;
    },
    ask(url) {
      tile.picture = 'waiting';
      tile.askedAt = performance.now();
      img.src = url;
    },
    drop() {
      forget();
      tile.index = -1;
      tile.photo = undefined;
      tile.offer(false);
    },
  };
  img.addEventListener('load', () => {
    if (tile.picture !== 'waiting') return;
    tile.picture = 'here';
    onPicture(tile);
  });
  img.addEventListener('error', () => {
    if (tile.picture !== 'waiting') return;
    tile.picture = 'broken';
    // Nothing is better than the browser's torn picture.
    img.removeAttribute('src');
    onError(tile);
  });
  return tile;
}

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, className = ''): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.className = className;
  return element;
}

function set({ dataset }: HTMLElement, name: string, value: string | undefined): void {
  if (value === undefined) delete dataset[name];
  else dataset[name] = value;
}
