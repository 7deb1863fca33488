// Turns Slack's events about the app and its members into our own: the app was opened, added or removed, or
// someone left.
import type { z } from 'zod';
import type { IncomingEvent } from '../../../bot/model/messages/message.js';
import { workspaceOf } from './messages.js';
import { placeKind, personOf, placeOf, timeOf } from '../model/places.js';
import { lifecycleEventSchema, userChangeSchema, type Envelope, type SlackAddress } from '../model/types.js';

type LifecycleEvent = z.infer<typeof lifecycleEventSchema>;

interface Membership {
  kind: 'joined' | 'left' | 'departed';
  address: SlackAddress;
  who: string;
  /** Distinguishes this event from earlier ones of the same kind in the same place. */
  when: string;
}

type Reader = (
  event: LifecycleEvent,
  moment: string,
  day: string,
  botUserId?: string,
) => Membership | undefined;

const joinedChannel: Reader = (event, when) => inChannel('joined', event, when);
const leftChannel: Reader = (event, when) => inChannel('left', event, when);

const READERS: Record<string, Reader> = {
  // Slack sends this each time someone opens the app. One event a day is enough to notice that messages can
  // be delivered again.
  app_home_opened: (event, _moment, day) =>
    event.tab === 'home' ? undefined : inChannel('joined', event, day),
  assistant_thread_started: ({ assistant_thread: thread }) =>
    thread
      ? {
          kind: 'joined',
          address: { channel: thread.channel_id, threadTs: thread.thread_ts },
          who: thread.user_id,
          when: 'started',
        }
      : undefined,
  member_joined_channel: (event, when, _day, botUserId) =>
    event.user && event.user === botUserId
      ? inChannel('joined', { ...event, user: event.inviter ?? botUserId }, when)
      : undefined,
  member_left_channel: (event, when, _day, botUserId) =>
    event.user ? inChannel(event.user === botUserId ? 'left' : 'departed', event, when) : undefined,
  channel_left: leftChannel,
  group_left: leftChannel,
  channel_archive: leftChannel,
  group_archive: leftChannel,
  channel_deleted: leftChannel,
  group_deleted: leftChannel,
  channel_unarchive: joinedChannel,
  group_unarchive: joinedChannel,
};

/** Slack's names for the events that `readLifecycleEvent` understands. */
export const LIFECYCLE_EVENTS = [...Object.keys(READERS), 'app_uninstalled', 'user_change'];

/**
 * Returns undefined if we do not need the event, for example if someone opened another tab or changed their
 * name.
 */
export function readLifecycleEvent(envelope: Envelope, botUserId?: string): IncomingEvent | undefined {
  const parsed = lifecycleEventSchema.safeParse(envelope.event);
  if (!parsed.success) return undefined;
  const team = workspaceOf(envelope);
  const sentAt = timeOf(envelope.event_time ?? 0);
  const moment = parsed.data.event_ts ?? sentAt;
  if (parsed.data.type === 'app_uninstalled') return fromWorkspace('left', team, 'unknown', moment, sentAt);
  if (parsed.data.type === 'user_change') return accountClosed(envelope, moment, sentAt);

  const change = READERS[parsed.data.type]?.(parsed.data, moment, sentAt.slice(0, 10), botUserId);
  if (!change) return undefined;
  const place = placeOf(team, change.address, placeKind(change.address.channel));
  return {
    kind: change.kind,
    id: `${change.kind}:${place.id}:${change.when}`,
    place,
    from: personOf(team, change.who),
    sentAt,
  };
}

function inChannel(kind: Membership['kind'], event: LifecycleEvent, when: string): Membership | undefined {
  if (!event.channel) return undefined;
  return { kind, address: { channel: event.channel }, who: event.user ?? 'unknown', when };
}

/**
 * Uses the whole workspace as the event's place, because no conversation in it can be reached any more. No
 * conversation is stored under that place.
 */
function fromWorkspace(
  kind: 'left' | 'departed',
  team: string,
  who: string,
  moment: string,
  sentAt: string,
): IncomingEvent {
  return {
    kind,
    id: `${kind}:${team}:${moment}`,
    place: { platform: 'slack', id: team, kind: 'channel', address: null },
    from: personOf(team, who),
    sentAt,
  };
}

function accountClosed(envelope: Envelope, moment: string, sentAt: string): IncomingEvent | undefined {
  const { data } = userChangeSchema.safeParse(envelope.event);
  if (!data?.user.deleted) return undefined;
  return fromWorkspace('departed', workspaceOf(envelope), data.user.id, moment, sentAt);
}
