/** Who was invited, a line each. */
import { PEOPLE, PERSON_NAME, type Person, personName } from '../../core/person.ts';

/** `unreadable`: the names of blobs that are no person. */
export function peopleText(people: readonly Person[], unreadable: readonly string[]): string {
  if (people.length + unreadable.length === 0) return 'Nobody was invited.';
  const width = Math.max(...people.map(({ name }) => name.length));
  const lines = people.map(({ name, role, invitedAt, oidc }) => {
    const since = `since ${invitedAt.slice(0, 10)}`;
    return `${name.padEnd(width)}  ${role}  ${since}, ${oidc === undefined ? 'by link' : `as ${oidc}`}`;
  });
  return [...lines, ...unreadable.map(unreadableText)].join('\n');
}

function unreadableText(blob: string): string {
  const name = blob.slice(PEOPLE.length, -'.json'.length);
  const mend = PERSON_NAME.test(name) && personName(name) === blob ? `--revoke "${name}" removes it` : 'remove it';
  return `The blob ${blob} in state is no person and lets nobody in: ${mend}.`;
}
