import type { Message } from './message.ts';
import type { JsonObject } from './value.ts';

/** Types of review that the inbox shows by itself; any other word may be a plugin's name (R30). */
const OWN_REVIEW_TYPES: readonly string[] = ['approval', 'selection', 'form', 'text-input', 'freeform'];

/** The part of a message that decides about plugins. */
type PluginMessage = Pick<Message, 'review' | 'metadata'>;

/**
 * The plugin that shows a message, or null: `metadata.plugin`, whether installed or not, else a review type that is the
 * name of an installed one (contract.md 11.2, R30).
 */
export function pluginNameOf({ review, metadata }: PluginMessage, installedNames: readonly string[]): string | null {
  const named = metadata?.plugin;
  if (typeof named === 'string' && named !== '') return named;
  const type = review?.type;
  if (type === undefined || OWN_REVIEW_TYPES.includes(type)) return null;
  return installedNames.includes(type) ? type : null;
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
