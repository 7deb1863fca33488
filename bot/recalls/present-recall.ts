// Composes a recall message: the guidance that the person was given, with the date; the guidance now, with
// its date; and a button to ask for an adviser.
import type { Citation } from '../../knowledge/model/answer.js';
import { formsOf } from '../../knowledge/model/recalled.js';
import { documentLine } from '../../knowledge/model/words/citation.js';
import { guidanceWords } from '../../knowledge/model/words/guidance-names.js';
import { atParagraphChanged, changedSentences, isPartMoved } from '../../ingest/comparing/changed-words.js';
import type { WordRun } from '../../ingest/model/change.js';
import type { StoredAnswer } from '../model/messages/conversation.js';
import type { OutgoingMessage, Part } from '../model/messages/message.js';
import type { BotPorts } from '../model/ports.js';
import { adviserButton } from '../wording/buttons.js';
import { formatDay } from '../model/messages/format-time.js';
import { placesNow, type Recall } from '../model/recalls/recall.js';
import type { PractitionerWords } from '../wording/english/practitioner-words.js';

/**
 * `matter`: the recalls decided together. `answers`: the answers that gave this person the recalled passages,
 * oldest first. Neither is empty.
 */
export function presentRecall(
  say: PractitionerWords,
  matter: readonly Recall[],
  answers: readonly StoredAnswer[],
  citationLink?: BotPorts['citationLink'],
): OutgoingMessage {
  const [recall] = matter;
  const latest = answers.at(-1)!;
  const opening = say.recall.opening[recall!.reason];
  const parts: Part[] = [
    { kind: 'text', tone: 'news', text: opening },
    ...needToKnow(say, recall!),
    ...whatChanged(say, recall!),
  ];
  const shown = whatWasTold(matter, answers);
  for (const told of shown) {
    parts.push({ kind: 'text', text: say.recall.told(formatDay(told.answer.createdAt, say.language)) });
    for (const { citation, place } of told.citations) {
      const link = citationLink?.(told.answer.id, place);
      // Removes the highlighting, because the highlighted sentences answered the question but may not be the
      // ones that changed.
      parts.push(quoted(parts, { ...citation, answer: [] }, link));
    }
  }
  const before = answers.length - shown.length;
  if (before > 0) parts.push({ kind: 'text', text: say.recall.toldBefore(before) });
  return {
    parts: [...parts, ...whatItSaysNow(say, matter, parts), { kind: 'text', text: say.recall.check }],
    buttons: [adviserButton(say, latest.id)],
    summary: `${opening} ${say.recall.check}`,
    writtenByModel: false,
  };
}

/** Shown before the quotes, so that no one reads wrong text without knowing what is wrong with it. */
function needToKnow(say: PractitionerWords, { reason, comment, needToKnow: written }: Recall): Part[] {
  const text = reason === 'wrong' ? (comment ?? say.recall.wrongSince) : written;
  return text === undefined ? [] : [{ kind: 'text', text }];
}

function whatChanged(say: PractitionerWords, { reason, was, now }: Recall): Part[] {
  if (reason !== 'changed' || !now) return [];
  const moved: Part[] = isPartMoved(was, now.moved) ? [{ kind: 'text', text: say.recall.moved }] : [];
  // Marked as added, text that was itself found wrong would look like the correction.
  if (now.addsRecalled) return [{ kind: 'text', text: say.recall.newIsWrong }, ...moved];
  const changes = changedSentences(was, now.passage.text, now.moved);
  if (!changes.length) return moved;
  const text = (without: WordRun['kind']) =>
    changes
      .filter(({ kind }) => kind !== without)
      .map((run) => run.text)
      .join('')
      .trim();
  return [
    { kind: 'text', text: say.recall.whatChanged },
    { kind: 'text', text: say.recall.changes(text('added'), text('removed')), changes },
    ...moved,
  ];
}

interface Told {
  answer: StoredAnswer;
  /** `place` is the quote's number in its answer, starting at 1. */
  citations: { citation: Citation; place: number }[];
}

/** Lists each passage once, with the latest answer that quoted it. */
function whatWasTold(matter: readonly Recall[], answers: readonly StoredAnswer[]): Told[] {
  const forms = new Map(matter.flatMap((recall) => formsOf(recall).map((form) => [form, recall.id])));
  const recallOf = ({ passage }: Citation) => forms.get(passage.id);
  const left = new Set<number | undefined>(matter.map(({ id }) => id));
  const told: Told[] = [];
  for (const answer of [...answers].reverse()) {
    const citations = answer.answer.citations
      .map((citation, index) => ({ citation, place: index + 1 }))
      .filter(({ citation }) => left.has(recallOf(citation)));
    for (const { citation } of citations) left.delete(recallOf(citation));
    if (citations.length) told.unshift({ answer, citations });
  }
  return told;
}

function whatItSaysNow(say: PractitionerWords, matter: readonly Recall[], before: readonly Part[]): Part[] {
  const { reason, was, now, since } = matter[0]!;
  const day = formatDay(since, say.language);
  if (now && reason === 'scope')
    return [
      {
        kind: 'text',
        text: say.recall.scope(day, documentLine(now.document, guidanceWords(say.language))),
      },
    ];
  if (now && reason === 'audience')
    return [{ kind: 'text', text: say.recall.audience(day, placesNow(matter)) }];
  if (now) return [{ kind: 'text', text: say.recall.now(day) }, quoted(before, wholePassage(was, now))];
  if (reason === 'wrong') return [];
  if (reason === 'withdrawn') return [{ kind: 'text', text: say.recall.withdrawn(day) }];
  return [{ kind: 'text', text: say.recall.nothingNow(day) }];
}

function quoted(before: readonly Part[], citation: Citation, link?: string): Part {
  const number = before.filter(({ kind }) => kind === 'quote').length + 1;
  return { kind: 'quote', number, citation, ...(link !== undefined && { link }) };
}

function wholePassage(was: string, { passage: now, document, moved }: NonNullable<Recall['now']>): Citation {
  const passage = atParagraphChanged(now, was, moved);
  return { passage, document, quote: passage.text, spans: [[0, passage.text.length]], alsoIn: [] };
}
