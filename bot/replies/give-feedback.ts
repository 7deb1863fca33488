// Records what a person thought of an answer or a handoff. After a poor answer, offers an adviser.
import type { Action } from '../model/messages/action.js';
import { refreshCard } from '../handoff/cards/show-card.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { findAnswerForPerson } from '../answers/find-answer-for-person.js';
import { samePerson } from '../model/people/person.js';
import { plainMessage } from '../copy/plain-message.js';
import { adviserButton } from '../answers/present-answer.js';
import { reply } from './run-command.js';
import type { Caller } from './run-command.js';
import { wording } from '../copy/wording.js';

export async function rateAnswer(
  unit: UnitOfWork,
  caller: Caller,
  { answer, rating }: Extract<Action, { do: 'feedback' }>,
): Promise<void> {
  const { records, now } = unit;
  if (!(await findAnswerForPerson(records, caller, answer)))
    return reply(unit, caller, plainMessage(wording.citationGone));
  await records.answers.rate(answer, 'answer', caller.person, rating, now);
  const message =
    rating === 'up'
      ? plainMessage(wording.feedbackThanks)
      : plainMessage(wording.feedbackSorry, { buttons: [adviserButton(answer)] });
  await reply(unit, caller, message);
}

export async function rateHandoff(
  unit: UnitOfWork,
  caller: Caller,
  { escalation, rating }: Extract<Action, { do: 'rate-handoff' }>,
): Promise<void> {
  const { records, now } = unit;
  const found = await records.escalations.find(escalation);
  if (!found || !samePerson(found.practitioner, caller.person))
    return reply(unit, caller, plainMessage(wording.handoff.notOpen));
  await records.answers.rate(escalation, 'handoff', caller.person, rating, now);
  await refreshCard(unit, escalation);
  await reply(unit, caller, plainMessage(wording.handoff.rated));
}
