/** How to ask for it by hand. */
import { type Document, forWhom, type Operation, type Schema } from './document.ts';

export function curlText(document: Document, method: string, path: string, operation: Operation): string {
  const { parameters = [], requestBody } = operation;
  const needed = parameters.filter((each) => each.in === 'query' && each.required);
  const query = needed.map(({ name, schema }) => `${name}=${encodeURIComponent(String(example(document, schema)))}`);
  const body = Object.values(requestBody?.content ?? {})[0]?.schema;
  return [
    `curl '$API${path}${query.length > 0 ? `?${query.join('&')}` : ''}'`,
    ...(method === 'get' ? [] : [`-X ${method.toUpperCase()}`]),
    ...(forWhom(operation) === 'anybody' ? [] : [`-H "Authorization: Bearer $TOKEN"`]),
    ...(body ? [`--json '${JSON.stringify(example(document, body))}'`] : []),
  ].join(' \\\n  ');
}

/** Something that has the schema's shape, with what must be there alone. */
function example(document: Document, schema: Schema = {}): unknown {
  const { $ref, anyOf, oneOf, allOf, items, properties, required = [] } = schema;
  if ($ref !== undefined) return example(document, document.components?.schemas?.[$ref.replace(/^.*\//, '')]);
  if (schema.example !== undefined) return schema.example;
  if ('const' in schema) return schema.const;
  if (schema.enum) return schema.enum[0];
  const first = (anyOf ?? oneOf)?.[0];
  if (first) return example(document, first);
  if (allOf) return Object.assign({}, ...allOf.map((each) => example(document, each)));
  if (properties) {
    const members = Object.entries(properties).filter(([name]) => required.includes(name));
    return Object.fromEntries(members.map(([name, each]) => [name, example(document, each)]));
  }
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'array') return [example(document, items)];
  if (type === 'boolean') return true;
  return type === 'number' || type === 'integer' ? 1 : '...';
}
