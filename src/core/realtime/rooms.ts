import type { Reader } from '../presenters/message.ts';

/** Room of a channel's subscribers of one kind; agents and people get different copies of a message (R18). */
export function channelRoom(channelId: string, reader: Reader): string {
  return `channel:${reader}:${channelId}`;
}

/** Rooms of all who subscribed to a channel; each socket is in one of them at most. */
export function channelRooms(channelId: string): string[] {
  return [channelRoom(channelId, 'person'), channelRoom(channelId, 'agent')];
}

/** Room that a person's sockets are in without asking; those of their agents are not. */
export function personRoom(userId: string): string {
  return `user:${userId}`;
}
