import { expect, it } from 'vitest';
import { csvLine } from './csv-line.ts';

it('writes what a spreadsheet reads back, and nothing it would run', () => {
  expect(csvLine(['Ana "Nan" Ruiz', 'a,b', null, 12.5, 0])).toBe('"Ana ""Nan"" Ruiz","a,b",,12.5,0\r\n');
  expect(csvLine(['=HYPERLINK("x")', '+49 30 1', '-1.50', '-x', '@x', 'plain\nline'])).toBe(
    '"\'=HYPERLINK(""x"")",\'+49 30 1,-1.50,\'-x,\'@x,"plain\nline"\r\n',
  );
});
