/** The screens, each loaded when it is first gone to; the photos come with the page. */
import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { Route, Screen } from '../route.ts';
import { PhotosScreen } from '../screens/photos/PhotosScreen.tsx';

export type ScreenOf<Name extends Screen> = ComponentType<{ route: Extract<Route, { screen: Name }> }>;
type Shown = Exclude<Screen, 'photo' | 'invite'>;
type Loaders = { [Name in Exclude<Shown, 'photos'>]: () => Promise<ScreenOf<Name>> };

const LOADERS: Loaders = {
  folders: async () => (await import('../screens/folders/FoldersScreen.tsx')).FoldersScreen,
  search: async () => (await import('../screens/search/SearchScreen.tsx')).SearchScreen,
  duplicates: async () => (await import('../screens/duplicates/DuplicatesScreen.tsx')).DuplicatesScreen,
  upload: async () => (await import('../screens/upload/UploadScreen.tsx')).UploadScreen,
  fleet: async () => (await import('../screens/fleet/FleetScreen.tsx')).FleetScreen,
  failures: async () => (await import('../screens/failures/FailuresScreen.tsx')).FailuresScreen,
  trash: async () => (await import('../screens/trash/TrashScreen.tsx')).TrashScreen,
  people: async () => (await import('../screens/people/PeopleScreen.tsx')).PeopleScreen,
  settings: async () => (await import('../screens/settings/SettingsScreen.tsx')).SettingsScreen,
};

type AnyScreen = ComponentType<{ route: Route }>;
const loaded = signal<ReadonlyMap<Shown, AnyScreen | Error>>(new Map([['photos', PhotosScreen as AnyScreen]]));

/** The screen, why it could not be loaded, or nothing while it is on its way. */
export function screenOf(name: Shown): AnyScreen | Error | undefined {
  const there = loaded.value.get(name);
  if (!there && name !== 'photos') void load(name);
  return there;
}

export function forget(name: Shown): void {
  const next = new Map(loaded.value);
  next.delete(name);
  loaded.value = next;
}

const underWay = new Set<Shown>();

async function load(name: Exclude<Shown, 'photos'>): Promise<void> {
  if (underWay.has(name)) return;
  underWay.add(name);
  const result = await LOADERS[name]().catch((error: Error) => error);
  underWay.delete(name);
  loaded.value = new Map(loaded.value).set(name, result as AnyScreen | Error);
}
