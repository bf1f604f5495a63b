import type { WebContents } from 'electron';
import { AppError } from '../../contract/errors.ts';
import { t } from '../../words/words.ts';

/** What Chromium says when the person closed the dialog. */
const CANCELLED = /cancel/i;

/** Prints what the window has laid out for paper, with the system's dialog. Raises `system_refused`. */
export function printPage(contents: WebContents): Promise<void> {
  return new Promise((resolve, reject) => {
    contents.print({ printBackground: true }, (isPrinted, reason) => {
      if (isPrinted || CANCELLED.test(reason)) resolve();
      else reject(new AppError('system_refused', printWords(reason)));
    });
  });
}

/** The same as the bytes of a PDF. */
export async function pdfOf(contents: WebContents): Promise<Uint8Array> {
  return contents.printToPDF({ printBackground: true, pageSize: 'A4', generateTaggedPDF: true });
}

function printWords(reason: string): string {
  return t('main.printFailed', { reason });
}
