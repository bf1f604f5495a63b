import { createUpload, ownAgent, storeFile } from '../messages.ts';
import { presentFile } from '../presented.ts';
import { Refusal } from '../refusal.ts';
import type { Call, Router } from '../routing.ts';
import type { StoredFile } from '../state.ts';
import type { World } from '../world.ts';

const PAGE_COUNT = 30;
const LONGEST_PAGE_COUNT = 100;

/** Files for people (contract.md 7.4) and for agents (6.8). */
export function fileRoutes(router: Router, world: World): void {
  const { state } = world;
  const ownFile = (userId: string, id: string | undefined): StoredFile => {
    const file = state.files.get(id ?? '');
    if (file === undefined) throw new Refusal(404, 'Attachment not found');
    if (state.agents.get(file.channelId)?.ownerId !== userId) throw new Refusal(403, 'Not your file');
    return file;
  };
  const filesOf = (userId: string) =>
    [...state.files.values()].filter((file) => state.agents.get(file.channelId)?.ownerId === userId).reverse();
  const store = async (userId: string, call: Call) => {
    const { file, channelId } = await readForm(call);
    return presentFile(storeFile(world, ownAgent(world, userId, channelId).id, file));
  };
  const upload = async (userId: string, call: Call, type: 'agent' | 'user') => {
    const { file, channelId, text } = await readForm(call);
    const agent = ownAgent(world, userId, channelId);
    const sender = { type, id: type === 'agent' ? agent.id : userId, text: text ?? null };
    return presentFile(createUpload(world, agent, sender, file));
  };

  router.person('GET /api/files', ({ user, query: { agent, type, search, limit, cursor } }) => {
    const fitting = filesOf(user.id)
      .filter((file) => agent === undefined || file.channelId === agent)
      .filter((file) => type === undefined || file.mimeType.startsWith(type))
      .filter((file) => search === undefined || file.filename.toLowerCase().includes(search.toLowerCase()));
    const count = Math.min(Number(limit ?? PAGE_COUNT), LONGEST_PAGE_COUNT);
    const start = cursor === undefined ? 0 : fitting.findIndex(({ id }) => id === cursor) + 1;
    const page = fitting.slice(start, start + count);
    const data = page.map((file) => {
      const message = state.messages.get(file.messageId ?? '');
      const { channelId, createdAt } = message ?? {};
      return { ...presentFile(file), message: message === undefined ? null : { channelId, createdAt } };
    });
    return { data, nextCursor: fitting.length > start + count ? page.at(-1)?.id : null };
  });
  router.person('POST /api/files/store', (call) => store(call.user.id, call), 201);
  router.person('POST /api/files/upload', (call) => upload(call.user.id, call, 'user'), 201);
  router.person('GET /api/files/:id/download', (call) => sendBytes(call, ownFile(call.user.id, call.parameters.id)));
  router.person('DELETE /api/files/:id', ({ user, parameters }) => {
    state.files.delete(ownFile(user.id, parameters.id).id);
    return { message: 'Deleted' };
  });

  router.agent('GET /api/v1/files', ({ userId, query: { channel } }) =>
    filesOf(userId)
      .filter((file) => channel === undefined || file.channelId === channel)
      .map((file) => presentFile(file)),
  );
  router.agent('POST /api/v1/files/store', (call) => store(call.userId, call), 201);
  router.agent('POST /api/v1/files/upload', (call) => upload(call.userId, call, 'agent'), 201);
  router.agent('GET /api/v1/files/:id/download', (call) => sendBytes(call, ownFile(call.userId, call.parameters.id)));
}

/** The first file of a form with its fields, in any order (R27). */
async function readForm({ request }: Call) {
  if (!request.isMultipart()) throw new Refusal(400, 'No file provided');
  let file: Pick<StoredFile, 'filename' | 'mimeType' | 'bytes'> | undefined;
  const fields: Record<string, string> = {};
  for await (const part of request.parts()) {
    if (part.type === 'field') fields[part.fieldname] = String(part.value);
    else file ??= { filename: part.filename, mimeType: part.mimetype, bytes: await part.toBuffer() };
  }
  if (file === undefined) throw new Refusal(400, 'No file provided');
  if (!fields.channelId) throw new Refusal(400, 'channelId is required');
  return { file, channelId: fields.channelId, text: fields.text };
}

/** The whole file: there are no ranges. */
async function sendBytes({ reply }: Call, { bytes, mimeType, filename }: StoredFile): Promise<void> {
  const name = filename.replaceAll(/["\\\r\n]/g, '_').replaceAll(/[^\x20-\x7e]/g, '_');
  await reply
    .header('content-type', mimeType)
    .header('content-disposition', `inline; filename="${name}"`)
    .header('content-length', bytes.length)
    .send(bytes);
}
