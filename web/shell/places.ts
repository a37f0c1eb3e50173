/** The places one can go to, in the order of the rail; on a phone those after the third are under "More". */

import activity from 'lucide-static/icons/activity.svg?raw';
import copy from 'lucide-static/icons/copy.svg?raw';
import folder from 'lucide-static/icons/folder.svg?raw';
import image from 'lucide-static/icons/image.svg?raw';
import search from 'lucide-static/icons/search.svg?raw';
import settings from 'lucide-static/icons/settings.svg?raw';
import trash from 'lucide-static/icons/trash-2.svg?raw';
import alert from 'lucide-static/icons/triangle-alert.svg?raw';
import upload from 'lucide-static/icons/upload.svg?raw';
import users from 'lucide-static/icons/users.svg?raw';
import type { Route } from '../route.ts';
import type { Features } from '../talk/session.ts';

export interface Place {
  to: Exclude<Route, { screen: 'photo' | 'invite' }>;
  label: string;
  svg: string;
  /** What one must be allowed to, to have it. */
  needs?: Exclude<keyof Features, 'access'>;
}

export const PLACES: readonly Place[] = [
  { to: { screen: 'photos' }, label: 'Photos', svg: image },
  { to: { screen: 'folders', path: '' }, label: 'Folders', svg: folder },
  { to: { screen: 'search', query: '' }, label: 'Search', svg: search },
  { to: { screen: 'upload' }, label: 'Upload', svg: upload, needs: 'upload' },
  { to: { screen: 'duplicates' }, label: 'Duplicates', svg: copy },
  { to: { screen: 'failures' }, label: 'Failures', svg: alert, needs: 'act' },
  { to: { screen: 'trash' }, label: 'Trash', svg: trash, needs: 'act' },
  { to: { screen: 'fleet' }, label: 'Fleet', svg: activity },
  { to: { screen: 'people' }, label: 'People', svg: users, needs: 'people' },
  { to: { screen: 'settings' }, label: 'Settings', svg: settings },
];
