import { z } from 'zod';
import { agentCommand } from './agent.ts';
import { LIMITS } from './limits.ts';
import { httpHeaders, httpUrl } from './value.ts';

/** What stands for a secret that is set when it is read, and for "unchanged" when it is sent (R21). */
export const MASKED_SECRET = '***';

/** Headers that a webhook call carries. */
const webhookHeaders = httpHeaders;

/** Basic auth of a webhook; a password of `***` keeps the stored one. */
const webhookAuth = z.object({ username: z.string(), password: z.string() });

const tag = z.string().max(LIMITS.tagChars);

/** What may be changed of an agent; null clears, a member left out stays (contract.md 6.9). */
export const updateAgentRequest = z.object({
  name: z.string().trim().min(1).max(LIMITS.agentNameChars).optional(),
  description: z.string().max(LIMITS.agentDescriptionChars).optional(),
  avatarUrl: httpUrl.nullish(),
  webhookUrl: httpUrl.nullish(),
  webhookHeaders: webhookHeaders.nullish(),
  webhookAuth: webhookAuth.nullish(),
  tag: tag.nullish(),
});
export type UpdateAgentRequest = z.infer<typeof updateAgentRequest>;

const management = z
  .object({ url: httpUrl.nullable(), apiKey: z.string().min(1).nullable() })
  .refine(({ url, apiKey }) => (url === null) === (apiKey === null), {
    path: ['apiKey'],
    message: 'Give url and apiKey, or null for both',
  });

/** Where an agent stands among the others: `true` needs a parent, `false` forbids one. */
const place = { isSubagent: z.boolean(), parentChannelId: z.string().min(1).nullish() };

const isPlaceComplete = (value: {
  isSubagent?: boolean | null | undefined;
  parentChannelId?: string | null | undefined;
}) => value.isSubagent == null || value.isSubagent === (value.parentChannelId != null);
const PLACE_INCOMPLETE = {
  path: ['parentChannelId'],
  message: 'isSubagent: true needs parentChannelId, false forbids it',
};

/** What replaces a webhook; headers and auth that are left out are cleared (contract.md 6.9). */
export const setWebhookRequest = z
  .object({
    channelId: z.string().min(1),
    url: httpUrl,
    headers: webhookHeaders.nullish(),
    auth: webhookAuth.nullish(),
    management: management.nullish(),
    isSubagent: place.isSubagent.nullish(),
    parentChannelId: place.parentChannelId,
  })
  .refine(isPlaceComplete, PLACE_INCOMPLETE);
export type SetWebhookRequest = z.infer<typeof setWebhookRequest>;

/** The slash commands of an agent; also the payload that the socket relays. */
export const agentCommands = z.array(agentCommand).max(LIMITS.agentCommandsCount);

export const setCommandsRequest = z.object({ commands: agentCommands });
export const setTagRequest = z.object({ channelId: z.string().min(1), tag: tag.nullable() });
export const setSubagentRequest = z
  .object({ channelId: z.string().min(1), ...place })
  .refine(isPlaceComplete, PLACE_INCOMPLETE);
export const setManagementRequest = management.and(z.object({ channelId: z.string().min(1) }));
