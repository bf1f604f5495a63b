import type { Message } from './message.ts';
import type { JsonObject } from './value.ts';

/** Types of review that the inbox shows by itself; any other word may be a plugin's name (R30). */
const OWN_REVIEW_TYPES: readonly string[] = ['approval', 'selection', 'form', 'text-input', 'freeform'];

/** The part of a message that decides about plugins. */
type PluginMessage = Pick<Message, 'review' | 'metadata'>;

/**
 * The plugin that shows a message, or null: `metadata.plugin`, whether installed or not, else an installed one that is
 * named by a freeform payload, as MCP's, or by the review's type, as n8n's (contract.md 11.2, R30).
 */
export function pluginNameOf({ review, metadata }: PluginMessage, installedNames: readonly string[]): string | null {
  if (isName(metadata?.plugin)) return metadata.plugin;
  const named = nameInReview(review);
  return named !== null && installedNames.includes(named) ? named : null;
}

/** Whether any plugin could show the message, as far as the message alone tells. */
export function mayNamePlugin({ review, metadata }: PluginMessage): boolean {
  return isName(metadata?.plugin) || nameInReview(review) !== null;
}

function nameInReview(review: PluginMessage['review']): string | null {
  if (review == null) return null;
  if (review.type === 'freeform') return isName(review.payload?.plugin) ? review.payload.plugin : null;
  return OWN_REVIEW_TYPES.includes(review.type) ? null : review.type;
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/**
 * What a plugin finds as `Placet.data`: the payload of a freeform review, or of one that has the plugin's name as its
 * type, overlaid by the metadata (R30).
 */
export function pluginDataOf({ review, metadata }: PluginMessage): JsonObject {
  const hasPluginPayload = review != null && (review.type === 'freeform' || !OWN_REVIEW_TYPES.includes(review.type));
  const { plugin: _inPayload, ...payload } = (hasPluginPayload ? review.payload : null) ?? {};
  const { plugin: _inMetadata, webhookUrl: _, ...own } = metadata ?? {};
  return { ...payload, ...own };
}
