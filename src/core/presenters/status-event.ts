import type { StatusEvent } from '../../contract/stream.ts';
import type { StoredStatusEvent } from '../domain/stream.ts';
import { presentInstant } from './instant.ts';

/** A step of an agent's work on the wire (contract.md 4.4). */
export function presentStatusEvent(step: StoredStatusEvent): StatusEvent {
  const { id, channelId, streamId, index, text, toolHint } = step;
  return { id, channelId, streamId, index, text, toolHint, createdAt: presentInstant(step.createdAt) };
}
