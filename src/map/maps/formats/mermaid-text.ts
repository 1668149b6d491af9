/** The text of a Mermaid `journey` diagram: its lines to sections and tasks, and back. Knows no map. Pure. */
import { type Said, said } from '../../../kernel/said.ts';
import { MOST_OF_ANY, tooLarge } from './imported.ts';

export interface Task {
  readonly text: string;
  /** As written; null where there was none or it was no number. */
  readonly score: number | null;
  readonly actors: readonly string[];
}

export interface Section {
  readonly title: string;
  readonly tasks: readonly Task[];
}

export interface Diagram {
  readonly title: string;
  readonly description: string;
  readonly sections: readonly Section[];
  /** What follows `%% cjm:` in a diagram of ours. */
  readonly hidden: string | null;
  /** Lines that were only understood in part, with what became of them. */
  readonly doubts: readonly Said[];
  /** What of it has no place on a map, in sentences. */
  readonly left: readonly Said[];
}

const HIDDEN = /^%%\s*cjm:\s*([\s\S]*)$/;
/** What a line must not begin with to be a task. */
const KEYWORD = /^(section|journey|title|accTitle|accDescr|%)/i;

const LOOKS = said('How the diagram should look (its front matter or its directives) was left out.');
const COMMENTS = said('Comments in the diagram were left out.');
const SECOND = said('Only the first journey of the file was read.');

/** Where a diagram ends on the page it stands in: with its fence, or the element of HTML. */
const END = /^(```|~~~|:::|<\/(div|pre|code)>)/i;
const BEGIN = /^journey(?:\s*;|\s+(?=(?:title|section|accTitle|accDescr)\b)|\s*$)/i;

/** Null when no line says `journey`. @throws Unreadable when it is far too large */
export function parseMermaid(text: string): Diagram | null {
  const all = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  if (all.length > 4 * MOST_OF_ANY) throw tooLarge();
  const begin = all.findIndex((line) => BEGIN.test(unquoted(line)));
  if (begin < 0) return null;
  const front = frontMatter(all.slice(0, begin));
  const reader = new DiagramReader(front.title);
  if (front.looks || all.slice(0, begin).some((line) => /^\s*%%\{/.test(line))) reader.leave(LOOKS);
  const first = unquoted(all[begin] ?? '').replace(BEGIN, '');
  const lines = [first, ...all.slice(begin + 1).map(unquoted)];
  // In a page the diagram ends where its fence does.
  const end = lines.findIndex((line) => END.test(line));
  reader.read(end < 0 ? lines : lines.slice(0, end));
  if (end >= 0 && lines.slice(end).some((line) => BEGIN.test(line))) reader.leave(SECOND);
  return reader.diagram();
}

/** The line with which a diagram of another kind begins. */
export function otherDiagram(text: string): RegExpExecArray | null {
  return OTHER.exec(text);
}

const OTHER =
  /^(?:>?\s*)(flowchart|graph (?=TD|TB|BT|RL|LR)|sequenceDiagram|classDiagram|stateDiagram(?:-v2)?|erDiagram|gantt|pie|mindmap|timeline|quadrantChart|gitGraph|requirementDiagram|C4Context|sankey-beta|xychart-beta|block-beta|kanban|architecture-beta)(?![\w,;\t|])/m;

class DiagramReader {
  #tasks = 0;
  readonly #doubts: Said[] = [];
  readonly #left = new Set<Said>();
  readonly #sections: { title: string; tasks: Task[] }[] = [];
  #title: string;
  #spoken = '';
  #description = '';
  #hidden: string | null = null;

  constructor(title: string) {
    this.#title = title;
  }

  leave(what: Said): void {
    this.#left.add(what);
  }

  read(lines: readonly string[]): void {
    for (let at = 0; at < lines.length; at++) {
      const line = lines[at] ?? '';
      const block = /^accDescr\s*\{/.test(line)
        ? lines.slice(at).findIndex((each) => each.includes('}'))
        : -1;
      if (block >= 0) {
        const words = lines.slice(at, at + block + 1).join('\n');
        this.#description = decoded(words.replace(/^accDescr\s*\{|\}[\s\S]*$/g, '').trim());
        at += block;
      } else if (line.startsWith('%%') || /^#(?!\d+;|\w+;)/.test(line)) this.#readComment(line);
      else for (const statement of statements(line)) this.#readStatement(statement);
    }
  }

  diagram(): Diagram {
    const [title, spoken] = [this.#title, this.#spoken];
    if (title !== '' && spoken !== '' && spoken !== title)
      this.leave(said('The title for who cannot see it, “{spoken}”, was left out.', { spoken }));
    return {
      title: title || spoken,
      description: this.#description,
      sections: this.#sections,
      hidden: this.#hidden,
      doubts: this.#doubts,
      left: [...this.#left],
    };
  }

  #readComment(line: string): void {
    const ours = HIDDEN.exec(line)?.[1];
    if (ours === undefined) this.leave(line.startsWith('%%{') ? LOOKS : COMMENTS);
    this.#hidden = ours ?? this.#hidden;
  }

  #readStatement(line: string): void {
    const keyword = keywordOf(line, this.#sections.length > 0);
    const words = decoded(keyword?.[2] ?? '');
    if (keyword?.[1] === 'title') this.#title = words;
    else if (keyword?.[1] === 'section')
      this.#sections.push({ title: words.replaceAll('\n', ' '), tasks: [] });
    else if (keyword?.[1] === 'accTitle') this.#spoken = words;
    else if (keyword?.[1] === 'accDescr') this.#description = words.replace(/^\{\s*/, '');
    else {
      if (this.#sections.length === 0) this.#sections.push({ title: '', tasks: [] });
      const task = withoutComment(line);
      if (task !== line) this.leave(COMMENTS);
      if (++this.#tasks > MOST_OF_ANY) throw tooLarge();
      this.#sections.at(-1)?.tasks.push(parseTask(task, this.#doubts));
    }
  }
}

/** Without what marks a quotation in Markdown. */
function unquoted(line: string): string {
  return line.replace(/^\s*(>\s?)*/, '').trim();
}

const KEYWORDS = /^(title|section|accTitle|accDescr)\b\s*:?\s*(.*)$/s;
const SCORE = /:\s*([+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+))\s*(?=:|;|$)/g;

const MOST_STATEMENTS = 300;

/** A semicolon ends a statement, but for one that ends a sign (`#59;`) or stands within words. */
function statements(line: string): string[] {
  const isWhole = (part: string) => part === '' || KEYWORDS.test(part) || part.search(SCORE) >= 0;
  const found: string[] = [];
  const parts = line.split(/(?<!#\w{1,8});/).map((each) => each.trim());
  // Nobody writes so many on one line.
  if (parts.length > MOST_STATEMENTS) return [line];
  for (const part of parts) {
    const before = found.at(-1);
    if (before === undefined || (isWhole(before) && isWhole(part))) found.push(part);
    else found[found.length - 1] = `${before}; ${part}`;
  }
  return found.filter((each) => each !== '');
}

/** As Mermaid reads it: behind the score, `#` begins a comment. */
function withoutComment(line: string): string {
  const at = line.search(/%%|#(?!\w{1,8};)/);
  const before = at < 0 ? line : line.slice(0, at).trimEnd();
  return before.search(SCORE) >= 0 ? before : line;
}

/** A title with a score behind the first section is a task; Mermaid would take it for another title. */
function keywordOf(line: string, begun: boolean): RegExpExecArray | null {
  const keyword = KEYWORDS.exec(line);
  return keyword?.[1] === 'title' && begun && /:\s*-?\d/.test(line) ? null : keyword;
}

/** Split at the last `: number`, so that a task may hold colons. */
function parseTask(line: string, doubts: Said[]): Task {
  const scores = [...line.matchAll(SCORE)];
  const last = scores.at(-1);
  if (last) {
    const rest = line.slice(last.index + last[0].length).replace(/^:/, '');
    const [names = '', ...extra] = rest.split(':');
    if (extra.length > 0)
      doubts.push(said('“{line}”: what stands behind the second colon was left out.', { line }));
    return {
      text: unprefixed(decoded(line.slice(0, last.index))),
      score: Number((last[1] ?? '').replace(',', '.')),
      actors: actorsOf(names),
    };
  }
  doubts.push(said('“{line}”: it has no score, so the feeling stays open.', { line }));
  const blank = /^(.*?):\s*(?::(.*))?$/.exec(line);
  if (blank)
    return { text: unprefixed(decoded(blank[1] ?? '')), score: null, actors: actorsOf(blank[2] ?? '') };
  return { text: unprefixed(decoded(line)), score: null, actors: [] };
}

/** One line of a task, always one that Mermaid reads as we mean it. */
export function taskLine({ text, score, actors }: Task & { readonly score: number }): string {
  const safe = safeText(text) || '–';
  const task = KEYWORD.test(safe) ? `• ${safe}` : safe;
  const names = actors.map((actor) => safeText(actor).replaceAll(',', ' ')).filter((name) => name !== '');
  return `      ${task}: ${score}${names.length > 0 ? `: ${names.join(', ')}` : ''}`;
}

/** No colon, semicolon, hash, line break or `%%` (a comment even within a line): each of them means something to Mermaid. */
export function safeText(text: string): string {
  return text
    .replaceAll(':', '：')
    .replace(/[;#]/g, '')
    .replace(/%(?=%)/g, '% ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** `#58;`, `#amp;` and `<br>` as Mermaid shows them when it draws. */
function decoded(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };
  return text
    .replace(/ ?<br *\/?> ?/gi, '\n')
    .replace(/#(\d{1,7}|[a-z]+);/g, (whole, code: string) => {
      if (!/^\d/.test(code)) return named[code] ?? whole;
      const point = Number(code);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    })
    .trim();
}

function unprefixed(text: string): string {
  return KEYWORD.test(text.replace(/^• /, '')) ? text.replace(/^• /, '') : text;
}

function actorsOf(text: string): string[] {
  return text
    .split(',')
    .map((name) => decoded(name))
    .filter((name) => name !== '');
}

/** What stands between two lines of `---` before the diagram: its title, and how it should look. */
function frontMatter(before: readonly string[]): { readonly title: string; readonly looks: boolean } {
  const [from, to] = before.flatMap((line, at) => (unquoted(line) === '---' ? [at] : [])).slice(-2);
  if (from === undefined || to === undefined) return { title: '', looks: false };
  const lines = before.slice(from + 1, to);
  const titled = lines.find((line) => /^title\s*:/.test(unquoted(line)));
  const title = unquoted(titled ?? '').replace(/^title\s*:\s*/, '');
  const looks = lines.some((line) => line !== titled && line.trim() !== '');
  return { title: title.replace(/^(["'])(.*)\1$/, '$2'), looks };
}
