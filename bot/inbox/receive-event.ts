// The inbox: stores each event and the jobs it leads to, once, in a single transaction. The event is then
// acknowledged.
import { advisersChannels, isWithin, lockInvolved } from '../handoff/advisers/advisers-place.js';
import { checkHoldersSoon } from '../handoff/follow-up-schedule/check-for-leavers-soon.js';
import { refreshCard } from '../handoff/cards/show-card.js';
import type { IncomingEvent, Place } from '../model/messages/message.js';
import { inTransaction, type UnitOfWork } from '../jobs/unit-of-work.js';
import type { BotPorts, Inbox } from '../model/ports.js';
import { SealingFailure } from '../../knowledge/model/errors.js';
import { refuseWords, type RefusedEvent } from './refuse-without-key.js';
import { receiveDelete, receiveEdit } from './receive-change.js';
import { receiveJoined, receiveLeft } from './receive-membership.js';
import { receiveRating } from './receive-rating.js';
import { receiveReaction } from './receive-reaction.js';
import { personInChat } from '../replies/person-in-chat.js';
import { processMessage } from './process-message.js';
import { isAskedToShorten, wasEverTooLong, wasTooLong } from './too-long-messages.js';
import type { MessageEvent } from './decide-recipient.js';
import { detectLanguage } from '../../knowledge/question/detect-language.js';
import { languageOfLocale, LANGUAGES } from '../../knowledge/model/language.js';
import { isKnownInWelsh } from '../model/messages/recognise-small-talk-and-requests.js';
import { changedLanguage, type PersonLanguage } from '../model/people/person-language.js';
import { withoutNullCharacters } from '../model/messages/shown-text.js';
import type { Action } from '../model/messages/action.js';
import { ACTION_RULES } from '../model/messages/action-rules.js';
import type { Conversation } from '../model/messages/conversation.js';
import { findOff, sayOff } from '../assistant-off/when-off.js';
import { keepIfDanger } from '../replies/keep-typed.js';
import { runAction } from './dispatch.js';
import { reply } from '../jobs/reply-to-caller.js';
import { reopenChat } from '../delivery/reopen-chat.js';
import { isSpent, pressedMessage, settlePressed } from './show-pressed-button.js';

type KeptEvent = Exclude<IncomingEvent, { kind: 'departed' }>;

/** Calls `wake` after each commit that may have queued work. */
export function createInbox(ports: BotPorts, wake: () => void): Inbox {
  return {
    async receive(received) {
      const event = withoutNullCharacters(received);
      if (event.kind === 'departed') return receiveDeparted(ports, wake);
      if (await isOverheard(ports, event)) return { duplicate: false };
      try {
        const isNew = await inTransaction(ports, (unit) => receive(unit, event));
        if (isNew) wake();
        return { duplicate: !isNew };
      } catch (error) {
        if (!(error instanceof SealingFailure) || !mayNeedKey(event)) throw error;
        await inTransaction(ports, (unit) => refuseWords(unit, event, error));
        wake();
        return { duplicate: false, refused: true };
      }
    },
  };
}

/**
 * Queues a check of every adviser who holds a request, because the event may be about a whole team or
 * workspace. Safe to call twice.
 */
async function receiveDeparted(ports: BotPorts, wake: () => void): Promise<{ duplicate: boolean }> {
  await checkHoldersSoon(ports.store.records, ports.clock().toISOString());
  wake();
  return { duplicate: false };
}

/**
 * Events that may need the encryption key, and must get a reply if the key is missing. Includes buttons,
 * because a button may store or read what people wrote.
 */
const mayNeedKey = (event: IncomingEvent): event is RefusedEvent =>
  event.kind === 'message' || event.kind === 'edit' || event.kind === 'action';

function escalationsNamed(event: IncomingEvent): string[] {
  if (event.kind !== 'action' || !('escalation' in event.action)) return [];
  return event.action.escalation === undefined ? [] : [event.action.escalation];
}

type Handle<Kind> = (
  unit: UnitOfWork,
  conversation: Conversation,
  event: Extract<KeptEvent, { kind: Kind }>,
) => Promise<void>;
/** Messages are handled separately, because `processMessage` records the event itself. */
const HANDLERS: { readonly [Kind in Exclude<KeptEvent['kind'], 'message'>]: Handle<Kind> } = {
  edit: receiveEdit,
  delete: receiveDelete,
  reaction: receiveReaction,
  rating: receiveRating,
  action: receiveAction,
  joined: receiveJoined,
  left: receiveLeft,
};

/** Returns false, and changes nothing, if the event was received before. */
async function receive(unit: UnitOfWork, received: KeptEvent): Promise<boolean> {
  const event = await fromKnownPerson(unit, received);
  // Lock the escalations before any conversation, and always in the same order. Otherwise, the 2 sides of a
  // handoff could deadlock, because each writes to the other's conversation.
  const { own } = await lockInvolved(unit, event.from, escalationsNamed(event));
  const person = event.kind === 'left' ? undefined : event.from;
  const conversation = await unit.records.conversations.open(event.place, person, unit.now);
  if (person) await noteLanguage(unit, event);
  // If someone writes in a private chat or opens it, we can reach them in all its threads. Their request may
  // be in one.
  const held = own && (await unit.records.conversations.find(own.conversation));
  const ends = held && held.id !== conversation.id && isSameChat(held.place, event.place) ? [held] : [];
  for (const one of event.kind === 'left' ? [] : [conversation, ...ends])
    if (one.leftAt !== undefined) await reopenChat(unit, one, event.id);
  if (event.kind === 'message') {
    await noteHearing(unit, event);
    return processMessage(unit, conversation, event);
  }
  if (!(await unit.records.conversations.recordEvent(conversation.id, event.id, event.kind, unit.now)))
    return false;
  const handle = HANDLERS[event.kind] as Handle<KeptEvent['kind']>;
  await handle(unit, conversation, event);
  return true;
}

/** True for 2 threads of one person's private chat too. */
const isSameChat = (one: Place, other: Place): boolean =>
  one.platform === other.platform && one.kind === 'personal' && other.kind === 'personal';

/**
 * Slack names the organisation of someone from outside with a message or a button, but not with a reaction or
 * when they open the app. In a private chat, it is the same person.
 */
async function fromKnownPerson({ records }: UnitOfWork, event: KeptEvent): Promise<KeptEvent> {
  if (event.kind !== 'reaction' && event.kind !== 'joined') return event;
  return { ...event, from: await personInChat(records, event.place, event.from) };
}

/**
 * A message without a mention in an advisers' channel proves that the platform sends the bot every message
 * there.
 */
async function noteHearing(unit: UnitOfWork, event: MessageEvent): Promise<void> {
  const { records, ports, now } = unit;
  if (event.mentionsBot || !ports.platforms.get(event.place.platform)?.hearsOnlyMentions) return;
  for (const place of advisersChannels(ports)) {
    const channel = await records.conversations.at(place);
    if (!channel || !isWithin(event.place, place) || channel.heardAt !== undefined) continue;
    await records.conversations.change(channel.id, { heardAt: now });
    // Cards tell advisers whether they have to mention the bot, so update them.
    for (const { id } of await records.escalations.open()) await refreshCard(unit, id);
  }
}

/**
 * True if people in a shared place are talking to each other, so their messages, edits and deletions are not
 * stored. A mention is not needed in the thread of a card in an advisers' channel, or in a thread where the
 * writer has already asked the bot something.
 */
async function isOverheard(ports: BotPorts, event: IncomingEvent): Promise<boolean> {
  if (event.place.kind === 'personal') return false;
  if (event.kind === 'reaction') return true;
  if (event.kind !== 'message' && event.kind !== 'edit' && event.kind !== 'delete') return false;
  if (event.mentionsBot) return false;
  const { conversations, outgoing } = ports.store.records;
  if (event.kind !== 'message') return !(await isChangeOfOurs(ports, event));
  if (event.threadOf === undefined) return true;
  for (const place of advisersChannels(ports)) {
    const channel = isWithin(event.place, place) ? await conversations.at(place) : undefined;
    const post = channel && (await outgoing.withPlatformId(channel.id, event.threadOf));
    if (post?.escalation !== undefined) return false;
  }
  return !(await goesOnAsking(ports, event));
}

/** True if the changed or deleted message was meant for the bot, even if it was too long to be stored. */
async function isChangeOfOurs(
  { store }: BotPorts,
  event: Extract<IncomingEvent, { kind: 'edit' | 'delete' }>,
): Promise<boolean> {
  const { messageId } = event;
  const { conversations, messages } = store.records;
  const thread = await conversations.at(event.place);
  if (!thread) return false;
  if (await messages.withPlatformId(thread.id, messageId)) return true;
  const isRestored = event.kind === 'edit' && event.restored === true;
  return (isRestored ? wasEverTooLong : wasTooLong)(store, thread.id, messageId);
}

/**
 * True if the person has already asked the bot something in this thread, even if their message was too long
 * to be stored. False if the new message starts by mentioning someone else.
 */
async function goesOnAsking({ store }: BotPorts, { toOther, place, from }: MessageEvent): Promise<boolean> {
  if (toOther) return false;
  const { conversations, messages } = store.records;
  const thread = await conversations.at(place);
  if (!thread) return false;
  return (await messages.of(from, thread.id)).length > 0 || (await isAskedToShorten(store, thread, from));
}

/**
 * Records the language that the person writes in. Call this before replying. Does not change a language that
 * the person chose themselves.
 */
async function noteLanguage({ records, now }: UnitOfWork, event: IncomingEvent): Promise<void> {
  const seen = writtenIn(event) ?? fromLocale(event);
  if (!seen) return;
  const known = await records.conversations.languageOf(event.from);
  const changed = changedLanguage(known, seen);
  if (changed) await records.conversations.recordLanguage(event.from, changed, now);
}

/** The language of the message, if we support it. Leaves out English, because that is the default. */
function writtenIn(event: IncomingEvent): PersonLanguage | undefined {
  if (event.kind !== 'message') return undefined;
  const code = detectLanguage(event.text)?.code ?? (isKnownInWelsh(event.text) ? 'cy' : undefined);
  const language = LANGUAGES.find((one) => one === code);
  return language && { language, from: 'written' };
}

function fromLocale({ locale }: IncomingEvent): PersonLanguage | undefined {
  const language = languageOfLocale(locale);
  return language && { language, from: 'locale' };
}

/**
 * Handles a pressed button or a sent form. Permission depends only on the kind of action, never on the
 * button's data.
 */
async function receiveAction(
  unit: UnitOfWork,
  conversation: Conversation,
  event: Extract<IncomingEvent, { kind: 'action' }>,
): Promise<void> {
  const { from, id, sender, erased, action, sentAt } = event;
  const off =
    ACTION_RULES[action.do].whileOff === 'stops' ? await findOff(unit, conversation.place) : undefined;
  if (off) return sayOff(unit, { conversation, person: from, cause: id }, off);
  const caller = { person: from, conversation, event: id, sender, erased };
  if (erased && isAboutEarlier(action)) {
    if (await keepIfDanger(unit, caller, action, sentAt)) return;
    return reply(unit, caller, (say) => say.forget.buttonGone);
  }
  const pressed = await pressedMessage(unit, conversation, event);
  if (pressed && isSpent(pressed, action, conversation)) return;
  const ran = await runAction(unit, caller, action, sentAt);
  if (pressed && ran !== 'refused') await settlePressed(unit, pressed.key, action);
}

/**
 * True for a button that is about something in the chat it belongs to. Someone can still ask for an adviser,
 * report an answer as unsafe, or complain, after erasing what they wrote.
 */
function isAboutEarlier(action: Action): boolean {
  if (STILL_WORK.has(action.do)) return false;
  return ['answer', 'message', 'question', 'escalation'].some((field) => field in action);
}

const STILL_WORK: ReadonlySet<Action['do']> = new Set([
  'talk-to-adviser',
  'report-unsafe',
  'take-back-report',
  'complain',
]);
