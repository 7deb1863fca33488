// Lets answers quote a passage again that an editor had found wrong.
import { InputFailure } from '../../knowledge/model/errors.js';
import type { BotPorts } from '../model/ports.js';

export interface Lift {
  recall: number;
  editor: string;
  reason: string;
}

/**
 * Covers every passage of the matter, whichever recalls stopped it from being quoted. False if another editor did this
 * first. Throws `InputFailure` if there is no reason, or no such recall.
 */
export async function liftRecall(
  { store, clock }: Pick<BotPorts, 'store' | 'clock'>,
  { recall: id, editor, reason }: Lift,
): Promise<boolean> {
  if (!reason.trim())
    throw new InputFailure('Say why this text can be quoted again.', 'Add a reason with --comment "…".');
  return store.transaction(async ({ recalls }) => {
    const recall = await recalls.find(id);
    if (!recall)
      throw new InputFailure(`No recall found with the number ${id}.`, 'Run `ctac recall` to see the list.');
    const passages = (await recalls.matter(recall)).map(({ passage }) => passage);
    return recalls.lift(passages, { by: editor, reason }, clock().toISOString());
  });
}
