/** One who was invited. */
import { momentText } from '../../words/when.ts';
import type { Person } from './person.ts';

interface Props {
  person: Person;
  isMe: boolean;
  onAnew(): void;
  onRevoke(): void;
}

export function PersonRow({ person: { name, role, invitedAt, oidc }, isMe, onAnew, onRevoke }: Props) {
  return (
    <li>
      <div class="who">
        <h2>
          <bdi>{name}</bdi>
        </h2>
        <p class="muted">
          {role === 'owner' ? 'Owner' : 'Viewer'}, invited {momentText(invitedAt)}
          {oidc && oidc !== name && (
            <>
              {' as '}
              <bdi>{oidc}</bdi>
            </>
          )}
        </p>
      </div>
      {isMe ? (
        <p class="muted">This is you</p>
      ) : (
        <div class="row">
          <button type="button" class="button quiet" aria-label={`Invite ${name} anew`} onClick={onAnew}>
            Invite anew
          </button>
          <button type="button" class="button quiet" aria-label={`Revoke ${name}`} onClick={onRevoke}>
            Revoke
          </button>
        </div>
      )}
    </li>
  );
}
