/** A JSON Schema as a flat list of fields with their types in words, for people to read. */
import type { JsonSchema } from './openapi.ts';

export interface Field {
  /** `items[].name`. */
  readonly name: string;
  /** `text`, `whole number, at least 0`, `one of a, b`. */
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
}

const DEPTH = 4;

/** Fields of an object schema, nested ones after their parent; empty when it is no object. */
export function fieldsOf(schema: JsonSchema): Field[] {
  const definitions = (schema.$defs ?? {}) as Record<string, JsonSchema>;
  return walk(schema, definitions, '', 0);
}

function walk(
  schema: JsonSchema,
  definitions: Record<string, JsonSchema>,
  before: string,
  depth: number,
): Field[] {
  const { properties = {}, required = [] } = schema as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).flatMap(([key, given]) => {
    const property = resolved(given, definitions);
    const name = before + key;
    const own: Field = {
      name,
      type: typeInWords(property, definitions),
      required: required.includes(key),
      description: String(property.description ?? ''),
    };
    if (depth >= DEPTH) return [own];
    const items = property.items as JsonSchema | undefined;
    const nested = items
      ? walk(resolved(items, definitions), definitions, `${name}[].`, depth + 1)
      : walk(property, definitions, `${name}.`, depth + 1);
    return [own, ...nested];
  });
}

function resolved(schema: JsonSchema, definitions: Record<string, JsonSchema>): JsonSchema {
  const reference = schema.$ref;
  if (typeof reference !== 'string') return schema;
  return definitions[reference.replace('#/$defs/', '')] ?? {};
}

/** What a value may be, in words. */
export function typeInWords(given: JsonSchema, definitions: Record<string, JsonSchema> = {}): string {
  const schema = resolved(given, definitions);
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (Array.isArray(schema.enum)) return `one of ${schema.enum.map((value) => `\`${value}\``).join(', ')}`;
  const choices = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (choices) return [...new Set(choices.map((choice) => typeInWords(choice, definitions)))].join(' or ');
  switch (schema.type) {
    case 'string':
      return withRange('text', schema.minLength, schema.maxLength, 'characters');
    case 'integer':
    case 'number':
      return withRange(
        schema.type === 'integer' ? 'whole number' : 'number',
        schema.minimum,
        schema.maximum,
        '',
      );
    case 'boolean':
      return 'true or false';
    case 'null':
      return 'null';
    case 'array':
      return `list of ${typeInWords((schema.items ?? {}) as JsonSchema, definitions)}`;
    case 'object':
      return 'object';
    default:
      return 'any value';
  }
}

function withRange(what: string, least: unknown, most: unknown, unit: string): string {
  const bounds = [
    typeof least === 'number' && least > Number.MIN_SAFE_INTEGER && (unit === '' || least > 0)
      ? `at least ${least}`
      : '',
    typeof most === 'number' && most < Number.MAX_SAFE_INTEGER ? `at most ${most}` : '',
  ].filter((bound) => bound !== '');
  return bounds.length === 0 ? what : `${what}, ${bounds.join(', ')}${unit ? ` ${unit}` : ''}`;
}
