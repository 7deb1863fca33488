// Stores a message as it came, and starts what it asks for: an answer, a command, or a relay.
import type { Conversation, MessageKind, StoredMessage } from '../model/messages/conversation.js';
import { answerUrgently } from '../replies/answer-urgently.js';
import { claim } from '../handoff/moves/claim.js';
import { handBack } from '../handoff/moves/hand-back.js';
import { moveHandoff } from '../handoff/relay/move-handoff.js';
import { askWhichOne } from '../handoff/relay/ask-which-one.js';
import type { Written } from '../handoff/messages/carry.js';
import { relayFromHolder, relayToAdviser } from '../handoff/relay/relay.js';
import { askBot } from '../handoff/relay/ask-bot.js';
import { reassign } from '../handoff/moves/reassign.js';
import { reopen } from '../handoff/moves/reopen.js';
import { resolve } from '../handoff/moves/resolve.js';
import { setPresence } from '../handoff/moves/set-presence.js';
import { greetOnce } from '../replies/greet.js';
import { newId } from '../kernel/moment.js';
import type { Moment } from '../kernel/moment.js';
import { plainMessage } from '../copy/plain-message.js';
import { queueQuestion } from '../answers/queue-question.js';
import { readWords } from '../safeguards/read-words.js';
import { routeMessage } from './route-message.js';
import type { MessageEvent, Route } from './route-message.js';
import { reply, runCommand } from '../replies/run-command.js';
import type { Caller } from '../replies/run-command.js';
import { wording } from '../copy/wording.js';

/** False when the message is known, or was deleted before it came: then nothing was changed. */
export async function receiveWords(
  moment: Moment,
  conversation: Conversation,
  event: MessageEvent,
): Promise<boolean> {
  // Known, or its deletion came first.
  if (!(await moment.records.conversations.recordEvent(conversation.id, event.id, 'message', moment.now)))
    return false;
  const route = await routeMessage(moment, conversation, event);
  const message = await store(moment, conversation, event, route);
  if (!message) return false;
  const caller: Caller = { person: event.from, conversation, event: event.id, sender: event.sender };
  if (message.role === 'practitioner') {
    if (message.urgent) await answerUrgently(moment, conversation, message, event.sender);
    await greetOnce(moment, conversation, event.from);
  }
  await follow(moment, caller, route, { message, words: event.text });
  return true;
}

const ADVISERS_ROUTES: Route['to'][] = [
  'practitioner',
  'handoff-command',
  'one-of',
  'presence',
  'private-answer',
];

async function store(
  moment: Moment,
  conversation: Conversation,
  event: MessageEvent,
  route: Route,
): Promise<StoredMessage | undefined> {
  const read = await readWords(moment, conversation.id, event.text);
  const byAdviser = ADVISERS_ROUTES.includes(route.to);
  return moment.records.messages.add({
    id: newId(),
    conversation: conversation.id,
    platformMessageId: event.id,
    role: byAdviser ? 'adviser' : 'practitioner',
    kind: kindOf(route),
    from: event.from,
    ...read,
    words: event.text,
    // An adviser who writes of danger is not in need of one.
    urgent: read.urgent && !byAdviser && !isTaughtWord(route, event.text),
    attachments: event.attachments.length,
    files: event.attachments,
    ...(event.threadOf !== undefined && { threadOf: event.threadOf }),
    sentAt: event.sentAt,
    receivedAt: moment.now,
  });
}

/** "help" is a command that we teach people to type, and alone no cry; shouted, it is taken as it sounds. */
function isTaughtWord({ to }: Route, text: string): boolean {
  return to === 'bot' && !text.includes('!');
}

function kindOf({ to }: Route): MessageKind {
  if (to === 'guidance') return 'question';
  return to === 'bot' || to === 'handoff-command' || to === 'presence' || to === 'private-answer'
    ? 'command'
    : 'relay';
}

async function follow(
  moment: Moment,
  caller: Caller,
  route: Route,
  { message, words }: Written,
): Promise<void> {
  switch (route.to) {
    case 'guidance':
      return askGuidance(moment, caller, message);
    case 'bot':
      return runCommand(moment, caller, route.command);
    case 'adviser':
      return relayToAdviser(
        moment,
        await moveHandoff(moment, route.escalation, caller.conversation),
        message,
      );
    case 'practitioner':
      return relayFromHolder(moment, route.escalation, { message, words }, caller);
    case 'one-of':
      return askWhichOne(moment, caller, route.escalations, message);
    case 'handoff-command':
      return runHandoffCommand(moment, caller, route);
    case 'presence':
      return setPresence(moment, caller, route.away);
    case 'private-answer':
      // A message of its own, as through the form: what was typed is no question of a practitioner's.
      return askBot(
        moment,
        route.escalation.id,
        { ...caller, event: `${caller.event}:ask` },
        route.question,
        message.sentAt,
      );
  }
}

async function runHandoffCommand(
  moment: Moment,
  caller: Caller,
  { command, escalation }: Extract<Route, { to: 'handoff-command' }>,
): Promise<void> {
  switch (command.do) {
    case 'claim':
      return claim(moment, escalation.id, caller);
    case 'resolve':
      return resolve(moment, escalation.id, caller, command.outcome);
    case 'hand-back':
      return handBack(moment, escalation.id, caller);
    case 'reassign':
      return reassign(moment, escalation.id, caller);
    case 'reopen':
      return reopen(moment, escalation.id, caller);
  }
}

async function askGuidance(moment: Moment, caller: Caller, message: StoredMessage): Promise<void> {
  if (message.text?.trim() === '') {
    const sentence = message.attachments ? wording.onlyText : wording.notUnderstood;
    return reply(moment, caller, plainMessage(sentence));
  }
  await queueQuestion(moment, message);
}
