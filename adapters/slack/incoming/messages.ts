// Turns Slack's events for new, edited and deleted messages into ours, and ignores its other message events.
import type { IncomingEvent, Place } from '../../../bot/model/messages/message.js';
import {
  isReply,
  placeKind,
  messageIdOf,
  personOf,
  placeOfMessage,
  timeOf,
  withAsker,
} from '../model/places.js';
import { beginsWithOther, mentions, plainText, type Names } from '../rendering/plain-text.js';
import {
  addsLinked,
  attachedFiles,
  forwardedFiles,
  linkedTexts,
  withForwarded,
} from './forwarded-messages.js';
import {
  messageEventSchema,
  type Envelope,
  type SlackMessageEvent,
  type PostedMessage,
} from '../model/types.js';

/** Subtypes of messages that people write. All others are notices from the platform or from apps. */
const WRITTEN_BY_PEOPLE = new Set(['file_share', 'thread_broadcast', 'me_message']);

interface Seen {
  team: string;
  channel: string;
  kind: Place['kind'];
  botUserId: string | undefined;
  names: Names | undefined;
}

/**
 * Returns undefined for anything not written to the bot: messages from apps, notices, and channel messages
 * that do not mention it. Edits and deletions in a channel are all returned, because the mention may have
 * been edited away. The inbox ignores edits and deletions of messages that we do not have.
 */
export function readMessageEvent(
  envelope: Envelope,
  botUserId?: string,
  names?: Names,
): IncomingEvent | undefined {
  const parsed = messageEventSchema.safeParse(envelope.event);
  if (!parsed.success) return undefined;
  const event = parsed.data;
  const seen = {
    team: workspaceOf(envelope),
    channel: event.channel,
    kind: placeKind(event.channel, event.channel_type),
    botUserId,
    names,
  };
  if (event.subtype === 'message_changed') return readChange(seen, event);
  if (event.subtype === 'message_deleted') return readDeletion(seen, event);
  return readMessage(seen, event);
}

export function workspaceOf(envelope: Envelope): string {
  return envelope.authorizations?.[0]?.team_id ?? envelope.team_id ?? envelope.enterprise_id ?? '';
}

/** Events include the app's own user id, so we can recognise a mention without calling Slack. */
export function botUserOf(envelope: Envelope): string | undefined {
  return envelope.authorizations?.find((authorization) => authorization.is_bot)?.user_id ?? undefined;
}

/**
 * In a channel, the app receives every message. A message that is not in a thread and does not mention the
 * bot cannot be meant for the bot, so we drop it before anything is stored.
 */
function concernsUs(seen: Seen, message: PostedMessage): boolean {
  return seen.kind === 'personal' || isReply(message) || mentions(message.text ?? '', seen.botUserId);
}

/**
 * True for a message from this bot or any other, because 2 bots that answered each other would never stop. Slack does
 * not say whether an app wrote as itself or in a person's name. But in a direct message, only this bot can write as
 * itself, so any other message with a user was written in that person's name.
 */
function writtenByBot(seen: Seen, message: PostedMessage | null | undefined): boolean {
  if (!message) return false;
  if (message.user && message.user === seen.botUserId) return true;
  return Boolean(message.bot_id) && !(seen.kind === 'personal' && message.user);
}

function readMessage(seen: Seen, message: PostedMessage): IncomingEvent | undefined {
  if (!message.user || writtenByBot(seen, message)) return undefined;
  if (message.subtype && !WRITTEN_BY_PEOPLE.has(message.subtype)) return undefined;
  if (!concernsUs(seen, message)) return undefined;
  return {
    kind: 'message',
    // We use the message's id, not the event's: a mention arrives as 2 events, and each may arrive again.
    id: messageIdOf(seen.channel, message.ts),
    ...whereAndWho(seen, message, message.user),
    sentAt: timeOf(message.ts),
    ...written(seen, message),
    attachments: [...attachedFiles(message), ...forwardedFiles(message, seen.botUserId)],
  };
}

function written(seen: Seen, message: PostedMessage) {
  const sent = withForwarded(message, seen.botUserId);
  const quoted = linkedTexts(message, seen.botUserId).map((text) => plainText(text, seen.botUserId));
  const text = plainText(sent, seen.botUserId);
  const named = seen.names?.size ? plainText(sent, seen.botUserId, seen.names) : text;
  return {
    text,
    ...(named === text ? {} : { textWithNames: named }),
    ...(quoted.length ? { quoted } : {}),
    mentionsBot: seen.kind === 'personal' || mentions(message.text ?? '', seen.botUserId),
    ...(beginsWithOther(sent, seen.botUserId) ? { toOther: true as const } : {}),
    ...(isReply(message) ? { threadOf: messageIdOf(seen.channel, message.thread_ts ?? '') } : {}),
  };
}

function readChange(
  seen: Seen,
  { message, previous_message: before, ts }: SlackMessageEvent,
): IncomingEvent | undefined {
  if (!message?.user || writtenByBot(seen, message) || writtenByBot(seen, before)) return undefined;
  // If a deleted message has replies, Slack leaves a "tombstone" in its place.
  if (message.subtype === 'tombstone') return deletion(seen, before ?? message, message.ts);
  const edited = editedAt(message, before);
  if (edited === undefined && !addsLinked(message, before, seen.botUserId)) return undefined;
  const changedAt = edited ?? ts;
  if (message.subtype && !WRITTEN_BY_PEOPLE.has(message.subtype)) return undefined;
  if (before && addsMention(seen, before, message)) return readMessage(seen, message);
  return {
    kind: 'edit',
    id: `edit:${messageIdOf(seen.channel, message.ts)}:${changedAt}`,
    messageId: messageIdOf(seen.channel, message.ts),
    ...whereAndWho(seen, message, message.user),
    sentAt: timeOf(changedAt),
    ...written(seen, message),
  };
}

/** Previews, languages and reply counts also change a message, but only a person's edit sets `edited`. */
function editedAt(message: PostedMessage, before: PostedMessage | null | undefined): string | undefined {
  return message.text === before?.text ? undefined : message.edited?.ts;
}

/**
 * True if someone forgot to mention the bot and has now added the mention: the edit then counts as a new
 * question. If the message had been edited before, an earlier version may have mentioned the bot, so we may
 * already have the question.
 */
function addsMention(seen: Seen, before: PostedMessage, message: PostedMessage): boolean {
  return !before.edited && !concernsUs(seen, before) && concernsUs(seen, message);
}

function readDeletion(seen: Seen, event: SlackMessageEvent): IncomingEvent | undefined {
  const { previous_message: before, deleted_ts: deletedTs } = event;
  return deletedTs ? deletion(seen, before ?? { ts: deletedTs }, deletedTs) : undefined;
}

/** Slack does not say who deleted the message, so we assume it was the author. */
function deletion(seen: Seen, before: PostedMessage, ts: string): IncomingEvent | undefined {
  if (writtenByBot(seen, before)) return undefined;
  return {
    kind: 'delete',
    id: `delete:${messageIdOf(seen.channel, ts)}`,
    messageId: messageIdOf(seen.channel, ts),
    ...whereAndWho(seen, { ...before, ts }, before.user ?? 'unknown'),
    sentAt: timeOf(ts),
    mentionsBot: mentions(before.text ?? '', seen.botUserId),
  };
}

function whereAndWho(seen: Seen, message: PostedMessage, user: string) {
  // In a channel shared with another organisation, people belong to their own workspace, but the channel
  // belongs to ours.
  const home = message.user_team ?? message.source_team ?? message.team ?? seen.team;
  const place = placeOfMessage(seen.team, seen.channel, seen.kind, message);
  return { place: withAsker(place, { user, team: home, ts: message.ts }), from: personOf(home, user) };
}
