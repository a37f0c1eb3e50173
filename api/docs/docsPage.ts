/** The page that shows the API: made of the document, without a script. */
import { html, raw } from 'hono/html';
import { curlText } from './curlText.ts';
import { type Document, forWhom, type Operation } from './document.ts';
import { schemaText } from './schemaText.ts';
import { DOCS_STYLE } from './style.ts';

type Html = ReturnType<typeof html>;

const FOR = { anybody: 'anybody', viewer: 'viewers and owners', owner: 'owners' };

export function docsPage(document: Document): Html {
  const groups = Map.groupBy(Object.entries(document.paths), ([path]) => groupOf(path));
  const schemas = Object.entries(document.components?.schemas ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${document.info.title} ${document.info.version}</title>
<style>${raw(DOCS_STYLE)}</style>
</head>
<body>
<h1>${document.info.title} <small>${document.info.version}</small></h1>
<p>The same for programs: <a href="/api/openapi.json">/api/openapi.json</a>. Errors are <code>application/problem+json</code>;
what a token opens depends on its person's role.</p>
<nav>${[...groups.keys(), 'shapes'].map((name) => html`<a href="#${name}">${name}</a> `)}</nav>
${[...groups].map(([name, paths]) => html`<h2 id="${name}">${name}</h2>${paths.flatMap(([path, operations]) => Object.entries(operations).map(([method, operation]) => operationHtml(document, method, path, operation)))}`)}
<h2 id="shapes">shapes</h2>
<dl>${schemas.map(([name, schema]) => html`<dt id="shape-${name}"><code>${name}</code></dt><dd><code>${schemaText(schema)}</code></dd>`)}</dl>
</body>
</html>`;
}

function groupOf(path: string): string {
  return path.replace(/^\/(api\/)?/, '').replace(/[/.].*$/, '');
}

function operationHtml(document: Document, method: string, path: string, operation: Operation): Html {
  const { summary, description, parameters = [], requestBody, responses } = operation;
  const body = Object.values(requestBody?.content ?? {})[0]?.schema;
  const promised = Object.entries(responses).filter(([status]) => status !== 'default');
  const answers = promised.map(([status, { description: said, content = {} }]) => {
    const shapes = Object.values(content).flatMap(({ schema }) => (schema ? [schemaText(schema)] : []));
    return [status, shapes.join(' | '), said] as const;
  });
  return html`<section>
<h3><code>${method.toUpperCase()} ${path}</code> <em>${FOR[forWhom(operation)]}</em></h3>
<p>${summary}${description && html`<br>${description}`}</p>
<table>
${parameters.map((each) => line(`${each.name}${each.required ? '' : '?'}`, schemaText(each.schema), each.description ?? `in the ${each.in}`))}
${body && line('body', schemaText(body), '')}
${answers.map(([status, shape, said]) => line(status, shape, said))}
</table>
<details><summary>curl</summary><pre>${curlText(document, method, path, operation)}</pre></details>
</section>
`;
}

function line(what: string, shape: string, said: string): Html {
  return html`<tr><th>${what}</th><td>${shape && html`<code>${shape}</code> `}${said}</td></tr>
`;
}
