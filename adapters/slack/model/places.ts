// Names Slack's places, people and messages so that every event and every message we send agrees on them.
import type { Place } from '../../../bot/model/messages/message.js';
import type { Person } from '../../../bot/model/people/person.js';
import type { SlackAddress } from './types.js';

/** A direct message is one place; a thread, in a channel or with the assistant, is a separate place. */
export function placeOf(team: string, address: SlackAddress, kind: Place['kind']): Place {
  const id = [team, address.channel, ...(address.threadTs ? [address.threadTs] : [])].join(':');
  return { platform: 'slack', id, kind, address: { ...address } };
}

/** Conversation ids begin with D for direct messages; group messages and channels can only be told apart by type. */
export function kindOf(channel: string, channelType?: string | null): Place['kind'] {
  if (channelType === 'im' || channel.startsWith('D')) return 'personal';
  return channelType === 'mpim' ? 'group' : 'channel';
}

/** Where a message belongs: in a channel each message opens or joins a thread, in a direct message only a reply does. */
export function placeOfMessage(
  team: string,
  channel: string,
  kind: Place['kind'],
  message: { ts: string; thread_ts?: string | null },
): Place {
  const threadTs = message.thread_ts ?? (kind === 'personal' ? undefined : message.ts);
  return placeOf(team, { channel, ...(threadTs ? { threadTs } : {}) }, kind);
}

/** Streaming and reactions need to know whose message they are about. */
export function withAsker(place: Place, asker: NonNullable<SlackAddress['asker']>): Place {
  return { ...place, address: { ...(place.address as SlackAddress), asker } };
}

export function personOf(team: string, user: string, name?: string | null): Person {
  return { platform: 'slack', id: `${team}:${user}`, ...(name ? { name } : {}) };
}

/** Slack's own user id; undefined for a person of another platform. */
export function userIdOf(person: Person): string | undefined {
  return person.platform === 'slack' ? person.id.split(':')[1] : undefined;
}

/** The workspace of a place; undefined for a place on another platform. */
export function teamOf(place: Place): string | undefined {
  return place.platform === 'slack' ? place.id.split(':')[0] : undefined;
}

/** A time stamp names a message within its channel only. Conversation ids are the same in every workspace that shares one. */
export function messageIdOf(channel: string, ts: string): string {
  return `${channel}:${ts}`;
}

export function tsOf(messageId: string): string {
  return messageId.slice(messageId.lastIndexOf(':') + 1);
}

/** Slack's time stamps are seconds with six decimals, by its own clock. */
export function timeOf(ts: string | number): string {
  const time = new Date(Number(ts) * 1000);
  // A number too large for a date cannot be written as one.
  return (Number.isNaN(time.getTime()) ? new Date(0) : time).toISOString();
}
