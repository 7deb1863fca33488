// Says which quotes of an answer were recalled: when someone reads it again, or before it is given.
import { markRecalled, recalledSince, type Recalled } from '../../knowledge/model/recalled.js';
import type { Answer, Citation } from '../../knowledge/model/answer.js';
import { cautionsFor } from '../../knowledge/model/words/citation.js';
import { guidanceWords } from '../../knowledge/model/words/guidance-names.js';
import type { DraftNote } from '../model/handoff/practice-note.js';
import type { StoredAnswer } from '../model/messages/conversation.js';
import type { OutgoingMessage, Part } from '../model/messages/message.js';
import type { Records } from '../model/store.js';

type ReadRecords = { recalls: Pick<Records['recalls'], 'recalled'> };

/** Whether the answer shows a recalled quote as current. A recalled quote with its warning may be given. */
export async function quotesRecalled(
  { recalls }: ReadRecords,
  { citations }: Pick<Answer, 'citations'>,
): Promise<boolean> {
  const asCurrent = citations.filter(({ passage }) => passage.recalledOn === undefined);
  if (!asCurrent.length) return false;
  const recalled = await recalls.recalled();
  return asCurrent.some(({ passage, document }) => recalledSince(recalled, passage, document) !== undefined);
}

/**
 * The answer as it is read now: quotes that were recalled since then have a warning. Leaves out close matches
 * that were recalled, and those stored without the details we need to check this.
 */
export async function withRecalledMarked(
  { recalls }: ReadRecords,
  stored: StoredAnswer,
): Promise<StoredAnswer> {
  const recalled = await recalls.recalled();
  if (!recalled.texts.length) return stored;
  const citations = stored.answer.citations.map((citation) => markRecalled(recalled, citation));
  const suggested = stored.suggested?.filter(
    ({ passage: id, document, title, cites, text }) =>
      id !== undefined &&
      document !== undefined &&
      !recalledSince(recalled, { id, document, text }, { title, cites }),
  );
  return { ...stored, answer: { ...stored.answer, citations }, ...(suggested && { suggested }) };
}

/**
 * A message as it may be shown now: quotes recalled since it was written have a warning, and a model's sentences that
 * come from them are left out. Returns the same object if there are none.
 */
export function withQuotesMarked(recalled: Recalled, message: OutgoingMessage): OutgoingMessage {
  const wrong = new Map<number, Citation>();
  for (const part of message.parts) {
    if (part.kind !== 'quote' || part.citation.passage.recalledOn !== undefined) continue;
    const citation = markRecalled(recalled, part.citation);
    if (citation !== part.citation) wrong.set(part.number, citation);
  }
  const [first] = wrong.values();
  if (!first) return message;
  const parts = message.parts.flatMap((part): Part[] => {
    if (part.kind === 'quote') return [{ ...part, citation: wrong.get(part.number) ?? part.citation }];
    if (part.kind !== 'claims') return [part];
    const claims = part.claims.filter(({ numbers }) => !numbers.some((number) => wrong.has(number)));
    return claims.length ? [{ ...part, claims }] : [];
  });
  const cautions = cautionsFor(first, guidanceWords(message.language));
  return { ...message, parts, summary: `${cautions.join(' ')} (${first.document.title})` };
}

/** Removes recalled quotes, because an editor is about to turn the draft into guidance. */
export async function draftWithoutRecalled({ recalls }: ReadRecords, draft: DraftNote): Promise<DraftNote> {
  const recalled = await recalls.recalled();
  const citations = draft.citations.filter(
    ({ passage: id, document, title, quote: text }) =>
      recalledSince(recalled, { id, document, text }, { title }) === undefined,
  );
  return { ...draft, citations };
}
