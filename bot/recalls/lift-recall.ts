import { editorWording } from '../wording/staff/editor-wording.js';
import { InputFailure } from '../../knowledge/model/errors.js';
import { hasWords, recalledBy, type KnownText } from '../../knowledge/model/recalled.js';
import { followUpRecalled } from '../handoff/follow-up-schedule/schedule-follow-up.js';
import type { BotPorts } from '../model/ports.js';

const { recalls: said } = editorWording;

export interface Lift {
  recall: number;
  editor: string;
  reason: string;
}

/**
 * Lifts all recalls decided together with this one, and earlier recalls of all or part of the same text,
 * including in other documents. After this, we do not tell anyone else about them. Other text that was
 * reported still cannot be quoted. Returns false if another editor lifted the recall first. Throws
 * `InputFailure` if there is no such recall, if no reason was given, or if the text has been reported again.
 */
export async function liftRecall(
  { store, clock }: Pick<BotPorts, 'store' | 'clock'>,
  { recall: id, editor, reason }: Lift,
): Promise<boolean> {
  if (!reason.trim()) throw new InputFailure(...said.noReason);
  return store.transaction(async (records) => {
    const { recalls } = records;
    const recall = await recalls.find(id);
    if (!recall) throw new InputFailure(...said.noRecall(id));
    const matter = new Set((await recalls.matter(recall)).map((one) => one.id));
    const { texts } = await recalls.recalled();
    const own = texts.filter((text) => matter.has(text.recall));
    if (!own.length) return false;
    const newest = Math.max(...own.map((one) => one.recall));
    const again = texts.find((text) => text.recall > newest && own.some((one) => share(one, text)));
    if (again) throw new InputFailure(...said.again(again.recall));
    const within = texts.filter((text) =>
      own.some((one) => share(one, text) && hasWords(one.words, text.words)),
    );
    const now = clock().toISOString();
    const ids = within.map((one) => one.recall);
    const isLifted = await recalls.lift(ids, { by: editor, reason }, now);
    if (isLifted) await followUpRecalled(records, now);
    return isLifted;
  });
}

/** True if `other` stops this passage from being quoted, and the text of one recall contains the other's. */
function share(one: KnownText, other: KnownText): boolean {
  const { passage: id, document, was: text } = one;
  const isKeptOut = recalledBy({ texts: [other] }, { id, document, text }, one) !== undefined;
  return isKeptOut && (hasWords(one.words, other.words) || hasWords(other.words, one.words));
}
