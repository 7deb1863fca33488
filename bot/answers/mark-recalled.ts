// Marks the recalled quotes of an answer, before it is given and when someone reads it again. In the second
// case, also marks quotes of guidance that has changed since.
import { formsOf, markRecalled, recalledSince, type Recalled } from '../../knowledge/model/recalled.js';
import type { Answer, Citation } from '../../knowledge/model/answer.js';
import { cautionsFor, changedCaution } from '../../knowledge/model/words/citation.js';
import { guidanceWords } from '../../knowledge/model/words/guidance-names.js';
import type { DraftNote } from '../model/handoff/draft-practice-note.js';
import type { StoredAnswer, Suggested, TranscriptEntry } from '../model/messages/conversation.js';
import type { OutgoingMessage, Part } from '../model/messages/message.js';
import type { Recall } from '../model/recalls/recall.js';
import type { Records } from '../model/store.js';

type ReadRecords = { recalls: Pick<Records['recalls'], 'recalled'> };

/**
 * Whether the answer shows a recalled quote without a warning. With a warning, a recalled quote may still be
 * shown.
 */
export async function quotesRecalled(
  { recalls }: ReadRecords,
  { citations }: Pick<Answer, 'citations'>,
): Promise<boolean> {
  const asCurrent = citations.filter(({ passage }) => passage.recalledOn === undefined);
  if (!asCurrent.length) return false;
  const recalled = await recalls.recalled();
  return asCurrent.some(({ passage, document }) => recalledSince(recalled, passage, document) !== undefined);
}

/** Whether an editor has told people, since the answer was given, that guidance it quotes has changed. */
export async function quotesChanged(
  { recalls }: Pick<Records, 'recalls'>,
  { answer, createdAt }: StoredAnswer,
): Promise<boolean> {
  const told = await recalls.changesTold(answer.citations.map(({ passage }) => passage.id));
  return changesSince(told, createdAt).length > 0;
}

/**
 * Adds a warning to quotes that have been recalled since the answer was given, or whose guidance has changed.
 * Leaves out a model's sentences based on them. Close matches that were recalled are left out, and those that
 * do not say enough to tell whether they were.
 */
export async function withAnswerMarked(
  { recalls }: { recalls: Pick<Records['recalls'], 'recalled' | 'changesTold'> },
  stored: StoredAnswer,
): Promise<StoredAnswer> {
  const { answer, createdAt } = stored;
  const recalled = await recalls.recalled();
  const kept = recalled.texts.length ? stored.suggested?.filter(stillSuggested(recalled)) : stored.suggested;
  const quoted = [
    ...answer.citations.map(({ passage }) => passage.id),
    ...(kept ?? []).map(({ passage = '' }) => passage),
  ];
  const changes = changesSince(await recalls.changesTold([...new Set(quoted)]), createdAt);
  if (!recalled.texts.length && !changes.length) return stored;
  const citations = answer.citations.map((citation) =>
    markRecalled(recalled, markChanged(changes, citation)),
  );
  const isMarked = (index: number) => citations[index] !== answer.citations[index];
  const claims = answer.claims.filter((claim) => !claim.citations.some(isMarked));
  const suggested = kept?.map((one) => withChangeSaid(changes, one));
  return { ...stored, answer: { ...answer, claims, citations }, ...(suggested && { suggested }) };
}

const stillSuggested =
  (recalled: Recalled) =>
  ({ passage: id, document, title, cites, text }: Suggested): boolean =>
    id !== undefined &&
    document !== undefined &&
    !recalledSince(recalled, { id, document, text }, { title, cites });

function withChangeSaid(changes: readonly Recall[], suggested: Suggested): Suggested {
  const change = changeOf(changes, suggested.passage);
  if (!change) return suggested;
  const { cautions = [] } = suggested;
  return { ...suggested, cautions: [changedCaution(change.since, guidanceWords('en')), ...cautions] };
}

/** The changes that people were told about after this time. Text given later is current again. */
const changesSince = (told: readonly Recall[], at: string): Recall[] =>
  told.filter(({ decidedAt = '' }) => at <= decidedAt);

const changeOf = (changes: readonly Recall[], passage: string | undefined): Recall | undefined =>
  changes.findLast((recall) => passage !== undefined && formsOf(recall).includes(passage));

/** Returns the same object if the guidance has not changed. */
function markChanged(changes: readonly Recall[], citation: Citation): Citation {
  const change = changeOf(changes, citation.passage.id);
  return change ? { ...citation, passage: { ...citation.passage, changedOn: change.since } } : citation;
}

/**
 * Adds a warning to quotes that have been recalled since the message was written, and leaves out a model's
 * sentences based on them. Returns the same object if nothing was recalled.
 */
export function withQuotesMarked(recalled: Recalled, message: OutgoingMessage): OutgoingMessage {
  return withWarnings(message, (citation) =>
    citation.passage.recalledOn === undefined ? markRecalled(recalled, citation) : citation,
  );
}

/** The same for quotes of guidance that has changed, if they were given before an editor told people. */
export async function withChangesMarked(
  { recalls }: Pick<Records, 'recalls'>,
  entries: readonly TranscriptEntry[],
): Promise<TranscriptEntry[]> {
  const told = await recalls.changesTold([...new Set(entries.flatMap(passagesIn))]);
  return entries.map((entry) => {
    if (entry.direction === 'in') return entry;
    const changes = changesSince(told, entry.at);
    return { ...entry, message: withWarnings(entry.message, (citation) => markChanged(changes, citation)) };
  });
}

function passagesIn(entry: TranscriptEntry): string[] {
  if (entry.direction === 'in') return [];
  return entry.message.parts.flatMap((part) => (part.kind === 'quote' ? [part.citation.passage.id] : []));
}

/** `warn` returns the same object if the quote needs no warning. */
function withWarnings(message: OutgoingMessage, warn: (citation: Citation) => Citation): OutgoingMessage {
  const warned = new Map<number, Citation>();
  for (const part of message.parts) {
    if (part.kind !== 'quote') continue;
    const citation = warn(part.citation);
    if (citation !== part.citation) warned.set(part.number, citation);
  }
  const [first] = warned.values();
  if (!first) return message;
  const parts = message.parts.flatMap((part): Part[] => {
    if (part.kind === 'quote') return [{ ...part, citation: warned.get(part.number) ?? part.citation }];
    if (part.kind !== 'claims') return [part];
    const claims = part.claims.filter(({ numbers }) => !numbers.some((number) => warned.has(number)));
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
