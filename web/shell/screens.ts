/** The screens, each loaded when it is first gone to; the photos come with the page. */
import type { ComponentType } from 'preact';
import type { Place, Route, Screen } from '../route.ts';
import { PhotosScreen } from '../screens/photos/PhotosScreen.tsx';
import { may } from '../talk/session.ts';
import { late } from '../ui/late.tsx';
import { PLACES } from './places.ts';

type ScreenOf<Name extends Screen> = ComponentType<{ route: Extract<Route, { screen: Name }> }>;

const SCREENS: { [Name in Place['screen']]: ScreenOf<Name> } = {
  photos: PhotosScreen,
  folders: late(async () => (await import('../screens/folders/FoldersScreen.tsx')).FoldersScreen),
  search: late(async () => (await import('../screens/search/SearchScreen.tsx')).SearchScreen),
  duplicates: late(async () => (await import('../screens/duplicates/DuplicatesScreen.tsx')).DuplicatesScreen),
  upload: late(async () => (await import('../screens/upload/UploadScreen.tsx')).UploadScreen),
  fleet: late(async () => (await import('../screens/fleet/FleetScreen.tsx')).FleetScreen),
  failures: late(async () => (await import('../screens/failures/FailuresScreen.tsx')).FailuresScreen),
  trash: late(async () => (await import('../screens/trash/TrashScreen.tsx')).TrashScreen),
  people: late(async () => (await import('../screens/people/PeopleScreen.tsx')).PeopleScreen),
  settings: late(async () => (await import('../screens/settings/SettingsScreen.tsx')).SettingsScreen),
};

const OwnersOnly = late(async () => (await import('./OwnersOnly.tsx')).OwnersOnly);

export function screenOf(place: Place): ComponentType<{ route: Place }> {
  const needs = PLACES.find(({ to }) => to.screen === place.screen)?.needs;
  // Where nobody signs in, people say so themselves.
  if (needs && needs !== 'people' && !may(needs)) return OwnersOnly;
  return SCREENS[place.screen] as ComponentType<{ route: Place }>;
}
