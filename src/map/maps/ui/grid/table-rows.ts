/** The cells of a table on the clipboard as they stand in the spreadsheet it came from. */

const MOST_SPANNED = 500;

/** What is joined over several columns or rows has its words in the first of them; the others are empty. */
export function rowsOfTable(table: HTMLTableElement): string[][] {
  const rows: string[][] = [...table.rows].map(() => []);
  [...table.rows].forEach((row, down) => {
    let across = 0;
    for (const cell of row.cells) {
      while (rows[down]?.[across] !== undefined) across++;
      const [wide, high] = [Math.min(cell.colSpan, MOST_SPANNED), Math.min(cell.rowSpan, rows.length - down)];
      for (let right = 0; right < wide; right++)
        for (let below = 0; below < high; below++) {
          const here = rows[down + below];
          if (here !== undefined) here[across + right] = right === 0 && below === 0 ? textOf(cell) : '';
        }
    }
  });
  return rows.map((row) => Array.from(row, (text) => text ?? ''));
}

/** Lines break where the cell has them, not where its source was broken to be shorter. */
function textOf(cell: HTMLElement): string {
  const copy = cell.cloneNode(true) as HTMLElement;
  const texts = copy.ownerDocument.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  while (texts.nextNode() !== null) {
    const text = texts.currentNode;
    text.nodeValue = (text.nodeValue ?? '').replace(/[\t\n\r ]+/g, ' ');
  }
  for (const line of copy.querySelectorAll('br')) line.replaceWith('\n');
  for (const part of copy.querySelectorAll('p, div, li')) part.append('\n');
  const text = (copy.textContent ?? '').replaceAll('\u00a0', ' ');
  return text.replace(/ *\n */g, '\n').trim();
}
