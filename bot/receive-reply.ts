// An adviser's reply that came through a form or the desk: stored like a message, then passed on.
import type { Action } from './action.js';
import { answerAdviser, heldEscalation } from './escalation/adviser.js';
import { relayFromHolder } from './escalation/relay.js';
import { newId } from './moment.js';
import type { Moment } from './moment.js';
import { readWords } from './read-words.js';
import type { Caller } from './run-command.js';
import { wording } from './wording.js';

export async function receiveReply(
  moment: Moment,
  caller: Caller,
  { escalation, text }: Extract<Action, { do: 'reply' }>,
  sentAt: string,
): Promise<void> {
  // A platform without forms sends the bare button; it is answered with how else to reply.
  if (!text?.trim()) return answerAdviser(moment, caller, wording.adviser.replyHow);
  if (!(await heldEscalation(moment, escalation, caller))) return;
  const read = await readWords(moment, caller.conversation.id, text);
  const message = await moment.records.messages.add({
    id: newId(),
    conversation: caller.conversation.id,
    platformMessageId: caller.event,
    role: 'adviser',
    kind: 'relay',
    from: caller.person,
    ...read,
    urgent: false,
    words: text,
    attachments: 0,
    sentAt,
    receivedAt: moment.now,
  });
  if (message) await relayFromHolder(moment, escalation, message, caller);
}
