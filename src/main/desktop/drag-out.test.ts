import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { createDragOut } from './drag-out.ts';

it('hands over a whole copy under a safe name, inside its own folder, and sweeps all of them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'drag-out-'));
  const dragged: string[] = [];
  const out = createDragOut(join(folder, 'dragged'), (file) => dragged.push(file));
  const body = async () => ({ chunks: [Buffer.from('report')], sizeBytes: 6 });
  await out.start('../../etc/passwd', body);
  await out.start('report.pdf', body);
  await out.start('report.pdf', body);
  expect(dragged.map((file) => basename(file))).toEqual(['_.._etc_passwd', 'report.pdf', 'report.pdf']);
  expect(dragged.every((file) => dirname(dirname(file)) === join(folder, 'dragged'))).toBe(true);
  expect(readFileSync(dragged[1] ?? '', 'utf8')).toBe('report');
  await expect(out.start('cut.txt', async () => ({ chunks: [], sizeBytes: 3 }))).rejects.toMatchObject({
    code: 'file_not_saved',
  });
  await out.sweep();
  await out.sweep();
  expect(existsSync(join(folder, 'dragged'))).toBe(false);
  rmSync(folder, { recursive: true });
});
