// Handles an adviser's reply from a form or the desk: stores it like a message, then relays it.
import { typedInstead } from '../model/messages/action-input.js';
import type { Action } from '../model/messages/action.js';
import { reply, type Caller } from '../jobs/reply-to-caller.js';
import { holds, isHolder, mayAdvise } from '../handoff/advisers/adviser-permissions.js';
import { keepAdviserMessage } from '../handoff/messages/keep-adviser-message.js';
import { hasOnlyNotes } from '../handoff/messages/internal-notes.js';
import { keepNote, relayFromHolder } from '../handoff/relay/relay.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import { adviserWording } from '../wording/english/adviser-wording.js';

export async function receiveReply(
  unit: UnitOfWork,
  caller: Caller,
  { escalation, text }: Extract<Action, { do: 'reply' }>,
  sentAt: string,
): Promise<void> {
  // A platform without forms only sends the button press, so explain how to reply without a form.
  if (!text?.trim()) return reply(unit, caller, typedInstead('reply'));
  const found = await unit.records.escalations.lock(escalation);
  if (!found) return reply(unit, caller, adviserWording.notKnownHere);
  // Any adviser may leave a note, but only the holder may write to the practitioner.
  if (!hasOnlyNotes(text) && !(await isHolder(unit, found, caller))) return;
  const message = await keepAdviserMessage(unit, caller, { words: text, sentAt, memory: found.conversation });
  if (message) await relayFromHolder(unit, found, { message, words: text }, caller);
}

/** Stores a note, which only advisers see. The text does not have to start with “//”. */
export async function receiveInternalNote(
  unit: UnitOfWork,
  caller: Caller,
  { escalation, text }: Extract<Action, { do: 'note' }>,
  sentAt: string,
): Promise<void> {
  if (!text?.trim()) return reply(unit, caller, typedInstead('note'));
  const found = await unit.records.escalations.lock(escalation);
  if (!found) return reply(unit, caller, adviserWording.notKnownHere);
  if (!holds(unit, found, caller) && !(await mayAdvise(unit, caller))) return;
  const message = await keepAdviserMessage(unit, caller, { words: text, sentAt, memory: found.conversation });
  if (message) await keepNote(unit, escalation, message, caller);
}
