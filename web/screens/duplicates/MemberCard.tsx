/** One member of a group: its picture, whether it stays, and all that is said of it. */
import none from 'lucide-static/icons/image-off.svg?raw';
import trash from 'lucide-static/icons/trash-2.svg?raw';
import { hrefOf } from '../../route.ts';
import { may } from '../../talk/session.ts';
import { Icon } from '../../ui/Icon.tsx';
import { nameShown } from '../../ui/nameShown.ts';
import { Preview } from '../../ui/Preview.tsx';
import { differsIn, distanceText, type Fact } from './facts.ts';
import type { Group, Member } from './groupList.ts';

interface Props {
  group: Group;
  member: Member;
  facts: readonly Fact[];
  /** The digit that toggles it. */
  digit: number | undefined;
  kept: boolean;
  gone: boolean;
  onToggle(): void;
}

/** Picture, keep, why, path and distance, beside the facts. */
const OWN_ROWS = 5;

/** So wide that the large preview shows more than the small one. */
const LARGE_UP_TO = 4;

export function MemberCard({ group, member, facts, digit, kept, gone, onToggle }: Props) {
  const { file, stays } = member;
  const name = nameShown(file.name);
  return (
    <li
      class={`member ${gone ? 'gone' : kept ? 'kept' : 'going'}`}
      style={{ gridRow: `span ${OWN_ROWS + facts.length}` }}
    >
      <a
        class="member-picture"
        href={hrefOf({ screen: 'photo', id: file.id, inside: { list: 'duplicates', group: group.id } })}
        aria-label={`Open ${name}`}
      >
        <Preview file={file} size={group.members.length > LARGE_UP_TO ? 'thumb' : 'large'} glyph={none} />
        {gone && (
          <span class="member-fate">
            <Icon svg={trash} px={16} />
            In the trash
          </span>
        )}
      </a>
      <div class="member-keep">
        {may('act') && (
          <label>
            <input type="checkbox" checked={kept && !gone} disabled={gone} onChange={onToggle} />
            Keep
            {digit !== undefined && <kbd>{digit}</kbd>}
            <span class="spoken"> {name}</span>
          </label>
        )}
        {!gone && !kept && may('act') && <span class="small muted">to the trash</span>}
      </div>
      <p class="member-why small">{whyText(group, stays)}</p>
      <Path member={member} />
      <dl style={{ gridRow: `span ${facts.length + 1}` }}>
        {facts.map((fact) => (
          <Row key={fact.label} {...fact} />
        ))}
        <Row label="Distance" text={stays === 'kept' ? '' : distanceText(member, group.kind)} differs={false} />
      </dl>
    </li>
  );
}

/** In full, with the parts of it marked that are others. */
function Path({ member }: { member: Member }) {
  const { folder, name, ext } = member.file;
  const end = ext ? name.length - ext.length - 1 : name.length;
  const base = name.slice(folder ? folder.length + 1 : 0, end);
  const part = (text: string, field: 'folder' | 'name' | 'ext') => (
    <span class={differsIn(member, [field]) ? 'differs' : undefined}>{nameShown(text)}</span>
  );
  return (
    <p class="member-path">
      <bdi>
        {folder && part(folder, 'folder')}
        {folder && '/'}
        {part(base, 'name')}
        {part(name.slice(end), 'ext')}
      </bdi>
    </p>
  );
}

function Row({ label, text, differs }: Fact) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <bdi class={differs ? 'differs' : undefined}>{text || '–'}</bdi>
        {differs && <span class="spoken">, differs</span>}
      </dd>
    </div>
  );
}

function whyText({ keep }: Group, stays: Member['stays']): string {
  switch (stays) {
    case 'kept':
      return `Suggested: ${keep.reason.charAt(0).toLowerCase()}${keep.reason.slice(1)}`;
    case 'stack':
      return 'Stays: it belongs to the suggested file.';
    case 'raw':
      return 'Stays: it is a RAW, and the suggested file is none.';
    case 'far':
      return 'Stays: it is like others here, but not like the suggested file.';
    default:
      return '';
  }
}
