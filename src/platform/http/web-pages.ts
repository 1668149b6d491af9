/** The built web app: hashed files for ever, its one page for every address that is not an API's. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { AppError } from '../errors/app-error.ts';

const NOT_BUILT = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Footpath</title>
<body style="font: 16px/1.5 system-ui; max-width: 40rem; margin: 4rem auto; padding: 0 1rem">
<h1>The pages are not built yet</h1>
<p>The server runs, but its web pages are missing. Stop it and run <code>npm start</code>, which builds them,
or run <code>npm run build</code> and load this page again.</p>
<p>The API works meanwhile: <a href="/api/docs">its reference</a>.</p></body></html>`;

/** Adds the pages to the server; to be called last. */
export async function addWebPages(app: FastifyInstance, folder: string | null): Promise<void> {
  const page = folder ? join(folder, 'index.html') : null;
  if (folder && existsSync(folder)) {
    await app.register(fastifyStatic, {
      root: folder,
      index: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (response, path) => {
        const hashed = path.includes('/assets/') || path.includes('\\assets\\');
        response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  const sendPage = async (reply: FastifyReply) => {
    const html = page && existsSync(page) ? await readFile(page, 'utf8') : null;
    reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8');
    return reply.code(html === null ? 503 : 200).send(html ?? NOT_BUILT);
  };
  app.get('/', async (_request, reply) => sendPage(reply));
  app.setNotFoundHandler(async (request, reply) => {
    const isPage = request.method === 'GET' || request.method === 'HEAD';
    const path = request.url.split('?', 1)[0] ?? '';
    if (!isPage || /^\/(api|v1|assets)(\/|$)/.test(path))
      throw new AppError('not_found', { thing: 'address' });
    return sendPage(reply);
  });
}
