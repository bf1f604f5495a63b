import { utilityProcess } from 'electron';
import { type BackupReport, backupReport } from '../../contract/core-process.ts';
import { t } from '../../words/words.ts';

/**
 * Writes a backup of a data folder with the command that a terminal has for it, in a process of its own: a large backup
 * stops neither the window nor the agents. Answers how many files it holds; raises with the command's own sentence.
 */
export function backUpCore(cliFile: string, dataFolder: string, target: string): Promise<number> {
  const child = utilityProcess.fork(cliFile, ['backup', target, '--data', dataFolder], {
    stdio: 'ignore',
    serviceName: 'Placet Desk backup',
  });
  let report: BackupReport | null = null;
  // By its port and not by its output, whose last words a process that ends may lose.
  child.on('message', (message: unknown) => {
    report = backupReport.safeParse(message).data ?? null;
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (exitCode) => {
      if (report?.kind === 'backed-up') resolve(report.fileCount);
      else reject(new Error(report?.message ?? t('main.backupFailed', { exitCode })));
    });
  });
}
