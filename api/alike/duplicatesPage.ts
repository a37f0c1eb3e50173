/** One page of groups, largest gain first, each with what is suggested. */
import { z } from '@hono/zod-openapi';
import type { Role } from '../../core/person.ts';
import { LIMITS } from '../limits.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { cursorText, readCursor } from '../wire/cursor.ts';
import { Listed, listed } from '../wire/listed.ts';
import { differs } from './differs.ts';
import { byGain, type Group } from './groups.ts';
import { FOR_SIMILAR } from './rules.ts';
import { GROUP_KINDS, type GroupKind, STAYS, suggestion } from './suggestion.ts';

const Member = z.object({
  file: Listed,
  distance: z.number().optional().openapi({
    description: 'Bits of 256 from the file to keep, or from what is stacked with it; 0 where all bytes are equal',
  }),
  stays: z
    .enum(STAYS)
    .optional()
    .openapi({
      description:
        'Why the suggestion leaves it; missing of what would go to the trash. `kept`: the one to keep. `stack`: belongs to ' +
        'it, as the JPEG beside a RAW. `raw`: a RAW, and what is kept is none. `far`: a near copy of others, not of what is kept',
    }),
  differs: z.array(z.string()).openapi({ description: 'Properties of `file` that are not those of the file to keep' }),
});

const DuplicateGroup = z
  .object({
    id: z.string(),
    kind: z.enum(GROUP_KINDS),
    files: z.number().openapi({ description: 'How many members it has' }),
    bytesToGain: z.number(),
    keep: z.object({
      id: z.string(),
      why: z.array(z.enum([...FOR_SIMILAR, 'name'])),
      reason: z.string().openapi({ example: 'It is the RAW, and has the most bytes.' }),
    }),
    members: z.array(Member).max(LIMITS.ids).openapi({ description: 'The file to keep first, then the nearest to it' }),
  })
  .openapi('DuplicateGroup');

export const DuplicatesPage = z
  .object({
    groups: z.array(DuplicateGroup),
    total: z.object({ groups: z.number(), files: z.number(), bytes: z.number().openapi({ description: 'To gain' }) }),
    cursor: z.string().nullable(),
  })
  .openapi('DuplicatesPage');
export type DuplicatesPage = z.output<typeof DuplicatesPage>;

const Place = z.object({ bytesToGain: z.number(), id: z.string() });

export interface Asked {
  kind?: GroupKind | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** At most `limit` groups, and no further one once there are as many files as a page may have. */
export function duplicatesPage(snapshot: Snapshot, groups: readonly Group[], asked: Asked, role: Role): DuplicatesPage {
  const { kind, cursor, limit } = asked;
  const offered = groups.filter((group) => !group.kept && (kind === undefined || group.kind === kind));
  const after = cursor === undefined ? undefined : readCursor(Place, cursor);
  const from = after ? offered.findIndex((group) => byGain(group, after) > 0) : 0;
  let to = from < 0 ? offered.length : from;
  const given: DuplicatesPage['groups'] = [];
  for (let files = 0; to < offered.length && given.length < limit && files < LIMITS.page; to += 1) {
    const group = duplicateGroup(snapshot, offered[to] as Group, role);
    files += group.members.length;
    given.push(group);
  }
  const last = to < offered.length ? offered[to - 1] : undefined;
  return {
    groups: given,
    total: {
      groups: offered.length,
      files: offered.reduce((sum, { members }) => sum + members.length, 0),
      bytes: offered.reduce((sum, { bytesToGain }) => sum + bytesToGain, 0),
    },
    cursor: last ? cursorText({ bytesToGain: last.bytesToGain, id: last.id }) : null,
  };
}

function duplicateGroup(
  snapshot: Snapshot,
  { id, kind, members }: Group,
  role: Role,
): DuplicatesPage['groups'][number] {
  const suggested = suggestion(snapshot, kind, members);
  const { position, why, reason } = suggested.keep;
  const kept = listed(snapshot.row(position), role);
  return {
    id,
    kind,
    files: members.length,
    bytesToGain: suggested.bytesToGain,
    keep: { id: kept.id, why, reason },
    members: suggested.members.slice(0, LIMITS.ids).map((member) => {
      const file = listed(snapshot.row(member.position), role);
      const { distance, stays } = member;
      return {
        file,
        ...(Number.isFinite(distance) && { distance }),
        ...(stays && { stays }),
        differs: differs(file, kept),
      };
    }),
  };
}
