/** The text of a Mermaid `journey` diagram: its lines to sections and tasks, and back. Knows no map. Pure. */
import { type Said, said } from '../../../kernel/said.ts';

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

const HIDDEN = /^%%\s*cjm:\s*(.*)$/;
/** What a line must not begin with to be a task. */
const KEYWORD = /^(section|journey|title|accTitle|accDescr|%)/i;

const LOOKS = said('How the diagram should look (its front matter or its directives) was left out.');
const COMMENTS = said('Comments in the diagram were left out.');
const SECOND = said('Only the first journey of the file was read.');

/** Null when no line says `journey`. */
export function parseMermaid(text: string): Diagram | null {
  const all = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const lines = withoutFrontMatter(all);
  const begin = lines.findIndex((line) => /^\s*journey\s*$/i.test(line));
  if (begin < 0) return null;
  const doubts: Said[] = [];
  const left = new Set<Said>();
  if (lines.length < all.length || lines.slice(0, begin).some((line) => /^\s*%%\{/.test(line)))
    left.add(LOOKS);
  const sections: { title: string; tasks: Task[] }[] = [];
  let title = '';
  let spoken = '';
  let description = '';
  let hidden: string | null = null;
  for (let at = begin + 1; at < lines.length; at++) {
    const line = (lines[at] ?? '').trim();
    // In a Markdown page the diagram ends with its fence.
    if (/^(```|~~~)/.test(line)) {
      if (lines.slice(at + 1).some((more) => /^\s*journey\s*$/i.test(more))) left.add(SECOND);
      break;
    }
    const keyword = keywordOf(line, sections.length > 0);
    if (line === '') continue;
    if (/^(%%|#(?!\d+;|\w+;))/.test(line)) {
      const ours = HIDDEN.exec(line)?.[1];
      if (ours === undefined) left.add(line.startsWith('%%{') ? LOOKS : COMMENTS);
      hidden = ours ?? hidden;
    } else if (keyword?.[1] === 'title') title = decoded(keyword[2] ?? '');
    else if (keyword?.[1] === 'section') sections.push({ title: decoded(keyword[2] ?? ''), tasks: [] });
    else if (keyword?.[1] === 'accTitle') spoken = decoded(keyword[2] ?? '');
    else if (keyword?.[1] === 'accDescr') {
      let words = keyword[2] ?? '';
      if (words.startsWith('{')) {
        while (!words.includes('}') && at + 1 < lines.length) words += `\n${(lines[++at] ?? '').trim()}`;
        words = words.replace(/^\{|\}[\s\S]*$/g, '').trim();
      }
      description = decoded(words);
    } else {
      if (sections.length === 0) sections.push({ title: '', tasks: [] });
      sections.at(-1)?.tasks.push(parseTask(line, doubts));
    }
  }
  if (title !== '' && spoken !== '' && spoken !== title)
    left.add(said('The title for who cannot see it, “{spoken}”, was left out.', { spoken }));
  return { title: title || spoken, description, sections, hidden, doubts, left: [...left] };
}

/** A title with a score behind the first section is a task; Mermaid would take it for another title. */
function keywordOf(line: string, begun: boolean): RegExpExecArray | null {
  const keyword = /^(title|section|accTitle|accDescr)\b\s*:?\s*(.*)$/.exec(line);
  return keyword?.[1] === 'title' && begun && /:\s*-?\d/.test(line) ? null : keyword;
}

/** Split at the last `: number`, so that a task may hold colons. */
function parseTask(line: string, doubts: Said[]): Task {
  const scores = [...line.matchAll(/:\s*(-?\d+(?:\.\d+)?)\s*(?=:|$)/g)];
  const last = scores.at(-1);
  if (last) {
    const rest = line.slice(last.index + last[0].length).replace(/^:/, '');
    const [names = '', ...extra] = rest.split(':');
    if (extra.length > 0)
      doubts.push(said('“{line}”: what stands behind the second colon was left out.', { line }));
    return {
      text: unprefixed(decoded(line.slice(0, last.index))),
      score: Number(last[1]),
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

/** `#58;` and `#amp;` as Mermaid decodes them when it draws. */
function decoded(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };
  return text
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

function withoutFrontMatter(lines: string[]): string[] {
  if (lines[0]?.trim() !== '---') return lines;
  const end = lines.findIndex((line, at) => at > 0 && line.trim() === '---');
  return end < 0 ? lines : lines.slice(end + 1);
}
