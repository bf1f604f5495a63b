import { once } from 'node:events';
import { utilityProcess } from 'electron';
import { z } from 'zod';

const summary = z.object({ fileCount: z.number().int() });

/**
 * Writes a backup of a data folder with the command that a terminal has for it, in a process of its own: a large backup
 * stops neither the window nor the agents. Answers how many files it holds; raises with the command's own sentence.
 */
export async function backUpCore(cliFile: string, dataFolder: string, target: string): Promise<number> {
  const child = utilityProcess.fork(cliFile, ['backup', target, '--data', dataFolder, '--json'], {
    stdio: 'pipe',
    serviceName: 'Placet Desk backup',
  });
  let said = '';
  let complaint = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const [exitCode] = (await once(child, 'exit')) as [number];
  if (exitCode !== 0) throw new Error(complaint.trim() || `the backup ended with code ${exitCode}`);
  return summary.parse(JSON.parse(said)).fileCount;
}
