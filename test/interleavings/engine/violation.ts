/** Something that must never be. The explorer adds the schedule that led to it. */
export class Violation extends Error {
  override readonly name = 'Violation';
}
