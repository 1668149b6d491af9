/** What stands above the table of a map: what the map is about, a line for each fact. Pure. */
import { said } from '../../../kernel/said.ts';
import { mapKinds } from '../document/document.ts';
import type { MapBuilder } from './imported.ts';
import { aboutHead, type Rows } from './to-table.ts';

export function readAbout(builder: MapBuilder, rows: Rows): void {
  for (const [at, [head = '', value = '', ...more]] of rows.entries()) {
    const [, field] =
      Object.entries(aboutHead).find(([name]) => name.toLowerCase() === head.toLowerCase()) ?? [];
    const kind = mapKinds.find((each) => each === value);
    if (value === '' && more.every((cell) => cell === '') && at === 0 && !field) {
      builder.set({ title: head });
      builder.note('guessed', said('The first line, “{head}”, was taken for the title.', { head }));
    } else if (field === 'kind' && kind) builder.set({ kind });
    else if (field === 'reviewOn' && /^\d{4}-\d\d-\d\d$/.test(value)) builder.set({ reviewOn: value });
    else if (field && field !== 'kind' && field !== 'reviewOn') builder.set({ [field]: value });
    else
      builder.note(
        'lost',
        said('The line “{line}” above the table has no place on a map.', { line: head || value }),
      );
  }
}
