// Turns an adviser's advice into a draft practice note for the editors, with personal details removed.
import { publicText } from '../../../knowledge/model/personal-data.js';
import type { Action } from '../../model/messages/action.js';
import type { StoredAnswer } from '../../model/messages/conversation.js';
import { newId, type UnitOfWork } from '../../jobs/unit-of-work.js';
import type { Records } from '../../model/store.js';
import { adviserWording } from '../../wording/english/adviser-wording.js';
import { reply, type Caller } from '../../jobs/reply-to-caller.js';
import { mayAdvise } from '../advisers/adviser-permissions.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { answerAbout } from '../messages/answer-about.js';
import { withoutNotes } from '../messages/internal-notes.js';
import { isDelivered } from './read-transcript.js';
import { withoutCourtesies } from './without-courtesies.js';
import type { NoteCitation, UnsentNote } from '../../model/handoff/draft-practice-note.js';
import { sameAdviser } from '../../model/people/roster.js';

/** Each escalation can have one draft note. The last holder may also propose it from their own chat. */
export async function proposeNote(
  unit: UnitOfWork,
  adviser: Caller,
  { escalation: id, leaveOut }: Extract<Action, { do: 'propose-note' }>,
): Promise<void> {
  const { records, ports, now } = unit;
  const escalation = await records.escalations.lock(id);
  if (!escalation) return reply(unit, adviser, adviserWording.notKnownHere);
  const wasHolder = sameAdviser(ports.roster(), escalation.holder, adviser.person);
  if (!wasHolder && !(await mayAdvise(unit, adviser))) return;
  const draft = await draftNote(records, escalation, leaveOut);
  if (!draft) return reply(unit, adviser, adviserWording.noteEmpty);
  const { advice, ...note } = draft;
  const isNew = await records.notes.add({
    ...note,
    // Redact the joined text too, because so far each message has only been redacted by itself.
    advice: publicText(advice.map(({ text }) => text).join('\n\n')),
    id: newId(),
    proposedBy: adviser.person,
    proposedAt: now,
    state: 'draft',
  });
  await reply(unit, adviser, isNew ? adviserWording.noteProposed : adviserWording.noteAlready);
}

/**
 * The draft that would be sent to the editors. Undefined if there is no question or no advice, because a note
 * needs both. `leaveOut`: IDs of messages that the adviser left out.
 */
export async function draftNote(
  records: Records,
  escalation: Escalation,
  leaveOut: readonly string[] = [],
): Promise<UnsentNote | undefined> {
  const question = escalation.message ? await records.messages.find(escalation.message) : undefined;
  const { advice, answers } = await adviceGiven(records, escalation, leaveOut);
  const asked = withoutCourtesies(question?.text ?? '') || question?.text?.trim();
  if (!asked || !advice.length) return undefined;
  const conversation = await records.conversations.find(escalation.conversation);
  const about = await answerAbout(records, escalation);
  const citations = citationsOf([...answers, ...(about ? [about] : [])]);
  const nation = conversation?.jurisdiction && { jurisdiction: conversation.jurisdiction };
  return {
    escalation: escalation.id,
    question: publicText(asked),
    advice,
    citations,
    golden: {
      question: publicText(asked),
      ...nation,
      passages: [...new Set(citations.map(({ passage }) => passage))],
    },
    ...nation,
  };
}

/** Only includes messages that reached the practitioner, in redacted form, and the answers sent with them. */
async function adviceGiven(
  records: Records,
  escalation: Escalation,
  leaveOut: readonly string[],
): Promise<{ advice: UnsentNote['advice']; answers: StoredAnswer[] }> {
  const advice: UnsentNote['advice'] = [];
  const answers: StoredAnswer[] = [];
  for (const relayed of await records.escalations.relayed(escalation.id)) {
    if (relayed.direction !== 'to-practitioner' || leaveOut.includes(relayed.message)) continue;
    const message = await records.messages.find(relayed.message);
    if (!message?.text || message.deletedAt || !(await isDelivered(records, escalation, message))) continue;
    const text = withoutCourtesies(withoutNotes(message.text));
    if (text) advice.push({ message: message.id, text: publicText(text) });
    const answer = relayed.answer === undefined ? undefined : await records.answers.find(relayed.answer);
    if (answer) answers.push(answer);
  }
  return { advice, answers };
}

function citationsOf(answers: readonly StoredAnswer[]): NoteCitation[] {
  const found = new Map<string, NoteCitation>();
  for (const { answer } of answers)
    for (const { document, passage, quote } of answer.citations)
      found.set(`${passage.id}\n${quote}`, {
        document: document.slug,
        title: document.title,
        passage: passage.id,
        quote,
      });
  return [...found.values()];
}
