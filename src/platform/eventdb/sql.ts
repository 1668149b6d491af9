/**
 * The only way to write ClickHouse SQL here: a tag that takes fragments and typed literals, never bare values, so that no
 * text from outside is ever concatenated. Works on servers without bound parameters.
 */

const brand: unique symbol = Symbol('sql');

/** A piece of SQL that is safe to run or to put into another piece. */
export interface Sql {
  readonly [brand]: true;
  readonly text: string;
}

function made(text: string): Sql {
  return { [brand]: true, text };
}

/** Joins literal SQL and safe fragments: sql`SELECT ${text(name)}`. Only fragments fit into the places. */
export function sql(strings: TemplateStringsArray, ...fragments: readonly Sql[]): Sql {
  let out = strings[0] ?? '';
  for (const [index, fragment] of fragments.entries()) out += fragment.text + (strings[index + 1] ?? '');
  return made(out);
}

export const empty: Sql = made('');

/** Fragments in a row, with literal SQL between them: join(conditions, sql` AND `). */
export function join(fragments: readonly Sql[], between: Sql = made(', ')): Sql {
  return made(fragments.map((fragment) => fragment.text).join(between.text));
}

/** A table or column name of ours. Throws on anything but lower-case words, because names never come from outside. */
export function ident(name: string): Sql {
  if (!/^[a-z][a-z0-9_]{0,63}$/.test(name)) throw new Error(`Not a name for SQL: ${name}`);
  return made(name);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\0': '\\0',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** Text as ClickHouse escapes it inside quotes and in tab-separated rows. Unpaired surrogates become U+FFFD. */
export function escaped(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is escaped
  if (!/[\\'\x00-\x1f\ud800-\udfff]/.test(value)) return value;
  return (
    value
      .replace(/\p{Surrogate}/gu, '\uFFFD')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: as above
      .replace(/[\\'\x00\b\f\n\r\t]/g, (character) => ESCAPES[character] ?? character)
  );
}

/** A `String`. */
export function text(value: string): Sql {
  return made(`'${escaped(value)}'`);
}

function whole(value: number, low: number, high: number): string {
  if (!Number.isSafeInteger(value) || value < low || value > high) {
    throw new RangeError(`Not a whole number from ${low} to ${high}: ${value}`);
  }
  return String(value);
}

export const uint8 = (value: number): Sql => made(`toUInt8(${whole(value, 0, 255)})`);
export const uint16 = (value: number): Sql => made(`toUInt16(${whole(value, 0, 65_535)})`);
export const uint32 = (value: number): Sql => made(`toUInt32(${whole(value, 0, 4_294_967_295)})`);
export const int64 = (value: number): Sql =>
  made(`toInt64(${whole(value, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)})`);

/** A `Float64`; infinities and NaN are refused, and what is too small for every server to read (below 1e-300) is 0. */
export function float64(value: number): Sql {
  if (!Number.isFinite(value)) throw new RangeError(`Not a finite number: ${value}`);
  return made(`toFloat64(${Math.abs(value) < 1e-300 ? '0' : String(value)})`);
}

/** A number without a type, where the grammar wants one: LIMIT, array positions. */
export const count = (value: number): Sql => made(whole(value, 0, Number.MAX_SAFE_INTEGER));

export function texts(values: readonly string[]): Sql {
  return values.length === 0
    ? made('emptyArrayString()')
    : made(`[${values.map((v) => text(v).text).join(',')}]`);
}

export function int64s(values: readonly number[]): Sql {
  return values.length === 0
    ? made('emptyArrayInt64()')
    : made(`[${values.map((v) => int64(v).text).join(',')}]`);
}

export function uint16s(values: readonly number[]): Sql {
  return values.length === 0
    ? made('emptyArrayUInt16()')
    : made(`[${values.map((v) => uint16(v).text).join(',')}]`);
}

/** SQL from one of our own migration files. Never call this with anything that came from outside. */
export function fromMigration(statement: string): Sql {
  return made(statement);
}
