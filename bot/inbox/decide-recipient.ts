// Decides who a message is for: the guidance, the bot, or the other side of a handoff.
import {
  explicitQuestion,
  parseAdviserCommand,
  bareNation,
  parseCommand,
  parsePresence,
  type AdviserCommand,
} from '../model/messages/commands.js';
import type { Command } from '../model/messages/command.js';
import { parseRequest, parseWhileWaiting } from '../model/messages/recognise-small-talk-and-requests.js';
import { mayBeDanger } from '../safeguards/find-details-and-danger.js';
import type { Conversation } from '../model/messages/conversation.js';
import { splitForwarded } from '../wording/forwarded-text.js';
import { wordsIn } from '../wording/words-in.js';
import { withoutFormatting } from '../model/messages/chat-formatting.js';
import {
  advisersChannels,
  isAdvisersPlace,
  isWithin,
  lockInvolved,
} from '../handoff/advisers/advisers-place.js';
import { lostRequests, hasLost } from '../handoff/advisers/lost-requests.js';
import { isOpen, type Escalation } from '../model/handoff/escalation.js';
import type { IncomingEvent } from '../model/messages/message.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import { writtenWith } from './find-messages-with.js';
import { listedAs, sameAdviser } from '../model/people/roster.js';

export type MessageEvent = Extract<IncomingEvent, { kind: 'message' }>;

/** Each escalation's state is the one it had when this transaction locked it. */
export type Route =
  | { to: 'guidance' }
  | { to: 'bot'; command: Command }
  /** A request for an adviser about this very message, because it forwards another. */
  | { to: 'new-request' }
  | { to: 'adviser'; escalation: Escalation }
  | { to: 'practitioner'; escalation: Escalation }
  /** The holder is writing to other advisers, in the thread of the request's card. */
  | { to: 'colleagues'; escalation: Escalation }
  | { to: 'handoff-command'; command: AdviserCommand; escalation: Escalation }
  | { to: 'presence'; away: boolean }
  | { to: 'private-answer'; escalation: Escalation; question: string }
  /**
   * The writer must choose one of these requests: those they hold, those they have just lost, and their own
   * request for help, if any.
   */
  | { to: 'one-of'; escalations: Escalation[] };

export async function decideRecipient(
  unit: UnitOfWork,
  conversation: Conversation,
  event: MessageEvent,
): Promise<Route> {
  const presence = parsePresence(event.text);
  if (presence && listedAs(unit.ports.roster(), event.from)) return { to: 'presence', ...presence };
  const discussed = await escalationOfThread(unit, conversation, event);
  if (discussed) return routeOfAdviser(unit, event, discussed);
  const command = parseCommand(event.text);
  if (command && (await isCommand(unit, conversation, event, command))) return { to: 'bot', command };
  const removal = await wordsAskedFor(unit, conversation, event);
  if (removal) return { to: 'bot', command: removal };
  const question = explicitQuestion(event.text) ?? (event.isQuestion && event.text);
  if (question) return routeOfQuestion(unit, conversation, event, question);
  return conversation.place.kind === 'personal'
    ? routeOfPersonalChat(unit, conversation, event)
    : routeOfSharedPlace(unit, conversation, event);
}

/**
 * A request made in a shared place later moves to a private chat. Until it does, the practitioner's messages
 * in the shared place go to the adviser.
 */
async function routeOfSharedPlace(
  unit: UnitOfWork,
  { id }: Conversation,
  event: MessageEvent,
): Promise<Route> {
  const { own } = await lockInvolved(unit, event.from);
  if (own?.conversation !== id) return guidanceOrTalk(unit, event);
  return askedWhileWaiting(unit, event, own) ?? { to: 'adviser', escalation: own };
}

/**
 * Finds a request to the bot from someone who is waiting for an adviser. Once an adviser has claimed the
 * request, every message is for the adviser.
 */
function askedWhileWaiting(unit: UnitOfWork, event: MessageEvent, own: Escalation): Route | undefined {
  const command = own.state === 'waiting' ? requestIn(unit, event, parseWhileWaiting) : undefined;
  return command && { to: 'bot', command };
}

/**
 * "remove her from the home" is usually a message for the adviser or a question. It only counts as a command
 * if someone has written that text here before.
 */
async function isCommand(
  unit: UnitOfWork,
  conversation: Conversation,
  { from }: MessageEvent,
  command: Command,
): Promise<boolean> {
  if (command.do !== 'remove' || command.words === undefined) return true;
  return (await writtenWith(unit, { conversation: conversation.id }, from, command.words)).length > 0;
}

const MOST_WORDS_ASKED_FOR = 2;

/**
 * The text to remove: a message of 1 or 2 words sent just after the bot asked what to remove. A sign of
 * danger or small talk never counts.
 */
async function wordsAskedFor(
  unit: UnitOfWork,
  conversation: Conversation,
  event: MessageEvent,
): Promise<Command | undefined> {
  const words = withoutFormatting(event.text).trim();
  if (words === '' || words.split(/\s+/u).length > MOST_WORDS_ASKED_FOR) return undefined;
  const [said] = await unit.records.outgoing.latest(conversation.id, 1, []);
  if (said?.message.summary !== wordsIn(said?.message.language).corrections.which) return undefined;
  if ((parseRequest(words) && !bareNation(words)) || mayBeDanger(unit.ports, words)) return undefined;
  return { do: 'remove', words };
}

/**
 * If an adviser holds exactly one request, the answer is private, and the adviser can send it to the
 * practitioner.
 */
async function routeOfQuestion(
  unit: UnitOfWork,
  conversation: Conversation,
  event: MessageEvent,
  question: string,
): Promise<Route> {
  if (conversation.place.kind !== 'personal') return { to: 'guidance' };
  const [escalation, ...more] = (await lockInvolved(unit, event.from)).held;
  if (!escalation || more.length) return { to: 'guidance' };
  return { to: 'private-answer', escalation, question };
}

function routeOfAdviser({ ports }: UnitOfWork, event: MessageEvent, escalation: Escalation): Route {
  const command = parseAdviserCommand(event.text);
  if (command) return { to: 'handoff-command', command, escalation };
  const question = explicitQuestion(event.text);
  const isHolder = sameAdviser(ports.roster(), escalation.holder, event.from);
  if (question !== undefined && isHolder) return { to: 'private-answer', escalation, question };
  const isTheirs = isHolder && escalation.state === 'claimed';
  return {
    to: isTheirs && isForColleagues(ports, event, escalation) ? 'colleagues' : 'practitioner',
    escalation,
  };
}

/** Other advisers read the card's thread too, so a holder who has a private chat talks to them there. */
function isForColleagues(
  ports: UnitOfWork['ports'],
  { place, toOther }: MessageEvent,
  { reach }: Escalation,
): boolean {
  return isAdvisersPlace(ports, place) && (toOther === true || reach !== 'thread');
}

async function routeOfPersonalChat(
  unit: UnitOfWork,
  conversation: Conversation,
  event: MessageEvent,
): Promise<Route> {
  // Read the requests again now that this conversation is locked, because one may just have been opened or
  // claimed.
  const { held, own: waitedFor } = await lockInvolved(unit, event.from);
  const own = waitedFor && (await ownHandoff(unit, conversation, waitedFor));
  const lost = await lostRequests(unit, conversation, event.from, held);
  const all = own ? [...held, ...lost, own] : [...held, ...lost];
  const [first] = all;
  if (!first) return guidanceOrTalk(unit, event);
  if (all.length === lost.length) return { to: 'practitioner', escalation: first };
  if (all.length > 1 || (first !== own && isElsewhere(first, conversation, event)))
    return { to: 'one-of', escalations: all };
  if (first === own) return askedWhileWaiting(unit, event, own) ?? { to: 'adviser', escalation: own };
  return routeOfAdviser(unit, event, first);
}

/**
 * In a thread that is not about the request, an adviser's message might not be meant for the practitioner.
 */
function isElsewhere(held: Escalation, conversation: Conversation, { threadOf }: MessageEvent): boolean {
  return threadOf !== undefined && held.holderConversation !== conversation.id;
}

function guidanceOrTalk(unit: UnitOfWork, event: MessageEvent): Route {
  const [own, ...forwarded] = splitForwarded(event.text);
  // Only if they ask for a person: anything else above a forwarded message is a question about it.
  if (forwarded.length && asksForAdviser(own) && !mayBeDanger(unit.ports, event.text))
    return { to: 'new-request' };
  const command = requestIn(unit, event, parseRequest);
  return command ? { to: 'bot', command } : { to: 'guidance' };
}

const asksForAdviser = (text: string): boolean =>
  (parseCommand(text) ?? parseRequest(text))?.do === 'adviser';

/** Ignores a command if the message, or one that it replies to, has any sign of danger. */
function requestIn(
  { ports }: UnitOfWork,
  { text, quoted = [] }: MessageEvent,
  parse: typeof parseRequest,
): Command | undefined {
  const command = parse(text);
  return command && ![text, ...quoted].some((one) => mayBeDanger(ports, one)) ? command : undefined;
}

/**
 * Returns the person's own request if this chat belongs to it: the request is in this chat or one of its
 * threads, or is still in a shared place while this chat is private. In other threads, the bot answers from
 * the guidance.
 */
async function ownHandoff(
  { records }: UnitOfWork,
  conversation: Conversation,
  own: Escalation,
): Promise<Escalation | undefined> {
  if (own.conversation === conversation.id) return own;
  const heldIn = await records.conversations.find(own.conversation);
  if (heldIn?.place.kind !== 'personal') return own;
  const isSameChat = isWithin(conversation.place, heldIn.place) || isWithin(heldIn.place, conversation.place);
  return isSameChat ? own : undefined;
}

const isForTheBot = ({ isQuestion, text }: MessageEvent): boolean =>
  isQuestion === true || explicitQuestion(text) !== undefined || parseCommand(text) !== undefined;

/**
 * Finds the escalation that a thread is about, from the bot's message that started the thread. Only for
 * advisers.
 */
async function escalationOfThread(
  unit: UnitOfWork,
  conversation: Conversation,
  event: MessageEvent,
): Promise<Escalation | undefined> {
  const { records, ports, now } = unit;
  if (event.threadOf === undefined) return undefined;
  const inChannel = isAdvisersPlace(ports, conversation.place);
  const isQuestion = isForTheBot(event);
  const parents = [conversation.id];
  if (inChannel) {
    for (const channel of advisersChannels(ports))
      if (isWithin(conversation.place, channel))
        parents.push((await records.conversations.open(channel, undefined, now)).id);
  } else if (conversation.place.kind === 'personal')
    parents.push(...(await records.conversations.of(event.from)).map(({ id }) => id));
  for (const parent of parents) {
    const post = await records.outgoing.withPlatformId(parent, event.threadOf);
    const found = post?.escalation ? await records.escalations.lock(post.escalation) : undefined;
    if (!found) continue;
    if (inChannel || sameAdviser(ports.roster(), found.holder, event.from)) return found;
    // The adviser may not have noticed that they lost the request, so their message is still not a question
    // for the bot.
    if (!isQuestion && isOpen(found) && (await hasLost(unit, found, parent, event.from))) return found;
  }
  return undefined;
}
