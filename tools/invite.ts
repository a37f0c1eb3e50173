/** `npm run invite`: lets people in, and out again. */
import { systemClock } from '../core/clock.ts';
import { invite } from '../library/invite.ts';
import { readPeople } from '../library/readPeople.ts';
import { revoke } from '../library/revoke.ts';
import { invitationText, pageOf, takenText } from './invite/invitationText.ts';
import { peopleText } from './invite/peopleText.ts';
import { WISH_OPTIONS, wishOf } from './invite/wish.ts';
import { openToolAccount } from './terminal/account.ts';
import { DONE, FAILED, runCommand, UsageError } from './terminal/command.ts';
import { openScreen } from './terminal/screen.ts';

const HELP = `npm run invite -- <choice> [options]

Says who may look at the library by its page and its API. A person is an owner, who may do everything, or a viewer, who
sees neither places nor EXIF nor originals.

  --name NAME --role ROLE    invites a person: prints a link, once, that opens the page as this person. Whoever has it
                             is this person, so send it as you would send a password. Kept is only its hash
  --oidc ID --role ROLE      invites whoever a sign-in provider knows by this e-mail address, or by this subject; they
                             are named so too, or by --name
  --replace                  with these: also if the name was invited before. The old link ends
  --revoke NAME              takes an invitation back. It opens nothing within a second; a browser that has been signed
                             in can still show previews, and no originals, for up to six days
  --list                     who was invited

  --page URL   where the page is, for the link
  --help

  IRONVIPER_STORAGE=UseDevelopmentStorage=true
             the account: a connection string, or a name or URL to sign in to. By default the one of npm start
  IRONVIPER_ORIGIN=
             where the page is, as the API knows it too

Exit code: 0 done, 1 not: the name was invited already, or never; 2 wrong use.

  npm run invite -- --name Anna --role viewer --page https://photos.example.org
  npm run invite -- --oidc anna@example.org --role owner --name Anna
  npm run invite -- --revoke Anna
  IRONVIPER_STORAGE=myaccount npm run invite -- --list
`;

const OPTIONS = { ...WISH_OPTIONS, page: { type: 'string' } } as const;

await runCommand({ name: 'run invite', help: HELP, options: OPTIONS, words: true }, async ({ values, positionals }) => {
  if (positionals.length > 0) throw new UsageError(`What is ${positionals[0]}? A person needs --name.`);
  const { page: said, ...words } = values;
  const wish = wishOf(words);
  const { storage, name: account, development } = openToolAccount();
  const { state } = storage;
  const end = (code: number, text: string) => {
    (code === DONE ? process.stdout : process.stderr).write(`${text}\n`);
    return code;
  };
  if (wish.op === 'list') {
    const unreadable: string[] = [];
    const people = await readPeople(state, (blob) => unreadable.push(blob));
    return end(DONE, peopleText(people, unreadable));
  }
  if (wish.op === 'revoke') {
    const revoked = await revoke(state, wish.name);
    if (revoked === 'revoked') return end(DONE, `${wish.name} is revoked.`);
    return end(FAILED, `Nobody named ${wish.name} was invited to ${account}. --list shows who was.`);
  }
  const page = wish.invitation.oidc === undefined ? pageOf(said, { development, env: process.env }) : '';
  const invited = await invite({ state, clock: systemClock }, wish.invitation);
  if ('taken' in invited) return end(FAILED, takenText(invited));
  if (invited.token !== undefined) openScreen().say(`For ${invited.person.name} alone, shown this once:`);
  return end(DONE, invitationText(invited, page));
});
