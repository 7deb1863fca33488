// Says which quotes of an answer were recalled: when someone reads it again, or before it is given.
import { markRecalled, recalledSince } from '../../knowledge/model/recalled.js';
import type { Answer } from '../../knowledge/model/answer.js';
import type { StoredAnswer } from '../model/messages/conversation.js';
import type { Records } from '../model/store.js';

type ReadRecords = { recalls: Pick<Records['recalls'], 'recalled'> };

/** Whether it gives as current a quote that has been recalled. A quote with its warning may be given. */
export async function quotesRecalled(
  { recalls }: ReadRecords,
  { citations }: Pick<Answer, 'citations'>,
): Promise<boolean> {
  const asCurrent = citations.filter(({ passage }) => passage.recalledOn === undefined);
  if (!asCurrent.length) return false;
  const recalled = await recalls.recalled();
  return asCurrent.some(({ passage, document }) => recalledSince(recalled, passage, document) !== undefined);
}

/** As it is read now: quotes recalled since have a warning, and close matches that were recalled are left out. */
export async function withRecalledMarked(
  { recalls }: ReadRecords,
  stored: StoredAnswer,
): Promise<StoredAnswer> {
  const recalled = await recalls.recalled();
  if (!recalled.size) return stored;
  const citations = stored.answer.citations.map((citation) => markRecalled(recalled, citation));
  const suggested = stored.suggested?.filter(
    ({ passage }) => passage === undefined || !recalled.passages.has(passage),
  );
  return { ...stored, answer: { ...stored.answer, citations }, ...(suggested && { suggested }) };
}
