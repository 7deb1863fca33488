// Records a person's rating of an answer or handoff. After a poor rating, asks why and offers an adviser.
import type { Action } from '../model/messages/action.js';
import { refreshCard } from '../handoff/cards/show-card.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import { findAnswerForPerson, type AnswerForPerson } from '../answers/find-answer-for-person.js';
import { samePerson } from '../model/people/person.js';
import { plainMessage, type Said } from '../wording/plain-message.js';
import { adviserButton, nationButtons } from '../wording/buttons.js';
import type { Button } from '../model/messages/message.js';
import { EXPLAINS, RATING_REASONS } from '../model/messages/rating.js';
import { keepIfDanger, keepTyped } from './keep-typed.js';
import { ERASED } from '../model/handoff/escalation.js';
import { reply, type Caller, type RefusedAction } from '../jobs/reply-to-caller.js';
import type { PractitionerWords } from '../wording/english/practitioner-words.js';

type Feedback = Extract<Action, { do: 'feedback' }>;

/** `quiet`: sends no reply, because the platform itself thanks the person or asks for the reason. */
export async function rateAnswer(
  unit: UnitOfWork,
  caller: Caller,
  feedback: Feedback,
  { quiet = false }: { quiet?: boolean } = {},
): Promise<RefusedAction | undefined> {
  const { records, now } = unit;
  const { answer, rating, reason } = feedback;
  const found = await findAnswerForPerson(records, caller, answer);
  if (!found || isErasedFor(caller, found)) {
    await reply(unit, caller, (say) => (found ? say.forget.buttonGone : say.citationGone));
    return 'refused';
  }
  await records.answers.rate(answer, 'answer', caller.person, { rating, reason }, now);
  // A deleted question cannot be answered again.
  const question = found.message?.deletedAt ? undefined : found.message?.id;
  if (!quiet)
    await reply(unit, thankedOnce(unit, caller, feedback), (say) =>
      thanks(say, feedback, { question, onPage: caller.person.platform === 'web' }),
    );
  return undefined;
}

/** True if this person erased the question. In a shared place, others can still rate its answer. */
function isErasedFor({ person, conversation }: Caller, { message }: AnswerForPerson): boolean {
  if (!message?.deletedAt) return false;
  const isGone = message.from.id === ERASED && conversation.place.kind === 'personal';
  return isGone || samePerson(message.from, person);
}

/** If the platform shows the rating on the message, repeating the same rating gets no second reply. */
function thankedOnce({ ports }: UnitOfWork, caller: Caller, { answer, rating, reason }: Feedback): Caller {
  if (!ports.platforms.get(caller.person.platform)?.changesPressed) return caller;
  return { ...caller, event: ['rated', answer, caller.person.id, rating, reason ?? ''].join(':') };
}

function thanks(
  say: PractitionerWords,
  { answer, rating, reason }: Feedback,
  { question, onPage }: { question: string | undefined; onPage: boolean },
): Said {
  if (rating === 'up') return say.feedbackThanks;
  const buttons = [adviserButton(say, answer)];
  if (reason === undefined) {
    const reasons = RATING_REASONS.map((one): Button => ({
      label: say.reasons[one],
      action: { do: 'feedback', answer, rating: 'down', reason: one },
    }));
    return plainMessage(say.rating.why, { parts: [{ kind: 'choices', buttons: reasons }], buttons });
  }
  // Only ask for an explanation on the web page, because text typed there stays in this service.
  if (reason === 'other' && onPage) {
    const explain: Button = { label: say.rating.explain, action: { do: 'explain-rating', answer } };
    return plainMessage(say.rating.reasonKept, { buttons: [...buttons, explain] });
  }
  if (reason !== 'wrong-nation' || question === undefined)
    return plainMessage(say.rating.reasonKept, { buttons });
  return plainMessage([say.rating.reasonKept, say.rating.otherNation], {
    parts: [{ kind: 'choices', buttons: nationButtons(say, question) }],
    buttons,
  });
}

export async function explainRating(
  unit: UnitOfWork,
  caller: Caller,
  action: Extract<Action, { do: 'explain-rating' }>,
  sentAt: string,
): Promise<void> {
  const { answer, text } = action;
  const found = await findAnswerForPerson(unit.records, caller, answer);
  if (!found || isErasedFor(caller, found)) {
    if (await keepIfDanger(unit, caller, action, sentAt)) return;
    return reply(unit, caller, (say) => (found ? say.forget.buttonGone : say.citationGone));
  }
  if (text === undefined) return reply(unit, caller, (say) => say.app.emptyMessage);
  await keepTyped(unit, { ...caller, event: `${EXPLAINS}${answer}:${caller.event}` }, text, sentAt);
  await reply(unit, caller, (say) => say.rating.reasonKept);
}

export async function rateHandoff(
  unit: UnitOfWork,
  caller: Caller,
  { escalation, rating }: Extract<Action, { do: 'rate-handoff' }>,
): Promise<void> {
  const { records, now } = unit;
  const found = await records.escalations.find(escalation);
  if (found?.practitioner.id === ERASED) return reply(unit, caller, (say) => say.forget.buttonGone);
  if (!found || !samePerson(found.practitioner, caller.person))
    return reply(unit, caller, (say) => say.handoff.notOpen);
  await records.answers.rate(escalation, 'handoff', caller.person, { rating }, now);
  await refreshCard(unit, escalation);
  await reply(unit, caller, (say) => say.handoff.rated);
}
