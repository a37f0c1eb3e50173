/** Who was invited, a line each. */
import type { Person } from '../../core/person.ts';

export function peopleText(people: readonly Person[]): string {
  if (people.length === 0) return 'Nobody was invited.';
  const width = Math.max(...people.map(({ name }) => name.length));
  return people
    .map(({ name, role, invitedAt, oidc }) => {
      const since = `since ${invitedAt.slice(0, 10)}`;
      return `${name.padEnd(width)}  ${role}  ${since}, ${oidc === undefined ? 'by link' : `as ${oidc}`}`;
    })
    .join('\n');
}
