// Lets answers quote a passage again that an editor had found wrong.
import { InputFailure } from '../../knowledge/model/errors.js';
import { hasWords } from '../../knowledge/model/recalled.js';
import type { BotPorts } from '../model/ports.js';
import { isBlocking, recalledText } from '../model/tasks/recall.js';

export interface Lift {
  recall: number;
  editor: string;
  reason: string;
}

/**
 * Covers the matter and every earlier recall of the same text. No one is told about them any more. False if another
 * editor did this first. Throws `InputFailure` if there is no reason or no such recall, or if the text was reported
 * again since.
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
    const matter = (await recalls.matter(recall)).filter(isBlocking);
    if (!matter.length) return false;
    const ofText = (await recalls.ofDocument(recall.document)).filter((other) => {
      const { words } = recalledText(other);
      return isBlocking(other) && matter.some(({ was }) => hasWords(was, words));
    });
    const newest = Math.max(...ofText.map((one) => one.id));
    if (newest > Math.max(...matter.map((one) => one.id)))
      throw new InputFailure(
        `An editor has reported this text as wrong again, in recall ${newest}.`,
        'Decide on that recall.',
      );
    return recalls.lift(
      ofText.map((one) => one.id),
      { by: editor, reason },
      clock().toISOString(),
    );
  });
}
