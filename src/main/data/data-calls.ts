import { hostname } from 'node:os';
import { BrowserWindow, dialog, shell } from 'electron';
import { isMeant } from '../../contract/activity.ts';
import { AppError } from '../../contract/errors.ts';
import type { SavedFile } from '../../contract/local-data.ts';
import type { PlainKey } from '../../words/catalogue.ts';
import { t } from '../../words/words.ts';
import type { ServerAccount } from '../accounts/server-account.ts';
import { activityText, joinActivity } from '../answers/activity.ts';
import type { AnswerRecord } from '../answers/answer-record.ts';
import { backUpCore } from '../core-process/core-backup.ts';
import { folderSizeBytes } from '../disk/folder-size.ts';
import { saveFile } from '../disk/replace-file.ts';
import { failedFile } from '../disk/saved-file.ts';
import type { CallHandlers } from '../window-calls.ts';
import { CSV_START } from './csv.ts';
import { exportPieces } from './inbox-export.ts';

/** What the calls about data on this computer act on. */
export interface DataParts {
  readonly accounts: () => readonly ServerAccount[];
  readonly record: AnswerRecord;
  readonly cliFile: string;
  readonly programFolder: string;
  /** The core's folder; null until it has started once. */
  readonly dataFolder: () => string | null;
  readonly onExporting: (messageCount: number) => void;
}

type DataCall = 'activity:read' | 'activity:export' | 'data:read' | 'data:back-up' | 'data:export' | 'file:reveal';

/** The calls that show, save and export what lies on this computer. */
export function createDataCalls(parts: DataParts): Pick<CallHandlers, DataCall> {
  const { accounts, record, cliFile, programFolder, dataFolder, onExporting } = parts;
  /** What may be shown in the file manager: a page must not be able to name any other file. */
  const revealable = new Set<string>();

  const save = async (name: string, kind: FileKind, write: (file: string) => Promise<string>): Promise<SavedFile> => {
    const file = await chooseFile(name, kind);
    if (file === null) return { kind: 'cancelled' };
    try {
      const detail = await write(file);
      revealable.add(file);
      return { kind: 'saved', file, detail };
    } catch (error) {
      return failedFile(error);
    }
  };
  const readActivity = async () => {
    const { answers, problem } = await record.read();
    const inboxes = accounts().map(({ info, inbox }) => ({
      accountId: info().id,
      agents: inbox.agents(),
      messages: inbox.messages(),
    }));
    return { entries: joinActivity(answers, inboxes), problem };
  };
  const requireFolder = (): string => {
    const folder = dataFolder();
    if (folder === null) throw new AppError('core_not_running');
    return folder;
  };

  return {
    'activity:read': readActivity,
    'activity:export': async ({ format, ...filter }) =>
      save('placet-desk-activity', format, async (file) => {
        const entries = (await readActivity()).entries.filter((entry) => isMeant(entry, filter));
        const text = activityText(entries, format, new Date().toISOString());
        await saveFile(file, [format === 'csv' ? CSV_START + text : text]);
        return t('main.answersWritten', { count: entries.length });
      }),
    'data:read': async () => {
      const folder = dataFolder();
      const sizeBytes = folder === null ? null : await folderSizeBytes(folder).catch(() => null);
      if (folder !== null) revealable.add(folder);
      return { dataFolder: folder, sizeBytes, programFolder, device: hostname() };
    },
    'data:back-up': async () => {
      const folder = requireFolder();
      return save('placet-desk-backup', 'tar.gz', async (file) => {
        const fileCount = await backUpCore(cliFile, folder, file);
        return t('main.backupHolds', { count: fileCount });
      });
    },
    'data:export': async ({ accountId, format }) => {
      const account = accounts().find(({ info }) => info().id === accountId);
      if (account === undefined) throw new AppError('account_not_found');
      return save('placet-desk-messages', format, async (file) => {
        let count = 0;
        const source = {
          accountName: account.info().name,
          agents: account.inbox.agents(),
          readPage: (query: Readonly<Record<string, string>>) => account.call('listMessages', { query }),
        };
        const pieces = exportPieces(source, format, new Date().toISOString(), (messageCount) => {
          count = messageCount;
          onExporting(messageCount);
        });
        await saveFile(file, pieces);
        return t('main.messagesWritten', { count });
      });
    },
    'file:reveal': async ({ file }) => {
      if (!revealable.has(file)) throw new AppError('link_refused');
      if (file === dataFolder()) await shell.openPath(file);
      else shell.showItemInFolder(file);
    },
  };
}

type FileKind = 'json' | 'csv' | 'tar.gz';
const KIND_NAMES: Readonly<Record<FileKind, PlainKey>> = {
  json: 'main.json',
  csv: 'main.csv',
  'tar.gz': 'main.backup',
};

/** Asks where to save; null when the person changed their mind. */
async function chooseFile(name: string, kind: FileKind): Promise<string | null> {
  const day = new Date().toLocaleDateString('sv-SE');
  const options = {
    defaultPath: `${name}-${day}.${kind}`,
    filters: [{ name: t(KIND_NAMES[kind]), extensions: [kind] }],
  };
  const window = BrowserWindow.getFocusedWindow();
  const { canceled, filePath } =
    window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options);
  return canceled || filePath === '' ? null : filePath;
}
