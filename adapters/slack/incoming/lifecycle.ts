// Turns Slack's events about who is where into ours: the app was opened, added or removed, or someone else left.
import type { z } from 'zod';
import type { IncomingEvent } from '../../../bot/model/messages/message.js';
import { workspaceOf } from './messages.js';
import { kindOf, personOf, placeOf, timeOf } from '../model/places.js';
import { lifecycleEventSchema, userChangeSchema, type Envelope, type SlackAddress } from '../model/types.js';

type LifecycleEvent = z.infer<typeof lifecycleEventSchema>;

interface Turn {
  kind: 'joined' | 'left' | 'departed';
  address: SlackAddress;
  who: string;
  /** Distinguishes this event from an earlier one of the same kind in the same place. */
  when: string;
}

type Reader = (event: LifecycleEvent, unit: string, day: string, botUserId?: string) => Turn | undefined;

const channelCame: Reader = (event, when) => turnOfChannel('joined', event, when);
const channelWent: Reader = (event, when) => turnOfChannel('left', event, when);

const READERS: Record<string, Reader> = {
  // Slack sends this each time someone opens the app. One a day is enough to notice that the chat is open
  // again.
  app_home_opened: (event, _moment, day) =>
    event.tab === 'home' ? undefined : turnOfChannel('joined', event, day),
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
      ? turnOfChannel('joined', { ...event, user: event.inviter ?? botUserId }, when)
      : undefined,
  member_left_channel: (event, when, _day, botUserId) =>
    event.user ? turnOfChannel(event.user === botUserId ? 'left' : 'departed', event, when) : undefined,
  channel_left: channelWent,
  group_left: channelWent,
  channel_archive: channelWent,
  group_archive: channelWent,
  channel_deleted: channelWent,
  group_deleted: channelWent,
  channel_unarchive: channelCame,
  group_unarchive: channelCame,
};

/** Slack's names for the events that `readLifecycleEvent` understands. */
export const LIFECYCLE_EVENTS = [...Object.keys(READERS), 'app_uninstalled', 'user_change'];

/** Undefined if the event needs nothing from us, such as a tab without a conversation or a changed name. */
export function readLifecycleEvent(envelope: Envelope, botUserId?: string): IncomingEvent | undefined {
  const parsed = lifecycleEventSchema.safeParse(envelope.event);
  if (!parsed.success) return undefined;
  const team = workspaceOf(envelope);
  const sentAt = timeOf(envelope.event_time ?? 0);
  const unit = parsed.data.event_ts ?? sentAt;
  if (parsed.data.type === 'app_uninstalled') return fromWorkspace('left', team, 'unknown', unit, sentAt);
  if (parsed.data.type === 'user_change') return accountClosed(envelope, unit, sentAt);

  const turn = READERS[parsed.data.type]?.(parsed.data, unit, sentAt.slice(0, 10), botUserId);
  if (!turn) return undefined;
  const place = placeOf(team, turn.address, kindOf(turn.address.channel));
  return {
    kind: turn.kind,
    id: `${turn.kind}:${place.id}:${turn.when}`,
    place,
    from: personOf(team, turn.who),
    sentAt,
  };
}

function turnOfChannel(kind: Turn['kind'], event: LifecycleEvent, when: string): Turn | undefined {
  if (!event.channel) return undefined;
  return { kind, address: { channel: event.channel }, who: event.user ?? 'unknown', when };
}

/**
 * The place is the whole workspace. No conversation is stored under it, and we can no longer reach any conversation in
 * it.
 */
function fromWorkspace(
  kind: 'left' | 'departed',
  team: string,
  who: string,
  unit: string,
  sentAt: string,
): IncomingEvent {
  return {
    kind,
    id: `${kind}:${team}:${unit}`,
    place: { platform: 'slack', id: team, kind: 'channel', address: null },
    from: personOf(team, who),
    sentAt,
  };
}

function accountClosed(envelope: Envelope, unit: string, sentAt: string): IncomingEvent | undefined {
  const { data } = userChangeSchema.safeParse(envelope.event);
  if (!data?.user.deleted) return undefined;
  return fromWorkspace('departed', workspaceOf(envelope), data.user.id, unit, sentAt);
}
