// Turns a Teams activity into one of our events. The result is undefined if the bot does not need the
// activity.
import type { Attachment, IncomingEvent } from '../../../bot/model/messages/message.js';
import type { Person } from '../../../bot/model/people/person.js';
import { splitForwarded } from '../../../bot/wording/forwarded-text.js';
import { actionIn } from '../rendering/card-actions.js';
import { ratingIn } from './feedback.js';
import { unreadForwards } from './forwarded-messages.js';
import { mentionsOf } from './mentions.js';
import { reactionSign } from './reaction-sign.js';
import { beginsWithOther, writtenText } from './written-text.js';
import { messageKey, placeOf, teamsPlace, threadOf } from '../model/place.js';
import type { TeamsActivity } from '../model/types.js';

type EventBase = Pick<IncomingEvent, 'id' | 'place' | 'from' | 'sentAt' | 'locale'>;

/** A pure function. Uses `now` for an activity that has no time. */
export function incomingEvent(activity: TeamsActivity, now: Date): IncomingEvent | undefined {
  switch (activity.type) {
    case 'message':
      return messageEvent(activity, now);
    case 'messageUpdate':
      return editEvent(activity, now);
    case 'messageDelete':
      return deleteEvent(activity, now);
    case 'messageReaction':
      return reactionEvent(activity, now);
    case 'invoke':
      return invokeEvent(activity, now);
    case 'conversationUpdate':
      return rosterEvent(activity, now);
    case 'installationUpdate':
      return installationEvent(activity, now);
    default:
      return undefined;
  }
}

function base(activity: TeamsActivity, now: Date, kind = ''): EventBase {
  const sentAt = activity.timestamp ? new Date(activity.timestamp).toISOString() : now.toISOString();
  return {
    id: eventId(activity, kind, sentAt),
    place: placeOf(activity),
    from: personOf(activity),
    sentAt,
    ...(activity.locale && { locale: activity.locale }),
  };
}

/**
 * An edit has the same id as its message. The time of the edit distinguishes a new edit from one that is
 * delivered again.
 */
function eventId(activity: TeamsActivity, kind: string, sentAt: string): string {
  const id = messageKey(activity.conversation.id, activity.id ?? sentAt);
  return kind ? `${id}/${kind}/${sentAt}` : id;
}

function personOf({ from }: TeamsActivity): Person {
  return { platform: 'teams', id: from.aadObjectId ?? from.id, ...(from.name ? { name: from.name } : {}) };
}

function messageEvent(activity: TeamsActivity, now: Date): IncomingEvent | undefined {
  const common = base(activity, now);
  // Clients that do not support Action.Execute send a button press as a message with a value.
  const action = actionIn(activity.value);
  if (action) return { ...common, kind: 'action', action, ...repliedTo(activity) };
  const said = written(activity, common.place);
  const { text, mentionsBot, threadOf: thread } = said;
  // If the bot has permission to read a channel, it receives every message there. Ignore a message that
  // does not mention the bot and is not in a thread: it is not for the bot and must not be stored. We may
  // have started any thread, so keep messages in threads for now.
  if (!mentionsBot && !thread) return undefined;
  const attachments = [...attachmentsOf(activity), ...unreadForwards(activity)];
  if (!text && !attachments.length && !mentionsBot) return undefined;
  return { ...common, kind: 'message', attachments, ...said };
}

function written(activity: TeamsActivity, { kind }: EventBase['place']) {
  const thread = threadOf(activity.conversation.id, activity.id);
  const said = writtenText(activity);
  const [own] = splitForwarded(said.text);
  return {
    ...said,
    mentionsBot: kind === 'personal' || mentionsOf(activity, true).length > 0,
    ...(own && beginsWithOther(activity) ? { toOther: true as const } : {}),
    ...(thread ? { threadOf: thread } : {}),
  };
}

/**
 * If someone undeletes a message, Teams sends its text again, so we treat this as an edit. An edit to a card
 * has no text.
 */
function editEvent(activity: TeamsActivity, now: Date): IncomingEvent | undefined {
  if (activity.text === undefined || !activity.id) return undefined;
  const messageId = messageKey(activity.conversation.id, activity.id);
  const common = base(activity, now, 'edit');
  const restored = activity.channelData.eventType === 'undeleteMessage' && { restored: true as const };
  return { ...common, kind: 'edit', messageId, ...restored, ...written(activity, common.place) };
}

function deleteEvent(activity: TeamsActivity, now: Date): IncomingEvent | undefined {
  if (!activity.id) return undefined;
  const messageId = messageKey(activity.conversation.id, activity.id);
  return { ...base(activity, now, 'delete'), kind: 'delete', messageId };
}

/** If the activity lists several reactions, we use the first, which is the person's latest. */
function reactionEvent(activity: TeamsActivity, now: Date): IncomingEvent | undefined {
  const [added] = activity.reactionsAdded;
  const [removed] = activity.reactionsRemoved;
  const reaction = added ?? removed;
  if (!activity.replyToId || !reaction) return undefined;
  return {
    ...base(activity, now, 'reaction'),
    kind: 'reaction',
    messageId: messageKey(activity.conversation.id, activity.replyToId),
    reaction: reactionSign(reaction.type),
    removed: !added,
  };
}

function invokeEvent(activity: TeamsActivity, now: Date): IncomingEvent | undefined {
  const rating = ratingIn(activity);
  const { messageId } = repliedTo(activity);
  if (rating)
    return messageId === undefined
      ? undefined
      : { ...base(activity, now), kind: 'rating', messageId, ...rating };
  if (activity.name !== 'adaptiveCard/action') return undefined;
  const data = (activity.value as { action?: { data?: unknown } } | null | undefined)?.action?.data;
  const action = actionIn(data);
  return action && { ...base(activity, now), kind: 'action', action, ...repliedTo(activity) };
}

/** Returns the message whose card contains the button. */
function repliedTo({ conversation, replyToId }: TeamsActivity): { messageId?: string } {
  return replyToId ? { messageId: messageKey(conversation.id, replyToId) } : {};
}

const ENDINGS = new Set(['channelDeleted', 'teamArchived', 'teamDeleted', 'teamHardDeleted']);

function rosterEvent(activity: TeamsActivity, now: Date): IncomingEvent | undefined {
  const { recipient, channelData } = activity;
  const isBot = ({ id }: { id: string }): boolean => id === recipient.id;
  if (activity.membersAdded.some(isBot)) return { ...base(activity, now, 'joined'), kind: 'joined' };
  if (activity.membersRemoved.some(isBot)) return { ...base(activity, now, 'left'), kind: 'left' };
  if (activity.membersRemoved.length) return { ...base(activity, now, 'departed'), kind: 'departed' };
  if (!channelData.eventType || !ENDINGS.has(channelData.eventType)) return undefined;
  const left = base(activity, now, 'left');
  // The event for a deleted channel arrives in the team's general channel, so use the id of the deleted
  // channel.
  const id = channelData.eventType === 'channelDeleted' ? channelData.channel?.id : undefined;
  return { ...left, kind: 'left', ...(id ? { place: channelPlace(activity, id) } : {}) };
}

function channelPlace(activity: TeamsActivity, id: string): IncomingEvent['place'] {
  return teamsPlace({
    serviceUrl: activity.serviceUrl,
    channelId: activity.channelId,
    bot: { id: activity.recipient.id },
    conversation: { ...activity.conversation, id, conversationType: 'channel' },
  });
}

function installationEvent(activity: TeamsActivity, now: Date): IncomingEvent | undefined {
  if (activity.action === 'add') return { ...base(activity, now, 'joined'), kind: 'joined' };
  if (activity.action === 'remove') return { ...base(activity, now, 'left'), kind: 'left' };
  return undefined;
}

/**
 * Leaves out the HTML copy of the message and the cards for quoted messages, because they are not real
 * attachments.
 */
function attachmentsOf({ attachments }: TeamsActivity): Attachment[] {
  return attachments.flatMap(({ contentType, contentUrl, content, name }) => {
    if (contentType === 'application/vnd.microsoft.teams.file.download.info') {
      const file = content as { downloadUrl?: unknown; fileType?: unknown } | null;
      const url = typeof file?.downloadUrl === 'string' ? file.downloadUrl : undefined;
      return [{ name: name ?? 'file', contentType, ...(url ? { url } : {}) }];
    }
    if (!contentUrl) return [];
    return [{ name: name ?? 'attachment', contentType, url: contentUrl }];
  });
}
