// The holder closes an escalation: both sides are told, and the bot answers again.
import type { Moment } from '../moment.js';
import { wording } from '../wording.js';
import type { Adviser } from './adviser.js';
import { answerAdviser, heldEscalation } from './adviser.js';
import { refreshCard } from './show-card.js';
import { tellPractitioner } from './tell.js';

export async function resolve(moment: Moment, id: string, adviser: Adviser, outcome?: string): Promise<void> {
  const { records, now } = moment;
  const held = await heldEscalation(moment, id, adviser);
  if (!held) return;
  const resolved = await records.escalations.move(held, 'resolve', adviser.person, now, { outcome });
  if (!resolved) return answerAdviser(moment, adviser, wording.adviser.notOpenAnyMore);
  await records.conversations.change(resolved.conversation, { escalation: null });
  await refreshCard(moment, id);
  const name = adviser.person.name ?? wording.adviser.anAdviser;
  await tellPractitioner(
    moment,
    resolved,
    [wording.handoff.resolved(name), wording.handoff.rate],
    `handoff:${id}:${resolved.version}`,
    {
      buttons: [
        { label: wording.labels.yes, action: { do: 'rate-handoff', escalation: id, rating: 'up' } },
        { label: wording.labels.no, action: { do: 'rate-handoff', escalation: id, rating: 'down' } },
      ],
    },
  );
  await answerAdviser(moment, adviser, wording.adviser.resolvedYou);
}
