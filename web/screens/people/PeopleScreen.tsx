/** Who may come in: invited, invited anew, and out again. */
import userPlus from 'lucide-static/icons/user-plus.svg?raw';
import { useState } from 'preact/hooks';
import { may, session } from '../../talk/session.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Page } from '../../ui/Page.tsx';
import { Trouble } from '../../ui/Trouble.tsx';
import { useAnswer } from '../../ui/useAnswer.ts';
import { InviteDialog } from './InviteDialog.tsx';
import { PersonRow } from './PersonRow.tsx';
import { type Person, readPeople } from './person.ts';
import { RevokeDialog } from './RevokeDialog.tsx';
import { Unreadable } from './Unreadable.tsx';
import './people.css';

/** What is being done, in a dialog. */
type Doing = { what: 'invite'; anew?: Person } | { what: 'revoke'; name: string };

export function PeopleScreen() {
  if (!may('people')) return <NotHere />;
  return <People />;
}

function NotHere() {
  const { auth } = session.value?.features.access ?? {};
  return (
    <Page title="People">
      <p>
        {auth === 'none'
          ? 'Nobody signs in here. To invite people, start the API with IRONVIPER_AUTH set to token or oidc.'
          : 'Only owners invite people.'}
      </p>
    </Page>
  );
}

function People() {
  const { value, trouble, again } = useAnswer(readPeople, '');
  const [doing, setDoing] = useState<Doing>();
  const me = session.value?.user?.name;
  const end = () => setDoing(undefined);
  const invite = (
    <button type="button" class="button primary" onClick={() => setDoing({ what: 'invite' })}>
      <Icon svg={userPlus} px={18} />
      Invite
    </button>
  );
  return (
    <Page title="People" tools={invite}>
      {trouble !== undefined && <Trouble error={trouble} onRetry={again} />}
      {value && (
        <div class="people">
          <ul>
            {value.people.map((person) => (
              <PersonRow
                key={person.name}
                person={person}
                isMe={person.name === me}
                onAnew={() => setDoing({ what: 'invite', anew: person })}
                onRevoke={() => setDoing({ what: 'revoke', name: person.name })}
              />
            ))}
          </ul>
          <Unreadable blobs={value.unreadable} onRevoke={(name) => setDoing({ what: 'revoke', name })} />
        </div>
      )}
      {doing?.what === 'invite' && <InviteDialog anew={doing.anew} onInvited={again} onClose={end} />}
      {doing?.what === 'revoke' && <RevokeDialog name={doing.name} onRevoked={again} onClose={end} />}
    </Page>
  );
}
