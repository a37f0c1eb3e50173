/** In what two files differ, as they are listed: what a page marks when it shows them side by side. */
import { partsOf } from '../../core/names.ts';
import { Listed } from '../wire/listed.ts';

/** Names, and times of ours, tell no one which picture is better. */
const UNTOLD = new Set(['id', 'rev', 'thumbhash', 'uploadedAt', 'trashedAt']);
const FIELDS = (Object.keys(Listed.shape) as (keyof Listed)[]).filter((field) => !UNTOLD.has(field));

/** A viewer's listing holds nothing that a viewer must not see, so neither does this. */
export function differs(one: Listed, other: Listed): string[] {
  return FIELDS.filter((field) => shown(one, field) !== shown(other, field));
}

function shown(file: Listed, field: keyof Listed): string | undefined {
  return JSON.stringify(field === 'name' ? partsOf(file.name).base : file[field]);
}
