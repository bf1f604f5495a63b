import { expect, it } from 'vitest';
import { csvLine } from './csv.ts';

it('quotes what would end a cell and leaves the rest as it is', () => {
  expect(csvLine(['plain', 'a, b', 'say "hi"', 'two\nlines', 12, null, ''])).toBe(
    'plain,"a, b","say ""hi""","two\nlines",12,,\r\n',
  );
});

it('keeps a spreadsheet from running a text as a formula, and leaves numbers alone', () => {
  expect(csvLine(['=1+1', '+49 30', '-rf', '@sum', '\tx', 'a=b', -3])).toBe("'=1+1,'+49 30,'-rf,'@sum,'\tx,a=b,-3\r\n");
  expect(csvLine(['=cmd|"/c calc"!A1'])).toBe('"\'=cmd|""/c calc""!A1"\r\n');
});
