import type { WebContents } from 'electron';
import { AppError } from '../../contract/errors.ts';
import type { FileSource } from '../files/file-answer.ts';
import { saveAs } from '../files/file-saving.ts';
import { bodyOf } from '../files/file-writing.ts';
import type { CallHandlers } from '../window-calls.ts';
import type { DesktopLife } from './desktop-life.ts';
import type { DragOut } from './drag-out.ts';
import { pdfOf, printPage } from './printing.ts';

/** What the calls about the desktop act on. */
export interface DesktopCallParts {
  readonly life: DesktopLife;
  readonly dragOut: DragOut;
  readonly page: () => WebContents | null;
}

type DesktopCall =
  | 'desktop-facts:read'
  | 'login-item:set'
  | 'menu:describe'
  | 'file:drag-out'
  | `review:${'print' | 'save-pdf'}`;

/** The calls that reach into the person's desktop. */
export function createDesktopCalls(
  { life, dragOut, page }: DesktopCallParts,
  sourceOf: (accountId: string) => FileSource,
): Pick<CallHandlers, DesktopCall> {
  const requirePage = (): WebContents => {
    const contents = page();
    if (contents === null) throw new AppError('system_refused');
    return contents;
  };
  return {
    'desktop-facts:read': async () => life.facts(),
    'login-item:set': async (wanted) => life.loginItem.set(wanted),
    'menu:describe': async (commands) => life.describeMenu(commands),
    'file:drag-out': async ({ accountId, fileId, filename }) =>
      dragOut.start(filename, async () => bodyOf(await sourceOf(accountId).openFile(fileId, null))),
    'review:print': async () => printPage(requirePage()),
    'review:save-pdf': async ({ filename }) => {
      // Before anybody is asked: what is on the sheet now is what the person meant.
      const bytes = await pdfOf(requirePage());
      return saveAs(filename, async () => ({ chunks: [bytes], sizeBytes: bytes.byteLength }));
    },
  };
}
