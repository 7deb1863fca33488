// An adviser's reply that came through a form or the desk: stored like a message, then passed on.
import type { Action } from '../model/messages/action.js';
import type { StoredMessage } from '../model/messages/conversation.js';
import { answerAdviser, holds, isHolder, mayAdvise } from '../handoff/advisers/adviser.js';
import { hasOnlyNotes } from '../handoff/messages/notes.js';
import { keepNote, relayFromHolder } from '../handoff/relay/relay.js';
import { newId } from '../kernel/moment.js';
import type { Moment } from '../kernel/moment.js';
import { readWords } from '../safeguards/read-words.js';
import type { Caller } from '../replies/run-command.js';
import { wording } from '../copy/wording.js';

export async function receiveReply(
  moment: Moment,
  caller: Caller,
  { escalation, text }: Extract<Action, { do: 'reply' }>,
  sentAt: string,
): Promise<void> {
  // A platform without forms sends the bare button; it is answered with how else to reply.
  if (!text?.trim()) return answerAdviser(moment, caller, wording.adviser.replyHow);
  const found = await moment.records.escalations.take(escalation);
  if (!found) return answerAdviser(moment, caller, wording.adviser.notKnownHere);
  // A note any adviser may leave; words to the practitioner are the holder's.
  if (!hasOnlyNotes(text) && !(await isHolder(moment, found, caller))) return;
  const message = await store(moment, caller, text, sentAt);
  if (message) await relayFromHolder(moment, found, { message, words: text }, caller);
}

/** Whatever is written in it stays among the advisers, with or without marks of its own. */
export async function receiveNote(
  moment: Moment,
  caller: Caller,
  { escalation, text }: Extract<Action, { do: 'note' }>,
  sentAt: string,
): Promise<void> {
  if (!text?.trim()) return answerAdviser(moment, caller, wording.adviser.noteHow);
  const found = await moment.records.escalations.take(escalation);
  if (!found) return answerAdviser(moment, caller, wording.adviser.notKnownHere);
  if (!holds(moment, found, caller) && !(await mayAdvise(moment, caller))) return;
  const message = await store(moment, caller, text, sentAt);
  if (message) await keepNote(moment, escalation, message, caller);
}

async function store(
  moment: Moment,
  caller: Caller,
  text: string,
  sentAt: string,
): Promise<StoredMessage | undefined> {
  return moment.records.messages.add({
    id: newId(),
    conversation: caller.conversation.id,
    platformMessageId: caller.event,
    role: 'adviser',
    kind: 'relay',
    from: caller.person,
    ...(await readWords(moment, caller.conversation.id, text)),
    urgent: false,
    words: text,
    attachments: 0,
    sentAt,
    receivedAt: moment.now,
  });
}
