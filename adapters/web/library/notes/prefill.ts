// Fills in the form for a note from an existing note, a draft or questions.
import { shortened } from '../../../../bot/model/messages/shortened.js';
import type { MissedQuestion } from '../../../../bot/model/editing/missed-question.js';
import type { DraftNote } from '../../../../bot/model/handoff/draft-practice-note.js';
import type { HeldNote } from '../../../../ingest/model/practice-note.js';
import type { GuidanceDocument } from '../../../../knowledge/model/source.js';
import { passagePath } from '../documents/passages.js';
import { asMarkdown, quotedLines } from './citation.js';
import { emptyNote, writeSources, type TypedNote } from './typed-note.js';

const LONGEST_TITLE = 90;

export function noteAsTyped({ words, version, owner, reviewOn }: HeldNote, today: string): TypedNote {
  return {
    ...emptyNote(today),
    ...words,
    nations: words.jurisdictions,
    sources: writeSources(words.sources),
    owner,
    reviewOn,
    version,
  };
}

/** Starts with the adviser's advice and the quotes they sent. `documents` are the live documents. */
export function draftAsTyped(
  draft: DraftNote,
  documents: readonly GuidanceDocument[],
  today: string,
): TypedNote {
  const { question, advice, citations, jurisdiction, golden } = draft;
  const cited = new Set(citations.map(({ document }) => document));
  const sources = documents
    .filter(({ slug }) => cited.has(slug))
    .flatMap(({ title, url }) => (url ? [{ title, url }] : []));
  return {
    ...emptyNote(today),
    ...aboutQuestion(golden.question, jurisdiction),
    title: titleOf(question),
    sources: writeSources(sources),
    body: [`## ${asMarkdown(titleOf(question))}`, advice, ...citations.map(quotation)].join('\n\n'),
    fromDraft: draft.id,
    golden: true,
  };
}

export function questionsAsTyped(questions: readonly MissedQuestion[], today: string): TypedNote {
  const [first] = questions;
  if (!first) return emptyNote(today);
  const nations = new Set(questions.flatMap(({ jurisdiction }) => jurisdiction ?? []));
  return {
    ...emptyNote(today),
    ...aboutQuestion(first.text, nations.size === 1 ? first.jurisdiction : undefined),
    title: titleOf(first.text),
    body: `## ${asMarkdown(titleOf(first.text))}\n\n`,
    questions: questions.map(({ answer }) => answer),
    putAway: true,
    golden: true,
  };
}

function aboutQuestion(
  question: string,
  nation: MissedQuestion['jurisdiction'],
): Pick<TypedNote, 'question' | 'questionNation' | 'nations'> {
  return { question, nations: nation ? [nation] : [], questionNation: nation };
}

function titleOf(question: string): string {
  const [sentence = ''] = question.trim().split(/(?<=[?!.])\s|\n/);
  return shortened(sentence, LONGEST_TITLE);
}

function quotation({ quote, title, document, passage }: DraftNote['citations'][number]): string {
  // A draft does not say in which part of its document the passage is. The page that shows the note finds it.
  const link = `[${asMarkdown(title)}](${passagePath({ document, id: passage, position: 0 })})`;
  return `${quotedLines(quote)}\n>\n> (${link})`;
}
