// Lets the holder set the practitioner's nation, because practitioners often tell the adviser instead of the
// bot.
import type { Action } from '../../model/messages/action.js';
import { jurisdictionName } from '../../../knowledge/model/words/guidance-names.js';
import { adviserWording } from '../../wording/english/adviser-wording.js';
import { reply, type Caller } from '../../jobs/reply-to-caller.js';
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import { heldEscalation } from '../advisers/adviser-permissions.js';
import { nationKey } from '../cards/describe-nation-and-specialism.js';
import { refreshCard } from '../cards/show-card.js';
import { tellPractitioner } from '../messages/send-notice.js';

/**
 * Sets the nation for the practitioner's whole chat, and sends them the same message as if they had chosen
 * it.
 */
export async function setRequestNation(
  unit: UnitOfWork,
  adviser: Caller,
  { escalation: id, jurisdiction }: Extract<Action, { do: 'set-request-nation' }>,
): Promise<void> {
  const held = await heldEscalation(unit, id, adviser);
  if (!held) return;
  await unit.records.conversations.change(held.conversation, { jurisdiction });
  await tellPractitioner(unit, held, (say) => say.nationChosen(jurisdiction), nationKey(held, adviser.event));
  await refreshCard(unit, id);
  await reply(unit, adviser, adviserWording.nationSet(jurisdictionName(jurisdiction)));
}
