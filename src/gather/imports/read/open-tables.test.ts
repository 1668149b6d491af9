import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allCells, allRows, TestFiles } from '../../../../test/support/import-files.ts';

let files: TestFiles;
beforeEach(() => {
  files = new TestFiles();
});
afterEach(() => files.remove());

const text = (content: string) => new TextEncoder().encode(content);

describe('fields of JSON', () => {
  it('are columns although only the last record of a large file has them', async () => {
    const lines = Array.from({ length: 6_000 }, (_, i) =>
      JSON.stringify({ who: `c${i}`, text: 'x'.repeat(60) }),
    );
    lines.push(JSON.stringify({ who: 'last', late: { field: 'seen' } }));
    const table = await files.table('log.ndjson', `${lines.join('\n')}\n`);
    expect(table.head.columns).toEqual(['who', 'text', 'late.field']);
    expect([table.head.rows, table.head.rowsEstimated]).toEqual([6_001, false]);
    expect((await allCells(table)).at(-1)).toEqual(['last', '', 'seen']);
  });

  it('beyond what a table can have are named', async () => {
    const many = Object.fromEntries(Array.from({ length: 503 }, (_, i) => [`f${i}`, i]));
    const table = await files.table('wide.json', JSON.stringify([many]));
    expect(table.head.columns).toHaveLength(500);
    expect(table.head.note).toMatch(/more than 500 .*: f500, f501, f502\.$/);
  });
});

describe('text tables', () => {
  it.each([
    ['a BOM', '\ufeffName,Day\nAna,2026-01-05\n'],
    ['semicolons', 'Name;Day\nAna;2026-01-05\n'],
    ['a sep= line', 'sep=|\nName|Day\nAna|2026-01-05\n'],
    ['# lines', '# Account: Café\n# Start date: 20260101\nName,Day\nAna,2026-01-05\n'],
    ['title lines', 'Report of the year\nAll time\nName,Day\nAna,2026-01-05\n'],
    ['blank lines', '\n\nName,Day\n\nAna,2026-01-05\n\n'],
    ['old line ends', 'Name,Day\rAna,2026-01-05\r'],
    ['UTF-16', Buffer.from('\ufeffName\tDay\nAna\t2026-01-05\n', 'utf16le')],
    ['UTF-16 without a mark', Buffer.from('Name\tDay\nAna\t2026-01-05\n', 'utf16le')],
    ['UTF-16, high byte first', Buffer.from('\ufeffName\tDay\nAna\t2026-01-05\n', 'utf16le').swap16()],
    ['gzip', gzipSync('Name,Day\nAna,2026-01-05\n')],
  ])('are read with %s', async (_what, content) => {
    const table = await files.table('list.csv', content);
    expect(table.head.columns).toEqual(['Name', 'Day']);
    expect(await allCells(table)).toEqual([['Ana', '2026-01-05']]);
  });

  it('read Windows-1252, and a file in which only some lines are', async () => {
    const windows = Buffer.from('Name;Straße\nJörg;Weg\n', 'latin1');
    const table = await files.table('old.csv', windows);
    expect(table.head).toMatchObject({ columns: ['Name', 'Straße'], encoding: 'Windows-1252' });
    const mixed = Buffer.concat([
      Buffer.from('Name;Ort\nZoë;Köln\n', 'utf8'),
      Buffer.from('Jörg;Köln\n', 'latin1'),
    ]);
    expect(await allCells(await files.table('mixed.csv', mixed))).toEqual([
      ['Zoë', 'Köln'],
      ['Jörg', 'Köln'],
    ]);
  });

  it('name blank and repeated columns', async () => {
    const table = await files.table('a.csv', 'Name,,Name,Day\nAna,x,y,2026-01-05\n');
    expect(table.head.columns).toEqual(['Name', 'column 2', 'Name (2)', 'Day']);
  });

  it('know a table without a header', async () => {
    const table = await files.table(
      'a.txt',
      ' 00004 0001 19970101  2   29.33\r\n 00021 0002 19970101  3   63.34\r\n',
    );
    expect(table.head).toMatchObject({
      headed: false,
      columns: ['column 1', 'column 2', 'column 3', 'column 4', 'column 5'],
    });
    expect(await allCells(table)).toHaveLength(2);
  });

  it('say why rows are left out or unreadable', async () => {
    const rows = await allRows(
      await files.table(
        'a.csv',
        'Day,Campaign,Cost\n1,a,2\nDay,Campaign,Cost\n2,b\n3,c,4,5\n4,d,5,\nTotal: Account,--,6\n',
      ),
    );
    expect(rows.map(({ line, skip, wrong }) => [line, skip ?? wrong ?? 'data'])).toEqual([
      [2, 'data'],
      [3, 'the header once more'],
      [4, 'data'],
      [5, 'the row has 4 cells where the header has 3'],
      [6, 'data'],
      [7, 'a total, not a record'],
    ]);
  });

  it('do not take somebody called Sommer for a total', async () => {
    const table = await files.table(
      'a.csv',
      'Name,City,Day\nSommer,,2026-01-01\nTotally Fit Ltd,,2026-01-02\n',
    );
    expect(await allCells(table)).toHaveLength(2);
  });

  it('reckon the rows of a large file', async () => {
    const table = await files.table('a.csv', `id,day\n${'12345,2026-01-05\n'.repeat(100_000)}`);
    expect(table.head.rowsEstimated).toBe(true);
    expect(table.head.rows / 100_000).toBeCloseTo(1, 0);
  });
});

describe('JSON', () => {
  it.each([
    ['an array', '[{"id":1,"who":{"email":"a@b.c"}},{"id":2,"note":"}]\\""}]'],
    [
      'a list in an object',
      '{"count":2,"orders":[{"id":1,"who":{"email":"a@b.c"}},{"id":2,"note":"}]\\""}],"other":[{"x":1}]}',
    ],
    ['lines', '{"id":1,"who":{"email":"a@b.c"}}\n{"id":2,"note":"}]\\""}\n'],
  ])('is read from %s', async (_what, content) => {
    const table = await files.table('a.json', content);
    expect(table.head).toMatchObject({ columns: ['id', 'who.email', 'note'], plainNumbers: true });
    expect(await allCells(table)).toEqual([
      ['1', 'a@b.c', ''],
      ['2', '', '}]"'],
    ]);
  });

  it('refuses a broken line with its number and reads on', async () => {
    const rows = await allRows(await files.table('a.ndjson', '{"id":1}\n{"id":\n{"id":3}\n'));
    expect(rows.map(({ line, wrong }) => [line, wrong ?? null])).toEqual([
      [1, null],
      [2, 'this is not valid JSON'],
      [3, null],
    ]);
  });
});

describe('zip', () => {
  it('is opened to its tables, whatever the names in it say', async () => {
    const zip = zipSync({
      'export/a.csv': text('x,y\n1,2\n'),
      '../../etc/passwd.csv': text('u;v\n3;4\n'),
      '__MACOSX/._a.csv': text('junk'),
      'export/.DS_Store': text('junk'),
    });
    const { tables, left } = await files.open({ 'all.zip': zip });
    expect(tables.map(({ head }) => head.id).sort()).toEqual(['all.zip › a.csv', 'all.zip › passwd.csv']);
    expect(left).toEqual([]);
  });

  it('that unpacks to an absurd size is stopped', async () => {
    const bomb = zipSync({ 'a.csv': new Uint8Array(200 << 20).fill(49) }, { level: 9 });
    const { tables, left } = await files.open({ 'bomb.zip': bomb });
    expect(tables).toEqual([]);
    expect(left[0]?.message).toMatch(/longer than|absurd size/);
  });

  it('of endless rows is stopped while reading', async () => {
    const table = await files.table(
      'bomb.csv.gz',
      gzipSync(Buffer.concat([Buffer.from('a,b\n'), Buffer.alloc(160 << 20, '\n')]), { level: 9 }),
    );
    await expect(allRows(table)).rejects.toThrow('absurd size');
  });

  it('that is cut off is refused', async () => {
    const zip = zipSync({ 'a.csv': text('x,y\n1,2\n'.repeat(1000)) });
    const { left } = await files.open({ 'half.zip': zip.subarray(0, zip.length / 2) });
    expect(left[0]?.message).toContain('incomplete');
  });

  it('and gzip that are damaged are refused', async () => {
    const gzip = gzipSync('x,y\n1,2\n'.repeat(1000));
    gzip.fill(0xff, 20, 40);
    const { left } = await files.open({ 'a.csv.gz': gzip });
    expect(left[0]?.message).toContain('damaged');
  });
});

describe('what is no table', () => {
  it.each([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'some other kind of file'],
    ['a page', '<!DOCTYPE html><html><body>Log in</body></html>', 'a page or a document'],
    ['an empty file', '', 'empty'],
    ['spaces', '  \n \n', 'empty'],
    ['a PDF', '%PDF-1.7\nabc', 'a page or a document'],
  ])('%s is refused with advice', async (_what, content, problem) => {
    const { tables, left } = await files.open({ 'x.csv': content });
    expect(tables).toEqual([]);
    expect(left[0]?.message).toContain(problem);
    expect(left[0]?.advice).not.toBe('');
  });
});
