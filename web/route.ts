/** Where in the page one is, as the address says it after `#`: deep links need nothing of the server. */
import { computed, signal } from '@preact/signals-core';

/** The list that the viewer walks through, and that lies under it. */
export type Inside =
  | { list: 'timeline' }
  | { list: 'folder'; path: string }
  | { list: 'search'; query: string }
  | { list: 'trash' }
  | { list: 'failures'; fault?: string }
  | { list: 'duplicates'; group: string };

export type Route =
  | { screen: 'photos'; at?: string }
  | { screen: 'photo'; id: string; inside: Inside }
  /** `focus` is the file to land on. */
  | { screen: 'folders'; path: string; focus?: string }
  | { screen: 'search'; query: string }
  | { screen: 'duplicates'; group?: string }
  | { screen: 'upload' }
  | { screen: 'fleet' }
  | { screen: 'failures'; fault?: string }
  | { screen: 'trash' }
  | { screen: 'people' }
  | { screen: 'settings' }
  /** An invitation that was followed. */
  | { screen: 'invite'; token: string };

export type Screen = Route['screen'];
export type PhotoRoute = Extract<Route, { screen: 'photo' }>;
/** What is a place of its own: the viewer lies over one, and an invitation leads to one. */
export type Place = Exclude<Route, { screen: 'photo' | 'invite' }>;

/** What cannot be understood is the photos: an old link leads somewhere. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = divide(hash.replace(/^#\/?/, ''), '?');
  const [screen = '', rest = ''] = divide(path, '/');
  const query = new URLSearchParams(search);
  const optional = <Key extends string>(key: Key) => {
    const value = query.get(key);
    return (value ? { [key]: value } : {}) as { [key in Key]?: string };
  };
  switch (screen) {
    case 'photo':
      return { screen, id: unescaped(rest), inside: parseInside(query.get('in') ?? '') };
    case 'folders':
      return { screen, path: rest.split('/').map(unescaped).join('/'), ...optional('focus') };
    case 'search':
      return { screen, query: query.get('q') ?? '' };
    case 'duplicates':
      return rest ? { screen, group: unescaped(rest) } : { screen };
    case 'failures':
      return { screen, ...optional('fault') };
    case 'invite':
      return { screen, token: unescaped(rest) };
    case 'upload':
    case 'fleet':
    case 'trash':
    case 'people':
    case 'settings':
      return { screen };
    default:
      return { screen: 'photos', ...optional('at') };
  }
}

export function hrefOf(route: Route): string {
  switch (route.screen) {
    case 'photo':
      return `#/photo/${encodeURIComponent(route.id)}${queryOf({ in: insideText(route.inside) })}`;
    case 'folders': {
      const path = route.path.split('/').map(encodeURIComponent).join('/');
      return `#/folders/${path}${queryOf({ focus: route.focus })}`;
    }
    case 'search':
      return `#/search${queryOf({ q: route.query })}`;
    case 'duplicates':
      return route.group === undefined ? '#/duplicates' : `#/duplicates/${encodeURIComponent(route.group)}`;
    case 'failures':
      return `#/failures${queryOf({ fault: route.fault })}`;
    case 'photos':
      return `#/photos${queryOf({ at: route.at })}`;
    case 'invite':
      return `#/invite/${encodeURIComponent(route.token)}`;
    default:
      return `#/${route.screen}`;
  }
}

/** What lies under the viewer, and is gone back to when it is closed. */
export function underneath(inside: Inside): Place {
  switch (inside.list) {
    case 'folder':
      return { screen: 'folders', path: inside.path };
    case 'search':
      return { screen: 'search', query: inside.query };
    case 'duplicates':
      return { screen: 'duplicates', group: inside.group };
    case 'failures':
      return { screen: 'failures', ...(inside.fault && { fault: inside.fault }) };
    case 'trash':
      return { screen: 'trash' };
    default:
      return { screen: 'photos' };
  }
}

export const route = signal<Route>({ screen: 'photos' });

/** The place that is shown: the viewer lies over the list it was opened from, which stays as it was. */
export const place = computed((): Place => {
  const now = route.value;
  if (now.screen === 'invite') return { screen: 'photos' };
  return now.screen === 'photo' ? underneath(now.inside) : now;
});

/** From here on `route` follows the address. */
export function followAddress(): void {
  const read = () => {
    route.value = parseRoute(location.hash);
  };
  addEventListener('hashchange', read);
  read();
}

/** `replace` leaves no step in the browser's history. */
export function go(to: Route, { replace = false } = {}): void {
  const href = hrefOf(to);
  if (href === location.hash) return;
  if (!replace) {
    location.hash = href;
    return;
  }
  // Keeps what the entry is marked with: whether the viewer was opened from a list.
  history.replaceState(history.state, '', href);
  route.value = parseRoute(href);
}

function parseInside(text: string): Inside {
  const [list, rest = ''] = divide(text, ':');
  if (list === 'f') return { list: 'folder', path: rest };
  if (list === 'q') return { list: 'search', query: rest };
  if (list === 'd') return { list: 'duplicates', group: rest };
  if (list === 'x') return { list: 'trash' };
  if (list === 'e') return { list: 'failures', ...(rest && { fault: rest }) };
  return { list: 'timeline' };
}

/** Nothing for the timeline, which needs no saying. */
function insideText(inside: Inside): string | undefined {
  switch (inside.list) {
    case 'folder':
      return `f:${inside.path}`;
    case 'search':
      return `q:${inside.query}`;
    case 'duplicates':
      return `d:${inside.group}`;
    case 'trash':
      return 'x';
    case 'failures':
      return inside.fault ? `e:${inside.fault}` : 'e';
    default:
      return undefined;
  }
}

function queryOf(values: Record<string, string | undefined>): string {
  const said = Object.entries(values).filter((entry): entry is [string, string] => !!entry[1]);
  return said.length === 0 ? '' : `?${new URLSearchParams(said)}`;
}

function divide(text: string, at: string): [string, string?] {
  const index = text.indexOf(at);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}

/** A link that somebody cut short is shown as it stands. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
