/** The HTTP API as Markdown and as one self-contained page, both made from the contracts. */
import type { z } from 'zod';
import type { AnyRoute } from '../../kernel/route.ts';
import { type Field, fieldsOf } from './field-list.ts';
import { jsonSchema, sliceOf, sortedRoutes } from './openapi.ts';

const ACCESS_IN_WORDS: Readonly<Record<string, string>> = {
  public: 'Anyone may call it.',
  writeKey: 'Needs the write key of a source.',
  account: 'Needs a session or an API key.',
  viewer: 'Needs the role viewer, or a key with the scope `read`.',
  editor: 'Needs the role editor, or a key with the scope `write`.',
  owner: 'Needs the role owner, or a key with the scope `admin`.',
};

interface Section {
  readonly title: string;
  readonly fields: readonly Field[];
}

/** `docs/reference/http-api.md`. */
export function apiReference(routes: readonly AnyRoute[]): string {
  const lines = [
    '# HTTP API',
    '',
    'Everything under `/api` takes and gives JSON. Send an API key as `Authorization: Bearer fp_…`; in addresses,',
    '`:workspace` is the id of a business, its number (the one in the address of its pages), or `current` for that of the key.',
    'Instants are milliseconds UTC, money is in minor units, days are `YYYY-MM-DD`.',
    'A refusal is `{ "error": { code, message, advice, details, requestId } }`. Made from the program by `npm run docs`.',
  ];
  let slice = '';
  for (const route of sortedRoutes(routes)) {
    if (sliceOf(route) !== slice) lines.push('', `## ${sliceOf(route)}`);
    slice = sliceOf(route);
    lines.push(
      '',
      `### \`${route.method} ${route.path}\``,
      '',
      `${route.summary} ${ACCESS_IN_WORDS[route.access]}`,
    );
    for (const { title, fields } of sectionsOf(route)) {
      lines.push('', `| ${title} | | |`, '|---|---|---|');
      for (const { name, type, required, description } of fields) {
        lines.push(
          `| \`${name}\` | ${type.replaceAll('|', '\\|')}${required ? '' : ', optional'} | ${description} |`,
        );
      }
    }
    if (route.replyAs) lines.push('', `Answers with \`${route.replyAs}\`.`);
  }
  return `${lines.join('\n')}\n`;
}

/** The page at `/api/docs`: no script, no outside file. */
export function apiPage(routes: readonly AnyRoute[], origin: string): string {
  const sorted = sortedRoutes(routes);
  const slices = [...new Set(sorted.map(sliceOf))];
  const links = slices.map((slice) => `<a href="#${slice}">${slice}</a>`).join(' ');
  const body = slices.map((slice) => {
    const own = sorted.filter((route) => sliceOf(route) === slice);
    return `<section id="${slice}"><h2>${slice}</h2>${own.map((route) => routeHtml(route, origin)).join('')}</section>`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Footpath: HTTP API</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${STYLE}</style></head><body>
<h1>HTTP API</h1><p>Send an API key as <code>Authorization: Bearer fp_…</code>; in addresses, <code>:workspace</code> is
the id of a business, its number (the one in the address of its pages), or <code>current</code> for that of the key. Instants are milliseconds UTC, money is in minor units, days are <code>YYYY-MM-DD</code>. A refusal
says what is wrong and what to do. The same as <a href="/api/docs/openapi.json">OpenAPI 3.1</a>.</p>
<nav aria-label="Parts">${links}</nav>${body.join('')}</body></html>`;
}

function routeHtml(route: AnyRoute, origin: string): string {
  const tables = sectionsOf(route).map(
    ({ title, fields }) =>
      `<table><caption>${title}</caption><tbody>${fields
        .map(
          ({ name, type, required, description }) =>
            `<tr><th scope="row"><code>${escaped(name)}</code></th><td>${inlineCode(type)}${required ? '' : ', optional'}</td><td>${inlineCode(description)}</td></tr>`,
        )
        .join('')}</tbody></table>`,
  );
  return `<details id="${route.id}"><summary><code>${route.method} ${escaped(route.path)}</code> ${inlineCode(route.summary)}</summary>
<p>${inlineCode(ACCESS_IN_WORDS[route.access] ?? '')}${route.replyAs ? ` Answers with <code>${escaped(route.replyAs)}</code>.` : ''}</p>
${tables.join('')}<pre>${escaped(curlOf(route, origin))}</pre></details>`;
}

function sectionsOf(route: AnyRoute): Section[] {
  const schemas = route as Partial<Record<'params' | 'query' | 'body' | 'reply', z.ZodType>>;
  const section = (title: string, schema: z.ZodType | undefined, io: 'input' | 'output'): Section[] => {
    const fields = schema ? fieldsOf(jsonSchema(schema, io)) : [];
    return fields.length > 0 ? [{ title, fields }] : [];
  };
  return [
    ...section('query', schemas.query, 'input'),
    ...section('body', schemas.body, 'input'),
    ...section('reply', schemas.reply, 'output'),
  ];
}

function curlOf(route: AnyRoute, origin: string): string {
  const path = route.path.replace(':workspace', 'current').replace(/:(\w+)/g, '{$1}');
  const parts = [`curl -X ${route.method} '${origin}${path}'`];
  if (route.access === 'writeKey') parts.push(`-u 'WRITE_KEY:'`);
  else if (route.access !== 'public') parts.push(`-H 'Authorization: Bearer fp_…'`);
  if (route.bodyAs === 'stream') parts.push('--data-binary @file.csv');
  else if (route.body) parts.push(`-H 'Content-Type: application/json' -d '{…}'`);
  return parts.join(' \\\n  ');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function inlineCode(text: string): string {
  return escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

const STYLE = `:root{color-scheme:light dark;--rule:#e6dfd0;--soft:#5d6a6b}
body{font:16px/1.55 Inter,system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;background:#faf7f0;color:#1e2a2c}
h1,h2{font-family:Fraunces,Georgia,serif;font-weight:600}nav{display:flex;flex-wrap:wrap;gap:.25rem 1rem}a{color:#2c6e5f}
details{border-top:1px solid var(--rule);padding:.5rem 0}summary{cursor:pointer}code,pre{font:14px/1.5 ui-monospace,monospace}
table{border-collapse:collapse;width:100%;margin:.5rem 0}caption{text-align:left;color:var(--soft);font-weight:600}
th,td{text-align:left;vertical-align:top;padding:.2rem .8rem .2rem 0;border-top:1px solid var(--rule);font-weight:400}
pre{overflow-x:auto;padding:.75rem;border:1px solid var(--rule)}
@media (prefers-color-scheme:dark){:root{--rule:#2c3334;--soft:#a7b0ad}body{background:#15191a;color:#ece6d9}a{color:#7cc6b0}}`;
