/** The container groups of one resource group: what each request does to them, and what it is answered. */
import type { Clock } from '../../../core/clock.ts';
import type { Answer } from './answer.ts';
import type { Fate, Pace } from './fate.ts';
import { type Group, isLiving, newGroup } from './group.ts';
import { fixedIn, GroupBody, isGroupName, regionOf } from './groupBody.ts';
import { type Billed, type Life, startLife } from './life.ts';
import type { Quota } from './quota.ts';
import * as refuse from './refusals.ts';
import type { Run } from './run.ts';
import { shown } from './shown.ts';

export interface GroupsOptions {
  clock: Clock;
  pace: Pace;
  run: Run;
  quota: Quota;
  resourceGroup: string;
  location: string;
  /** Of a group, as in its JSON. */
  idOf(name: string): string;
  fateOf(name: string): Fate;
  /** The headers that tell how to ask for the end of an operation. */
  operation(group: Group): Record<string, string>;
}

export interface Groups {
  /** All of them, without instance views. */
  list(): object[];
  get(name: string): Answer;
  put(name: string, sent: unknown): Answer;
  /** Tags are all that can be changed so. */
  patch(name: string, sent: unknown): Answer;
  remove(name: string): Answer;
  start(name: string): Answer;
  restart(name: string): Answer;
  stop(name: string): Answer;
  /** Without any of the rules: as if it had been put long ago. */
  place(name: string, sent: unknown): void;
  found(name: string): { group: Group; life: Life } | undefined;
  names(): string[];
  meter: readonly Billed[];
  /** Ended when all that ran has gone. */
  close(): Promise<void>;
}

/** After it ended by itself its state takes a while to get about; until then a start is refused. The length is believed. */
const SETTLING_MS = 10_000;

export function openGroups(options: GroupsOptions): Groups {
  const { clock, quota, resourceGroup, location, idOf, fateOf, operation } = options;
  const there = new Map<string, { group: Group; life: Life }>();
  const leaving = new Map<string, Promise<void>>();
  const meter: Billed[] = [];

  const begin = (group: Group): void => {
    group.lives += 1;
    const life = startLife(group, { ...options, fate: fateOf(group.name), meter });
    there.set(group.name, { group, life });
  };
  const groups = () => [...there.values()].map(({ group }) => group);
  const noRoom = (name: string, body: GroupBody) =>
    quota.room(
      body,
      groups().filter((other) => other.name !== name),
    );
  const whole = (group: Group) => shown(group, idOf(group.name), true);
  const missing = (name: string) => refuse.groupMissing(name, resourceGroup);
  /** Once the last life is over, if it is not. */
  const beginAnew = (group: Group, life: Life): void => {
    void life.stop().then(() => there.get(group.name)?.life === life && begin(group));
  };

  return {
    list: () => groups().map((group) => shown(group, idOf(group.name), false)),
    get(name) {
      const found = there.get(name);
      return found ? { status: 200, body: whole(found.group) } : missing(name);
    },
    put(name, sent) {
      if (!isGroupName(name)) return refuse.invalid(`'${name}' is no name for a container group`);
      const { data: body, error } = GroupBody.safeParse(sent);
      if (!body)
        return refuse.invalid(error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
      if (regionOf(body) !== location) return refuse.wrongLocation(body.location, location);
      const found = there.get(name);
      if (leaving.has(name) || found?.life.transitioning()) return refuse.transitioning(name);
      if (found && fixedIn(found.group.body) !== fixedIn(body)) return refuse.invalidUpdate(name);
      const refused = noRoom(name, body) ?? quota.spend('creates');
      if (refused) return refused;
      if (!found) {
        const group = newGroup(name, body);
        begin(group);
        return { status: 201, body: whole(group), headers: operation(group) };
      }
      found.group.body = body;
      beginAnew(found.group, found.life);
      return { status: 200, body: whole(found.group), headers: operation(found.group) };
    },
    patch(name, sent) {
      const found = there.get(name);
      if (!found) return missing(name);
      const { data: tags } = GroupBody.shape.tags.safeParse((sent as { tags?: unknown } | undefined)?.tags);
      if (tags) found.group.body = { ...found.group.body, tags };
      return { status: 200, body: whole(found.group) };
    },
    remove(name) {
      const found = there.get(name);
      if (!found) return { status: 204 };
      const refused = quota.spend('deletes');
      if (refused) return refused;
      const body = whole(found.group);
      there.delete(name);
      // What runs in it is told to end, and until it has the name can't be had again.
      const gone = found.life.stop().finally(() => leaving.delete(name));
      leaving.set(name, gone);
      return { status: 200, body };
    },
    start(name) {
      const found = there.get(name);
      if (!found) return missing(name);
      const { group, life } = found;
      const finished = group.container?.finishTime;
      const settling = group.state !== 'Stopped' && finished && clock.now() - Date.parse(finished) < SETTLING_MS;
      if (life.transitioning() || isLiving(group) || settling) return refuse.transitioning(name);
      const refused = noRoom(name, group.body);
      if (refused) return refused;
      begin(group);
      return { status: 202, headers: operation(group) };
    },
    restart(name) {
      const found = there.get(name);
      if (!found) return missing(name);
      if (found.life.transitioning()) return refuse.transitioning(name);
      beginAnew(found.group, found.life);
      return { status: 202, headers: operation(found.group) };
    },
    stop(name) {
      const found = there.get(name);
      if (!found) return missing(name);
      if (found.life.transitioning()) return refuse.transitioning(name);
      void found.life.stop();
      return { status: 204 };
    },
    place(name, sent) {
      begin(newGroup(name, GroupBody.parse(sent)));
    },
    found: (name) => there.get(name),
    names: () => [...there.keys()],
    meter,
    async close() {
      await Promise.all([...leaving.values(), ...[...there.values()].map(({ life }) => life.stop())]);
    },
  };
}
