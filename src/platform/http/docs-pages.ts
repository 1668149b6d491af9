/** `/api/docs`: the reference for people, and the same for programs as OpenAPI. Made when first asked for. */
import type { FastifyPluginAsync } from 'fastify';
import { apiPage } from './api-reference.ts';
import type { BoundRoute } from './handler.ts';
import { type OpenApi, openApi } from './openapi.ts';

interface DocsParts {
  readonly routes: readonly BoundRoute[];
  readonly version: string;
  readonly publicUrl: string | null;
}

export function docsPages({ routes, version, publicUrl }: DocsParts): FastifyPluginAsync {
  return async (app) => {
    const contracts = routes.map(({ route }) => route);
    let document: OpenApi | null = null;
    app.get('/api/docs/openapi.json', async (_request, reply) => {
      document ??= openApi(contracts, version);
      return reply.send(document);
    });
    let page: string | null = null;
    app.get('/api/docs', async (_request, reply) => {
      page ??= apiPage(contracts, publicUrl ?? 'http://localhost:4400');
      return reply.type('text/html; charset=utf-8').send(page);
    });
  };
}
