// An adviser takes an escalation; of several who try, exactly one gets it and the others are told.
import type { Moment } from '../../kernel/moment.js';
import type { Person } from '../../model/people/person.js';
import { wording } from '../../copy/wording.js';
import { rosterOf } from '../advisers/adviser-standing.js';
import type { Adviser } from '../advisers/adviser.js';
import { answerAdviser, mayAdvise } from '../advisers/adviser.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { moveEscalation } from './move-escalation.js';
import { sameAdviser } from '../../model/people/roster.js';
import { shownName } from '../advisers/shown-name.js';
import { tellPractitioner } from '../messages/tell.js';

export async function claim(moment: Moment, id: string, adviser: Adviser): Promise<void> {
  if (!(await mayAdvise(moment, adviser))) return;
  const escalation = await moment.records.escalations.find(id);
  if (!escalation) return answerAdviser(moment, adviser, wording.adviser.notKnownHere);
  const roster = rosterOf(moment.ports);
  if (sameAdviser(roster, escalation.practitioner, adviser.person))
    return answerAdviser(moment, adviser, wording.adviser.ownRequest);
  if (escalation.state === 'claimed' && sameAdviser(roster, escalation.holder, adviser.person)) return;
  // A claim is made of what waits; only a reassignment takes it from somebody.
  const claimed =
    escalation.state === 'waiting' &&
    (await moveEscalation(moment, escalation, 'claim', adviser.person, { holder: adviser.person }));
  if (!claimed) return tellLoser(moment, id, adviser);
  await welcomeHolder(moment, claimed, adviser.conversation.id);
}

/** The practitioner learns who has it; the holder's private chat is asked of the platform, which no transaction may wait for. */
export async function welcomeHolder(moment: Moment, claimed: Escalation, seenIn: string): Promise<void> {
  const { id, version, holder } = claimed;
  if (!holder) return;
  const text = wording.handoff.claimed(shownName(moment.ports, holder));
  await tellPractitioner(moment, claimed, text, `handoff:${id}:${version}`);
  await findHolder(moment, id, holder, seenIn);
}

async function findHolder(moment: Moment, id: string, person: Person, seenIn: string): Promise<void> {
  await moment.records.jobs.enqueue(
    {
      kind: 'open-personal',
      platform: person.platform,
      payload: { person, seenIn, next: { do: 'reach-holder', escalation: id } },
      lane: `handoff:${id}`,
    },
    moment.now,
  );
}

async function tellLoser(moment: Moment, id: string, adviser: Adviser): Promise<void> {
  const now = await moment.records.escalations.find(id);
  const holder = now?.state === 'claimed' ? now.holder : undefined;
  await answerAdviser(
    moment,
    adviser,
    holder ? wording.adviser.lost(holder.name ?? wording.adviser.anAdviser) : wording.adviser.notOpenAnyMore,
  );
}
