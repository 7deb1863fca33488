// Stores a message, and starts the work it asks for: an answer, a command, or a relay to the other side.
import type { Conversation, StoredMessage } from '../model/messages/conversation.js';
import { answerUrgently } from '../message-reading/answer-urgently.js';
import { moveHandoff } from '../handoff/relay/move-handoff.js';
import { askWhichRequest } from '../handoff/relay/ask-which-request.js';
import type { Written } from '../handoff/messages/deliver-relay.js';
import { putInOrder } from '../handoff/messages/written-order.js';
import { keepNote, relayFromHolder, relayToAdviser } from '../handoff/relay/relay.js';
import { askBot } from '../handoff/relay/ask-bot.js';
import { talkToAdviserAbout } from '../handoff/transitions/ask-for-adviser.js';
import { offerClaim } from '../handoff/transitions/claim.js';
import { greetOnce } from '../replies/greet.js';
import { hasOnlyNotes } from '../handoff/messages/internal-notes.js';
import { newId, type UnitOfWork } from '../jobs/unit-of-work.js';
import { adviserWording } from '../wording/english/adviser-wording.js';
import { forwardedText } from '../wording/forwarded-text.js';
import { plainMessage } from '../wording/plain-message.js';
import { queueMessage, type Composed } from '../jobs/outbox.js';
import { adviserButton } from '../wording/buttons.js';
import { isAskedAlready } from '../answers/asked-twice.js';
import { queueQuestion } from '../answers/queue-question.js';
import { tellIfBusy } from '../answers/tell-busy.js';
import { withoutMentionSigns } from '../model/messages/chat-formatting.js';
import { isTaughtCommand, parseCommand } from '../model/messages/commands.js';
import { LONGEST_REPLY, type KeptText } from '../model/messages/message-length.js';
import { queueMessageReading } from '../jobs/queue-message-reading.js';
import { isCryForHelp } from '../safeguards/child-or-victim/child-or-victim-in-conversation.js';
import { readWords } from '../safeguards/find-details-and-danger.js';
import { runAction, runCommand } from './dispatch.js';
import { decideRecipient, type MessageEvent, type Route } from './decide-recipient.js';
import {
  keptOfMessage,
  longestFor,
  refuseTooLong,
  sayQuoteIsUnread,
  sayWhatWasCut,
} from './too-long-messages.js';
import { reply, type Caller } from '../jobs/reply-to-caller.js';
import { COMMANDS_WHILE_OFF, findOff, sayOff } from '../assistant-off/when-off.js';

/** Returns false and changes nothing if the message is already stored, or was deleted before it arrived. */
export async function processMessage(
  unit: UnitOfWork,
  conversation: Conversation,
  event: MessageEvent,
): Promise<boolean> {
  if (!(await unit.records.conversations.recordEvent(conversation.id, event.id, 'message', unit.now)))
    return false;
  return keepMessage(unit, conversation, event);
}

/**
 * `cause`: the ID of the event that delivers the message. It differs from the message's own ID if the message
 * was refused and then edited.
 */
export async function keepMessage(
  unit: UnitOfWork,
  conversation: Conversation,
  event: MessageEvent,
  cause = event.id,
): Promise<boolean> {
  const start = { ...event, text: event.text.slice(0, LONGEST_REPLY) };
  const route = await decideRecipient(unit, conversation, start);
  const stored = STORED_AS[route.to];
  const longest = longestFor(route);
  const words = writtenWords(unit, event, stored, longest);
  const keptOf = (text: string) => keptOfMessage(unit, text, { ...stored, longest });
  // No one can shorten a message that they reply to, and a command does not need it.
  const withQuote = keptOf(words);
  const kept = withQuote ?? (stored.kind === 'command' ? keptOf(withoutMentionSigns(event.text)) : undefined);
  const caller: Caller = { person: event.from, conversation, event: cause, sender: event.sender };
  if (!kept) {
    await refuseTooLong(unit, caller, { ...stored, length: words.length, longest });
    return true;
  }
  const message = await store(unit, caller, event, { route, words: kept.text });
  if (!message) return false;
  await queueMessageReading(unit, message, event.sender);
  // Always give the numbers to call, even if parts of the bot are turned off.
  if (message.role === 'practitioner' && message.urgent)
    await answerUrgently(unit, conversation, message, event.sender);
  if (!withQuote) await sayQuoteIsUnread(unit, caller, message.id);
  if (kept.rest !== undefined) await sayWhatWasCut(unit, message, { words, rest: kept.rest });
  await handle(unit, caller, asKept(route, kept), { message, words: kept.text });
  return true;
}

/** If the message was too long, limits the complaint to the part that we tell the writer we have kept. */
function asKept(route: Route, { text, rest }: KeptText): Route {
  if (rest === undefined || route.to !== 'bot' || route.command.do !== 'complaint') return route;
  const command = parseCommand(text);
  const about = command?.do === 'complaint' ? command.about : text;
  return { ...route, command: { ...route.command, about } };
}

async function handle(unit: UnitOfWork, caller: Caller, route: Route, written: Written): Promise<void> {
  const { conversation, person, event: cause } = caller;
  const { role, urgent } = written.message;
  if (role === 'practitioner') await greetOnce(unit, conversation, person);
  const off = role === 'practitioner' ? await findOff(unit, conversation.place) : undefined;
  if (off && stopsHere(route)) return sayOff(unit, { conversation, person, cause, urgent }, off);
  if (isForUs(route)) await sayWhatIsUnread(unit, caller, written.message);
  await followRoute(unit, caller, route, written);
  await putInOrder(unit, written.message);
}

const STORED_AS: Readonly<Record<Route['to'], Pick<StoredMessage, 'role' | 'kind'>>> = {
  guidance: { role: 'practitioner', kind: 'question' },
  bot: { role: 'practitioner', kind: 'command' },
  'new-request': { role: 'practitioner', kind: 'question' },
  adviser: { role: 'practitioner', kind: 'relay' },
  practitioner: { role: 'adviser', kind: 'relay' },
  colleagues: { role: 'adviser', kind: 'relay' },
  'handoff-command': { role: 'adviser', kind: 'command' },
  presence: { role: 'adviser', kind: 'command' },
  'private-answer': { role: 'adviser', kind: 'command' },
  'one-of': { role: 'adviser', kind: 'relay' },
};

async function store(
  unit: UnitOfWork,
  { conversation }: Pick<Caller, 'conversation'>,
  event: MessageEvent,
  { route, words }: { route: Route; words: string },
): Promise<StoredMessage | undefined> {
  const { role, kind } = STORED_AS[route.to];
  const memory = 'escalation' in route ? route.escalation.conversation : conversation.id;
  const read = await readWords(unit, memory, words, { role, kind, from: event.from });
  return unit.records.messages.add({
    id: newId(),
    conversation: conversation.id,
    platformMessageId: event.id,
    role,
    kind,
    from: event.from,
    ...read,
    words,
    // An adviser who writes about danger is not in danger themselves.
    urgent: read.urgent && role === 'practitioner' && !(route.to === 'bot' && isTaughtCommand(words)),
    attachments: event.attachments.length,
    files: event.attachments,
    ...(event.threadOf !== undefined && { threadOf: event.threadOf }),
    sentAt: event.sentAt,
    receivedAt: unit.now,
  });
}

/**
 * Returns the message's text, and what a practitioner's message quotes. Includes the names of people it
 * mentions only if the message goes to the other side of a handoff. For an adviser's message, the settings must
 * also allow practitioners to see advisers' names. The names are marked, so that they can be left out of the
 * redacted text.
 */
export function writtenWords(
  unit: Naming,
  event: Pick<MessageEvent, 'text' | 'textWithNames' | 'quoted'>,
  stored: Pick<StoredMessage, 'role' | 'kind'>,
  longest = Infinity,
): string {
  const words = wordsWithNames(unit, event, stored);
  // Text that is too long gets cut, which could separate a name from its markers, so leave the markers out.
  const own = words.length > longest ? withoutMentionSigns(event.text) : words;
  const quoted = stored.role === 'practitioner' ? (event.quoted ?? []) : [];
  return [own, ...quoted.map(forwardedText)].filter(Boolean).join('\n\n');
}

interface Naming {
  ports: { policy: Pick<UnitOfWork['ports']['policy'], 'adviserNames'> };
}

function wordsWithNames(
  { ports }: Naming,
  { text, textWithNames = text }: Pick<MessageEvent, 'text' | 'textWithNames'>,
  { role, kind }: Pick<StoredMessage, 'role' | 'kind'>,
): string {
  const mayName = kind === 'relay' && (role === 'practitioner' || ports.policy.adviserNames !== 'role');
  return mayName && textWithNames !== text ? textWithNames : withoutMentionSigns(text);
}

/** A handoff that has already started carries on while the bot is turned off. */
const stopsHere = (route: Route) =>
  route.to === 'guidance' || (route.to === 'bot' && COMMANDS_WHILE_OFF[route.command.do] === 'stops');

const isForUs = ({ to }: Route) => to === 'guidance' || to === 'bot' || to === 'new-request';

/**
 * Tells people straight away that the bot can't see attachments, because someone who sends a picture expects
 * it to.
 */
async function sayWhatIsUnread(
  unit: UnitOfWork,
  { conversation }: Caller,
  { id, attachments, text }: StoredMessage,
): Promise<void> {
  if (!attachments || text?.trim() === '') return;
  const said: Composed = (say) => plainMessage(say.attachmentUnread, { buttons: [adviserButton(say)] });
  await queueMessage(unit, conversation.id, said, { key: `unread:${id}`, purpose: 'notice' });
}

async function followRoute(
  unit: UnitOfWork,
  caller: Caller,
  route: Route,
  { message, words }: Written,
): Promise<void> {
  switch (route.to) {
    case 'guidance':
      return askGuidance(unit, caller, message);
    case 'bot':
      return runCommand(unit, caller, route.command, message.sentAt);
    case 'new-request':
      return talkToAdviserAbout(unit, caller, { message });
    case 'adviser':
      return relayToAdviser(
        unit,
        await moveHandoff(unit, route.escalation, caller.conversation, message.text),
        message,
      );
    case 'practitioner':
      await relayFromHolder(unit, route.escalation, { message, words }, caller);
      return;
    case 'colleagues':
      return keepNote(
        unit,
        route.escalation.id,
        message,
        caller,
        hasOnlyNotes(words) ? adviserWording.noteKept : adviserWording.noteInThread,
      );
    case 'one-of':
      return askWhichRequest(unit, caller, route.escalations, { message, words });
    case 'handoff-command':
      if (route.command.do === 'claim' && unit.ports.platforms.get(caller.person.platform)?.claimsNeedSignIn)
        return offerClaim(unit, route.escalation, caller);
      await runAction(unit, caller, { ...route.command, escalation: route.escalation.id }, message.sentAt);
      return;
    case 'presence':
      await runAction(unit, caller, { do: 'presence', away: route.away }, message.sentAt);
      return;
    case 'private-answer':
      // Sends the question in the same way as the adviser's form, because the writer is not a practitioner.
      return askBot(
        unit,
        route.escalation.id,
        { ...caller, event: `${caller.event}:ask` },
        route.question,
        message.sentAt,
      );
  }
}

async function askGuidance(unit: UnitOfWork, caller: Caller, message: StoredMessage): Promise<void> {
  if (message.text?.trim() === '') {
    return reply(unit, caller, (say) =>
      plainMessage(message.attachments ? say.onlyText : say.notUnderstood, {
        buttons: [adviserButton(say)],
      }),
    );
  }
  if (await isCryForHelp(unit.records, message)) return;
  if (await isAskedAlready(unit, message)) return;
  await tellIfBusy(unit, message);
  await queueQuestion(unit, message, undefined, { sender: caller.sender });
}
