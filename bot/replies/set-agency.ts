import { refreshCardsOf } from '../handoff/cards/cards-about.js';
import { reply, type Caller } from '../jobs/reply-to-caller.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import { AGENCIES, type Agency } from '../model/people/agency.js';

export async function setAgency(unit: UnitOfWork, caller: Caller, agency: Agency | undefined): Promise<void> {
  if (agency === undefined)
    return reply(unit, caller, (say) =>
      say.handoff.agencyUnknown(AGENCIES.map((one) => say.names.agencies[one]).join(', ')),
    );
  await unit.records.conversations.change(caller.conversation.id, { agency });
  await reply(unit, caller, (say) => say.handoff.agencySet(say.names.agencies[agency]));
  await refreshCardsOf(unit, caller.person);
}
