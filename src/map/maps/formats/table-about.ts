/** What stands above the table of a map: what the map is about, a line for each fact. Pure. */
import { said } from '../../../kernel/said.ts';
import { mapKinds } from '../document/document.ts';
import type { MapBuilder } from './imported.ts';
import { aboutHead, type Rows } from './to-table.ts';

type Field = (typeof aboutHead)[keyof typeof aboutHead];

/** As we write them, and as teams do, in English and German. */
const words: Readonly<Record<Field, string>> = {
  title: 'titel|name|journey|journey map|map',
  kind: 'art|type',
  scenario: 'scenarios|szenario|situation',
  objective: 'objectives|goals?|ziele?|zielsetzung',
  metric: 'metrics|kpis?|kennzahl|kennzahlen',
  target: 'targets|zielwert',
  reviewOn: 'review on|wiedervorlage',
};
const fields = Object.entries(aboutHead).map(
  ([head, field]) => [field, new RegExp(`^(${head}|${words[field]})$`, 'i')] as const,
);

export function readAbout(builder: MapBuilder, rows: Rows): void {
  for (const [at, [head = '', first = '', ...more]] of rows.entries()) {
    const name = head.replace(/\s*:$/, '');
    const [field] = fields.find(([, words]) => words.test(name)) ?? [];
    const value = [first, ...more].filter((cell) => cell !== '').join(', ');
    const kind = mapKinds.find((each) => each === value.toLowerCase());
    if (value === '' && at === 0 && !field) {
      builder.set({ title: head });
      builder.note('guessed', said('The first line, “{head}”, was taken for the title.', { head }));
    } else if (field === 'kind' && kind) builder.set({ kind });
    else if (field === 'reviewOn' && /^\d{4}-\d\d-\d\d$/.test(value)) builder.set({ reviewOn: value });
    else if (field && field !== 'kind' && field !== 'reviewOn') builder.set({ [field]: value });
    else
      builder.note(
        'lost',
        said('The line “{line}” above the table has no place on a map.', { line: name || value }),
      );
  }
}
