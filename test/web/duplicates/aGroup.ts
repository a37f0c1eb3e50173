/** A group of copies as the API gives it: the first member is suggested to be kept. */
import { differs } from '../../../api/alike/differs.ts';
import { listed } from '../../../api/wire/listed.ts';
import type { Row } from '../../../core/row.ts';
import type { Group, Member } from '../../../web/screens/duplicates/groupList.ts';
import { aRow } from '../../rules/aRow.ts';

type Changes = Partial<Row> & Pick<Member, 'stays' | 'distance'>;

export function aGroup(files: Record<string, Changes>, kind: Group['kind'] = 'similar'): Group {
  const all = Object.entries(files).map(([name, { stays, distance, ...changes }]) => ({
    ...{ stays, distance, file: listed(aRow(name, changes), 'owner') },
  }));
  const kept = all[0]!.file;
  const members = all.map(({ stays, distance, file }, at): Member => {
    const why = at === 0 ? 'kept' : stays;
    return {
      ...{ file, differs: differs(file, kept) },
      ...(why && { stays: why }),
      ...(distance !== undefined && { distance }),
    };
  });
  const bytesToGain = members.filter(({ stays }) => !stays).reduce((sum, { file }) => sum + file.bytes, 0);
  const keep = { id: kept.id, why: [], reason: 'It is the RAW.' };
  return { id: 'a'.repeat(16), files: members.length, ...{ kind, bytesToGain, keep, members } };
}
