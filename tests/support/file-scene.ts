import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Attachment } from '../../src/contract/message.ts';
import { type FormFile, fileForm } from './file-form.ts';
import type { TestCore } from './test-core.ts';

/** What tests of files do with a core again and again; `core` is asked at each use, since it starts later. */
export function fileScene(core: () => TestCore) {
  const inChannel = (file?: FormFile, channelId = core().agent.channelId) => ({ form: fileForm({ channelId }, file) });
  return {
    /** The form of a file for a channel, by default that of the first agent. */
    inChannel,
    stored: (file?: FormFile, channelId?: string): Promise<Attachment> =>
      core().agent.call('agentStoreFile', inChannel(file, channelId)),
    created: (body: object, channelId = core().agent.channelId) =>
      core().agent.call('agentCreateMessage', { body: { channelId, ...body } }),
    /** Where the bytes of a content lie in the data folder. */
    placeOf(content: string): string {
      const sha256 = createHash('sha256').update(content).digest('hex');
      return join(core().dataFolder, 'files', sha256.slice(0, 2), sha256);
    },
  };
}
