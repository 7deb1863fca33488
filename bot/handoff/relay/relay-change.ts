// A relayed message was edited: its new wording takes the place of the old one on the other side, where it may.
import type { StoredMessage } from '../../model/messages/conversation.js';
import { eraseShown } from '../messages/erase-shown.js';
import type { Moment } from '../../kernel/moment.js';
import { queueMessage } from '../../kernel/outbox.js';
import { plainMessage } from '../../copy/plain-message.js';
import { wording } from '../../copy/wording.js';
import { rosterOf } from '../advisers/adviser-standing.js';
import { passOnToHolder, passOnToPractitioner } from '../messages/carry.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { hasOnlyNotes } from '../messages/notes.js';
import { takeBackFromFormer } from './reach-holder.js';
import { sameAdviser } from '../../model/people/roster.js';
import { shownName } from '../advisers/shown-name.js';
import { tellHolder, tellPractitioner } from '../messages/tell.js';

/** What waits to be handed over takes its new wording by itself; what nobody may be told any more, its writer learns. */
export async function relayChange(moment: Moment, message: StoredMessage): Promise<void> {
  const { records } = moment;
  const relayed = await records.escalations.relayOf(message.id);
  const key = `changed:${message.id}:${message.revision}`;
  if (relayed?.direction === 'note') return changeOfNote(moment, message, key);
  const escalation = relayed?.passedOnAt && (await records.escalations.take(relayed.escalation));
  if (!escalation) return;
  if (relayed.direction === 'to-adviser')
    return changeForHolder(moment, await takeBackFromFormer(moment, escalation), message, key);
  if (relayed.direction === 'to-practitioner') await changeForPractitioner(moment, escalation, message, key);
}

/** Without its marks it looks like a message, and stays a note: what was said to stay behind never leaves by an edit. */
async function changeOfNote(moment: Moment, message: StoredMessage, key: string): Promise<void> {
  const words = (await moment.records.messages.words(message.id)) ?? '';
  if (!hasOnlyNotes(words)) await tellWriter(moment, message, wording.adviser.noteStays, key);
}

async function changeForHolder(
  moment: Moment,
  escalation: Escalation,
  message: StoredMessage,
  key: string,
): Promise<void> {
  if (escalation.state === 'waiting') return;
  if (escalation.state !== 'claimed') return tellWriter(moment, message, wording.handoff.changeTooLate, key);
  if (escalation.reach === 'unsettled') return;
  await passOnToHolder(moment, escalation, message);
  // An edit makes no sound on any platform.
  await tellHolder(moment, escalation, wording.handoff.changedAbove(wording.adviser.practitioner), key);
}

async function changeForPractitioner(
  moment: Moment,
  escalation: Escalation,
  message: StoredMessage,
  key: string,
): Promise<void> {
  const isHolder = sameAdviser(rosterOf(moment.ports), escalation.holder, message.from);
  if (escalation.state !== 'claimed' || !isHolder)
    return tellWriter(moment, message, wording.adviser.changeTooLate, key);
  // An edit may turn every line into a note.
  if (hasOnlyNotes((await moment.records.messages.words(message.id)) ?? ''))
    return eraseShown(moment, message.id);
  await passOnToPractitioner(moment, escalation, message);
  await tellPractitioner(
    moment,
    escalation,
    wording.handoff.changedAbove(shownName(moment.ports, message.from)),
    key,
  );
}

async function tellWriter(
  moment: Moment,
  message: StoredMessage,
  sentence: string,
  key: string,
): Promise<void> {
  await queueMessage(moment, message.conversation, plainMessage(sentence), { key, purpose: 'notice' });
}
