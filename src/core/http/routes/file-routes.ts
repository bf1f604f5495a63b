import type { FastifyReply } from 'fastify';
import { AppError } from '../../../contract/errors.ts';
import { LIMITS } from '../../../contract/limits.ts';
import { routePath } from '../../../contract/routes.ts';
import type { StoredAttachment } from '../../domain/attachment.ts';
import { contentDisposition } from '../../domain/content-disposition.ts';
import { presentAgent } from '../../presenters/agent.ts';
import { presentAttachment, presentListedFile } from '../../presenters/attachment.ts';
import type { Files } from '../../services/files.ts';
import type { Services } from '../../services/services.ts';
import type { ByteAnswer } from '../byte-answer.ts';
import type { RouteHandlers } from '../routing.ts';
import { zipAnswer } from '../zip-answer.ts';

const AVATAR_CACHE = 'public, max-age=3600';
/** What a file says must not run as a page of this server, where the person has a session. */
const NO_SCRIPTS = {
  'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
};

/** Files, share links and pictures (contract.md 6.8, 7.1, 7.4, 7.5). */
export function fileRoutes({ files, fileShares, avatars }: Services) {
  return {
    agentListFiles: async ({ caller, query }) =>
      (await files.list(caller.userId, query.channel, query.limit)).map((attachment) => presentAttachment(attachment)),
    agentUploadFile: async ({ caller, body, file }) =>
      presentAttachment(
        await files.upload(caller.userId, { senderType: 'agent', channelId: body.channelId, text: null }, file),
      ),
    agentStoreFile: async ({ caller, body, file }) =>
      presentAttachment(await files.store(caller.userId, body.channelId, file)),
    agentStoreText: async ({ caller, body: { channelId, ...text } }) =>
      presentAttachment(await files.storeText(caller.userId, channelId, text)),
    agentDownloadFile: async ({ caller, parameters, query }) =>
      fileAnswer(files, await files.getOwned(caller.userId, parameters.id ?? '', query.channel), 'inline'),

    listFiles: async ({ caller, query }) => {
      const { attachments, nextCursor } = await files.listPage(caller.user.id, query);
      return { data: attachments.map(presentListedFile), nextCursor };
    },
    uploadFile: async ({ caller, body, file }) => {
      const upload = { senderType: 'user', channelId: body.channelId, text: body.text || null } as const;
      return presentAttachment(await files.upload(caller.user.id, upload, file));
    },
    storeFile: async ({ caller, body, file }) =>
      presentAttachment(await files.store(caller.user.id, body.channelId, file)),
    downloadFile: async ({ caller, parameters }) =>
      fileAnswer(files, await files.getOwned(caller.user.id, parameters.id ?? ''), 'inline'),
    deleteFile: async ({ caller, parameters }) => {
      await files.delete(caller.user.id, parameters.id ?? '');
      return { message: 'Deleted' };
    },
    deleteFiles: async ({ caller, body }) => ({
      message: `Deleted ${await files.deleteMany(caller.user.id, body.ids)} file(s)`,
    }),
    downloadFiles: async ({ caller, body }) => {
      const wanted = await files.findOwned(caller.user.id, body.ids);
      if (wanted.length === 0) throw new AppError('attachment_not_found');
      return zipAnswer(files, wanted);
    },

    shareFile: async ({ caller, parameters, reply }) => {
      const { id } = await files.getOwned(caller.user.id, parameters.id ?? '');
      const path = routePath('openSharedFile', { token: await fileShares.issueToken(id) });
      return { url: `${ownOrigin(reply)}${path}`, expiresIn: LIMITS.shareLinkSeconds };
    },
    openSharedFile: async ({ parameters }) => {
      const id = await fileShares.readToken(parameters.token ?? '');
      const attachment = await files.get(id).catch((cause) => {
        throw new AppError('share_not_found', undefined, { cause });
      });
      return fileAnswer(files, attachment, 'attachment');
    },

    setAvatar: async ({ caller, parameters, file }) =>
      presentAgent(await avatars.set(caller.user.id, parameters.id ?? '', file)),
    getAvatar: async ({ caller, parameters }) => {
      const { mimeType, sizeBytes, sha256 } = await avatars.get(caller.user.id, parameters.id ?? '');
      return {
        mimeType,
        sizeBytes,
        tag: sha256,
        headers: { 'cache-control': AVATAR_CACHE, ...NO_SCRIPTS },
        open: (range) => files.open({ sha256 }, range),
      };
    },
    deleteAvatar: async ({ caller, parameters }) =>
      presentAgent(await avatars.delete(caller.user.id, parameters.id ?? '')),
  } satisfies Partial<RouteHandlers>;
}

function fileAnswer(files: Files, attachment: StoredAttachment, kind: 'inline' | 'attachment'): ByteAnswer {
  return {
    mimeType: attachment.mimeType,
    sizeBytes: attachment.sizeBytes,
    tag: attachment.sha256,
    headers: { 'content-disposition': contentDisposition(kind, attachment.filename), ...NO_SCRIPTS },
    open: (range) => files.open(attachment, range),
  };
}

/** This server as the caller knows it; the name has passed the address guard. */
function ownOrigin({ request }: FastifyReply): string {
  return `${request.protocol}://${request.headers.host}`;
}
