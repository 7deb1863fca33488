// Makes the ids of Slack's places, people and messages, so that all events and outgoing messages use the same
// ids.
import type { Place } from '../../../bot/model/messages/message.js';
import type { Person } from '../../../bot/model/people/person.js';
import type { SlackAddress } from './types.js';

/** A direct message is one place. Each thread is a separate place, in a channel or with the assistant. */
export function placeOf(team: string, address: SlackAddress, kind: Place['kind']): Place {
  const id = [team, address.channel, ...(address.threadTs ? [address.threadTs] : [])].join(':');
  return { platform: 'slack', id, kind, address: { ...address } };
}

/**
 * The ids of direct messages start with D. Group messages and channels can only be distinguished by their
 * type.
 */
export function placeKind(channel: string, channelType?: string | null): Place['kind'] {
  if (channelType === 'im' || channel.startsWith('D')) return 'personal';
  return channelType === 'mpim' ? 'group' : 'channel';
}

/**
 * Finds the place a message belongs to. In a channel, this is always a thread, which the message starts or
 * replies to. In a direct message, only replies belong to a thread. Slack sets `thread_ts` of a message
 * that has replies to the message's own timestamp.
 */
export function placeOfMessage(
  team: string,
  channel: string,
  kind: Place['kind'],
  message: { ts: string; thread_ts?: string | null },
): Place {
  const threadTs = kind === 'personal' && !isReply(message) ? undefined : (message.thread_ts ?? message.ts);
  return placeOf(team, { channel, ...(threadTs ? { threadTs } : {}) }, kind);
}

export function isReply({ ts, thread_ts: thread }: { ts: string; thread_ts?: string | null }): boolean {
  return Boolean(thread) && thread !== ts;
}

/**
 * The place we use for someone if we cannot open their direct message. Only that person sees messages
 * posted to their own user id. The kind is not `personal`, so that a request moves to the direct message as
 * soon as we can open it.
 */
export function withoutDirect(team: string, user: string): Place {
  return placeOf(team, { channel: user }, 'group');
}

/** The ids of people start with U or W. The ids of direct messages start with D. */
export const hasDirect = ({ channel }: SlackAddress) => !/^[UW]/.test(channel);

/**
 * Adds the person to the place's address, because streaming and reactions need to know whose message they
 * belong to.
 */
export function withAsker(place: Place, asker: NonNullable<SlackAddress['asker']>): Place {
  return { ...place, address: { ...(place.address as SlackAddress), asker } };
}

export function personOf(team: string, user: string, name?: string | null): Person {
  return { platform: 'slack', id: `${team}:${user}`, ...(name ? { name } : {}) };
}

/** Returns Slack's own user id, or undefined for a person on another platform. */
export function userIdOf(person: Person): string | undefined {
  return person.platform === 'slack' ? person.id.split(':')[1] : undefined;
}

/** Returns the workspace of a place, or undefined for a place on another platform. */
export function teamOf(place: Place): string | undefined {
  return place.platform === 'slack' ? place.id.split(':')[0] : undefined;
}

/**
 * Includes the channel, because a time stamp is only unique within a channel. A shared channel has the same
 * id in every workspace.
 */
export function messageIdOf(channel: string, ts: string): string {
  return `${channel}:${ts}`;
}

export function tsOf(messageId: string): string {
  return messageId.slice(messageId.lastIndexOf(':') + 1);
}

/** Slack's time stamps are in seconds with 6 decimal places, by its own clock. */
export function timeOf(ts: string | number): string {
  const time = new Date(Number(ts) * 1000);
  // A number too large for a date becomes 1 January 1970.
  return (Number.isNaN(time.getTime()) ? new Date(0) : time).toISOString();
}
