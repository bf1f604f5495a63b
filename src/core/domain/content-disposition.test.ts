import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contentDisposition } from './content-disposition.ts';

const FORM = /^(?:inline|attachment); filename="([\x20-\x7e]*)"; filename\*=UTF-8''([\w!#$&+\-.^`|~%]*)$/;
/** Any name, hostile ones more often than chance would have them. */
const anyName = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('"', '\\', '\r', '\n', '%', '\0', ';', "'", '\ud800', '\udc00', 'é', '\u{1f4a9}', 'a'))
    .map((all) => all.join('')),
);

it('108. no file name breaks the header or adds to it', () => {
  fc.assert(
    fc.property(anyName, fc.constantFrom('inline', 'attachment'), (filename, kind) => {
      const value = contentDisposition(kind, filename);
      const [, plain = '', extended = ''] = FORM.exec(value) ?? [];
      expect(value).toMatch(FORM);
      expect(plain).not.toMatch(/["\\%]/);
      expect(decodeURIComponent(extended)).toBe(Buffer.from(filename, 'utf8').toString('utf8'));
    }),
    { numRuns: 2_000 },
  );
});

it('108. keeps plain names readable', () => {
  expect(contentDisposition('inline', 'report 2026.pdf')).toBe(
    `inline; filename="report 2026.pdf"; filename*=UTF-8''report%202026.pdf`,
  );
});
