/**
 * A table as a value. The ETags of one entity count its writes, but an ETag that nobody has been shown serves again:
 * nobody could tell.
 */
import type { Entity, Stored, Table } from '../../../core/table.ts';
import { numberOf, type Part, type Turn, word } from './part.ts';

export interface TablePart extends Part {
  /** By partition and key. */
  entities: ReadonlyMap<string, EntitySlot>;
}

interface EntitySlot {
  writes: number;
  shown: boolean;
  entity?: Stored<Entity>;
  key: string;
}

export const NO_ENTITIES: TablePart = { entities: new Map(), key: numberOf('no entities') };

/** One page of a listing: reading on begins after `next`, in whatever the table holds by then. */
export interface Page {
  items: Stored<Entity>[];
  next?: string;
}

export function tableTurns(part: TablePart, method: string, args: unknown[], compared: boolean): Turn<TablePart>[] {
  switch (method) {
    case 'put':
      return [put(part, args as [Entity])];
    case 'putAll':
      return [put(part, ...(args as [Entity[]]))];
    case 'remove':
      return [remove(part, args as Parameters<Table<Entity>['remove']>)];
    case 'page':
      return [page(part, args as [string | undefined, string, number], compared)];
    default:
      throw new Error(`No actor was thought to call ${method} on a table.`);
  }
}

/** All of them at one moment. */
function put(part: TablePart, entities: Entity[]): Turn<TablePart> {
  const written = entities.map((entity): [string, EntitySlot] => [nameOf(entity), slotOf(part, entity)]);
  // No verb asks for the ETag of what it has just put.
  return { part: withSlots(part, written), answer: { key: 'put', value: { etag: 'not told' } } };
}

function slotOf(part: TablePart, given: Entity): EntitySlot {
  const before = part.entities.get(nameOf(given));
  const writes = before ? before.writes + (before.shown ? 1 : 0) : 1;
  // As the service keeps it: without the properties that are undefined.
  const text = JSON.stringify(given);
  const entity = { ...(JSON.parse(text) as Entity), etag: `v${writes}` };
  return { writes, shown: false, entity, key: `v${writes} ${numberOf(text)}` };
}

function remove(
  part: TablePart,
  [partition, key, { ifMatch } = {}]: Parameters<Table<Entity>['remove']>,
): Turn<TablePart> {
  const name = nameOf({ partition, key });
  const slot = part.entities.get(name);
  if (!slot?.entity) return { part, answer: word('missing') };
  if (ifMatch !== undefined && ifMatch !== slot.entity.etag) return { part, answer: word('conflict') };
  const { writes, shown } = slot;
  return { part: withSlots(part, [[name, { writes, shown, key: `gone ${writes}` }]]), answer: word('removed') };
}

function page(
  part: TablePart,
  [partition, after, size]: [string | undefined, string, number],
  compared: boolean,
): Turn<TablePart> {
  const slots = [...part.entities].filter(([name, { entity }]) => entity && name > after);
  const inside = slots.filter(([, { entity }]) => partition === undefined || entity?.partition === partition);
  const shown = inside.sort(byName).slice(0, size);
  const next = inside.length > size ? shown.at(-1)?.[0] : undefined;
  const value: Page = { items: shown.flatMap(([, { entity }]) => entity ?? []), ...(next !== undefined && { next }) };
  const key = [...shown.map(([name, slot]) => `${name} ${slot.key}`), next === undefined ? 'end' : 'more'].join('|');
  const seen = shown
    .filter(([, slot]) => compared && !slot.shown)
    .map(([name, slot]): [string, EntitySlot] => [name, { ...slot, shown: true }]);
  return { part: seen.length > 0 ? withSlots(part, seen) : part, answer: { key, value } };
}

/** Ordered as the service orders: by partition, then key; no character comes before the one in between. */
function nameOf({ partition, key }: Entity): string {
  return `${partition}\u0000${key}`;
}

function withSlots({ entities }: TablePart, slots: [string, EntitySlot][]): TablePart {
  const next = new Map([...entities, ...slots]);
  const lines = [...next].sort(byName).map(([name, { key, shown }]) => `${name} ${key} ${shown ? 'shown' : ''}`);
  return { entities: next, key: numberOf(lines.join('|')) };
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
