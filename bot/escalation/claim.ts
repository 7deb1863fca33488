// An adviser takes an escalation; of several who try, exactly one gets it and the others are told.
import type { Conversation } from '../conversation.js';
import type { Moment } from '../moment.js';
import type { Person } from '../person.js';
import { samePerson } from '../person.js';
import { wording } from '../wording.js';
import { isAdvisersPlace } from './advisers-place.js';
import type { Adviser } from './adviser.js';
import { refuse } from './adviser.js';
import type { Escalation } from './escalation.js';
import { refreshCard } from './show-card.js';
import { tellPractitioner } from './tell.js';

export async function claim(moment: Moment, id: string, adviser: Adviser): Promise<void> {
  const { records, ports, now } = moment;
  const escalation = await records.escalations.find(id);
  if (!isAdvisersPlace(ports, adviser.conversation.place))
    return refuse(moment, adviser, wording.adviser.onlyAdvisers);
  if (!escalation) return refuse(moment, adviser, wording.adviser.notKnownHere);
  if (samePerson(escalation.practitioner, adviser.person))
    return refuse(moment, adviser, wording.adviser.ownRequest);
  if (samePerson(escalation.holder, adviser.person)) return;
  const claimed = await records.escalations.move(escalation, 'claim', adviser.person, now, {
    holder: adviser.person,
  });
  if (!claimed) return tellLoser(moment, id, adviser);
  await refreshCard(moment, id);
  const name = adviser.person.name ?? wording.adviser.anAdviser;
  await tellPractitioner(moment, claimed, wording.handoff.claimed(name), `handoff:${id}:${claimed.version}`);
  await findHolder(moment, claimed, adviser.person, adviser.conversation);
}

/** The private chat is asked of the platform, which no transaction may wait for. */
async function findHolder(
  moment: Moment,
  { id }: Escalation,
  person: Person,
  seenIn: Conversation,
): Promise<void> {
  await moment.records.jobs.enqueue(
    {
      kind: 'open-personal',
      platform: person.platform,
      payload: { person, seenIn: seenIn.id, next: { do: 'reach-holder', escalation: id } },
      lane: `handoff:${id}`,
    },
    moment.now,
  );
}

async function tellLoser(moment: Moment, id: string, adviser: Adviser): Promise<void> {
  const now = await moment.records.escalations.find(id);
  const holder = now?.holder;
  await refuse(
    moment,
    adviser,
    holder ? wording.adviser.lost(holder.name ?? wording.adviser.anAdviser) : wording.adviser.notOpenAnyMore,
  );
}
