/** The law of the house, held by reading the source: what may import what, how large, how named. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../src/platform/files/package-root.ts';

const root = packageRoot();
const PARTS = [
  'kernel',
  'platform',
  'people',
  'gather',
  'map',
  'research',
  'analyze',
  'improve',
  'engage',
  'monitor',
];
/** Parts that hold slices: folders whose insides are private. */
const SLICED = new Set(['people', 'gather', 'map', 'research', 'analyze', 'improve', 'engage', 'monitor']);
const TOP = new Set(['server', 'cli', 'demo', 'web', 'tracker']);

interface SourceFile {
  /** Below the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Imported files of ours, below the root. */
  readonly imports: readonly string[];
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (name === 'node_modules') return [];
    return statSync(join(root, path)).isDirectory() ? filesBelow(path) : [path];
  });
}

function read(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const imports = [...code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']+)'/g)].map(([, target = '']) =>
    normalize(join(dirname(path), target))
      .split(sep)
      .join('/'),
  );
  return { path, text, imports };
}

const all = filesBelow('src')
  .filter((path) => /\.tsx?$/.test(path))
  .map(read);
const sources = all.filter(({ path }) => !/\.test\.tsx?$/.test(path));

const partOf = (path: string) => path.split('/')[1] ?? '';
const sliceOf = (path: string) => (SLICED.has(partOf(path)) ? path.split('/').slice(1, 3).join('/') : null);
const isUi = (path: string) => /\/ui\//.test(path);

/** Computes only: neither Node nor the platform is behind it. */
function isPure(path: string): boolean {
  const file = sources.find((each) => each.path === path);
  return (
    file !== undefined &&
    !/from 'node:/.test(file.text) &&
    !file.imports.some((target) => target.startsWith('src/platform/'))
  );
}

/** Each finding as a line, so that a failure reads like a list of what to mend. */
function findings(check: (file: SourceFile) => string[]): string[] {
  return sources.flatMap((file) => check(file).map((problem) => `${file.path}: ${problem}`));
}

it('reads enough source to mean something', () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.flatMap((file) => file.imports).length).toBeGreaterThan(300);
});

it('imports run from earlier parts to later ones, never back', () => {
  const rank = (path: string) => (TOP.has(partOf(path)) ? PARTS.length : PARTS.indexOf(partOf(path)));
  expect(
    findings(({ path, imports }) =>
      isUi(path)
        ? []
        : imports
            .filter((target) => target.startsWith('src/') && rank(target) > rank(path))
            .map((target) => `imports the later ${target}`),
    ),
  ).toEqual([]);
});

it('across slices only contract.ts and public.ts are imported, and feature.ts by the server', () => {
  const open = (path: string, target: string) => {
    const file = target.split('/').at(-1) ?? '';
    if (file === 'contract.ts' || file === 'public.ts') return true;
    if (file === 'feature.ts') return partOf(path) === 'server';
    // The web app composes the pages of the slices.
    return isUi(target) && partOf(path) === 'web';
  };
  expect(
    findings(({ path, imports }) =>
      imports
        .filter(
          (target) => sliceOf(target) !== null && sliceOf(target) !== sliceOf(path) && !open(path, target),
        )
        .map((target) => `reaches into ${target}`),
    ),
  ).toEqual([]);
});

it('screens see contracts, pure files of their slice and the kit, never the platform or a store', () => {
  const seen = (path: string, target: string) =>
    /\.(css|svg|json)$/.test(target) ||
    target.startsWith('src/kernel/') ||
    target.startsWith('src/web/kit/') ||
    target.startsWith('src/web/api/') ||
    target.startsWith('src/web/text/') ||
    target.endsWith('/contract.ts') ||
    (sliceOf(target) === sliceOf(path) && (isUi(target) || isPure(target)));
  expect(
    findings(({ path, imports }) =>
      isUi(path) ? imports.filter((target) => !seen(path, target)).map((target) => `sees ${target}`) : [],
    ),
  ).toEqual([]);
});

it('there are no cycles', () => {
  const graph = new Map(sources.map(({ path, imports }) => [path, imports]));
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      return;
    }
    state.set(path, 'open');
    for (const target of graph.get(path) ?? []) walk(target, [...trail, path]);
    state.set(path, 'done');
  };
  for (const path of graph.keys()) walk(path, []);
  expect(cycles).toEqual([]);
});

it('files are short and well named', () => {
  const lines = (text: string) => text.split('\n').length - 1;
  const forbidden = /(^|\/)(utils?|helpers?|common|misc|types|constants)(\.tsx?$|\/)|V2\b/;
  expect(
    findings(({ text }) => (lines(text) > 400 ? [`${lines(text)} lines; the limit is 400`] : [])),
  ).toEqual([]);
  expect(findings(({ path }) => (forbidden.test(path) ? ['is named after nothing'] : []))).toEqual([]);
  const lengths = sources.map(({ text }) => lines(text)).sort((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(100);
});

it('each file says at its head what it is for', () => {
  expect(
    findings(({ path, text }) =>
      /^\/\*\*|^(\/\/|#!)/.test(text) || /\.d\.ts$/.test(path) ? [] : ['has no opening comment'],
    ),
  ).toEqual([]);
});

it('the environment is read in one place', () => {
  expect(
    findings(({ path, text }) =>
      /process\.env\b/.test(text) && !path.startsWith('src/platform/config/') ? ['reads process.env'] : [],
    ),
  ).toEqual([]);
});

it('no SQL text is put together from strings outside the tag', () => {
  const made = /(fromMigration|\bsql\.raw)\(/;
  expect(
    findings(({ path, text }) =>
      made.test(text) && !/src\/platform\/(eventdb|statedb)\//.test(path) ? ['makes SQL from text'] : [],
    ),
  ).toEqual([]);
});

it('the documents name files that exist', () => {
  const missing = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'].flatMap((document) => {
    const text = readFileSync(join(root, document), 'utf8');
    return [...text.matchAll(/`((?:src|data|migrations|scripts|test|docs)\/[\w./-]+\.\w+)`/g)]
      .map(([, path = '']) => path)
      .filter((path) => !statExists(path))
      .map((path) => `${document} names ${path}`);
  });
  expect(missing).toEqual([]);
});

function statExists(path: string): boolean {
  try {
    return statSync(join(root, relative(root, join(root, path)))).isFile();
  } catch {
    return false;
  }
}
