/** A schema in one line, as TypeScript would say it. */
import type { Schema } from './document.ts';

export function schemaText(schema: Schema | undefined): string {
  if (!schema) return 'anything';
  const { $ref, type, items, prefixItems, anyOf, oneOf, allOf } = schema;
  if ($ref !== undefined) return $ref.replace(/^.*\//, '');
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const either = anyOf ?? oneOf;
  if (either) return either.map(schemaText).join(' | ');
  if (allOf) return allOf.map(schemaText).join(' & ');
  if (Array.isArray(type)) return type.map((each: string) => schemaText({ ...schema, type: each })).join(' | ');
  if (type === 'array')
    return prefixItems ? `[${prefixItems.map(schemaText).join(', ')}]` : listText(schemaText(items));
  if (schema.properties) return objectText(schema);
  if (typeof schema.additionalProperties === 'object') return `{ [name]: ${schemaText(schema.additionalProperties)} }`;
  return String(type ?? 'anything');
}

function listText(item: string): string {
  return /[ |&]/.test(item) && !item.startsWith('{') ? `(${item})[]` : `${item}[]`;
}

function objectText({ properties = {}, required = [] }: Schema): string {
  const members = Object.entries(properties).map(
    ([name, schema]) => `${name}${required.includes(name) ? '' : '?'}: ${schemaText(schema)}`,
  );
  return `{ ${members.join('; ')} }`;
}
