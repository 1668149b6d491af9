/** The contracts as an OpenAPI 3.1 document. */
import { z } from 'zod';
import type { AnyRoute } from '../../kernel/route.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

export interface OpenApi {
  readonly openapi: '3.1.0';
  readonly info: Readonly<Record<string, string>>;
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: Readonly<Record<string, unknown>>;
}

export function openApi(routes: readonly AnyRoute[], version: string): OpenApi {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of sortedRoutes(routes)) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    const operations = paths[path] ?? {};
    operations[route.method.toLowerCase()] = operation(route);
    paths[path] = operations;
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Footpath', version, description: 'Everything the program does, over HTTP.' },
    paths,
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key of a workspace, `fp_…`.' },
        session: { type: 'apiKey', in: 'cookie', name: 'footpath.session_token' },
        writeKey: { type: 'http', scheme: 'basic', description: 'The write key of a source as user name.' },
      },
      schemas: { Refusal: REFUSAL },
    },
  };
}

/** By slice, then by address; within one address reading comes first. */
export function sortedRoutes(routes: readonly AnyRoute[]): AnyRoute[] {
  const place = (route: AnyRoute) => [sliceOf(route), route.path, METHODS.indexOf(route.method)] as const;
  return [...routes].sort((a, b) => {
    const [sliceA, pathA, methodA] = place(a);
    const [sliceB, pathB, methodB] = place(b);
    if (sliceA !== sliceB) return sliceA < sliceB ? -1 : 1;
    if (pathA !== pathB) return pathA < pathB ? -1 : 1;
    return methodA - methodB;
  });
}

const METHODS: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** `map.stages` of `map.stages.list`. */
export function sliceOf(route: AnyRoute): string {
  return route.id.split('.').slice(0, -1).join('.');
}

/** A schema as JSON Schema; what goes in before defaults, what comes out after. */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

function operation(route: AnyRoute): Readonly<Record<string, unknown>> {
  const { params, query, body, reply } = route as Partial<
    Record<'params' | 'query' | 'body' | 'reply', z.ZodType>
  >;
  return {
    operationId: route.id,
    summary: route.summary,
    tags: [sliceOf(route)],
    security: securityOf(route),
    'x-access': route.access,
    parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query')],
    ...bodyOf(route, body),
    responses: {
      200: { description: 'Done.', content: contentOf(route.replyAs, reply) },
      default: {
        description: 'Refused; the reply says why and what to do.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
      },
    },
  };
}

function bodyOf(route: AnyRoute, body: z.ZodType | undefined): Readonly<Record<string, unknown>> {
  if (route.bodyAs === 'stream') {
    return { requestBody: { required: true, content: { 'application/octet-stream': {} } } };
  }
  if (!body) return {};
  return {
    requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body, 'input') } } },
  };
}

function contentOf(
  type: string | undefined,
  reply: z.ZodType | undefined,
): Readonly<Record<string, unknown>> {
  if (type) return { [type]: {} };
  return { 'application/json': reply ? { schema: jsonSchema(reply, 'output') } : {} };
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): unknown[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

function securityOf(route: AnyRoute): unknown[] {
  if (route.access === 'public') return [];
  return route.access === 'writeKey' ? [{ writeKey: [] }] : [{ key: [] }, { session: [] }];
}

const REFUSAL = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'advice', 'details', 'requestId'],
      properties: {
        code: { type: 'string' },
        message: { type: 'string' },
        advice: { type: 'string' },
        details: { type: 'object' },
        requestId: { type: 'string' },
      },
    },
  },
};
