import { reply, type Caller } from '../kernel/caller.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';

/** After this, the bot asks for the nation whenever it matters. */
export async function forgetNation(unit: UnitOfWork, caller: Caller): Promise<void> {
  await unit.records.conversations.change(caller.conversation.id, { jurisdiction: null });
  await reply(unit, caller, (say) => say.nationForgotten);
}
