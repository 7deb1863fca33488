// Gives the pages where editors write and look things up their records and their use cases.
import { explainAnswer } from '../../knowledge/explain-answer.js';
import type { LoadedRelease } from '../../knowledge/answer-question.js';
import type { Question } from '../../knowledge/model/answer.js';
import { redact } from '../../knowledge/redaction/redact.js';
import { documentHistory } from '../../ingest/model/history.js';
import { listNotes } from '../../ingest/notes/list-notes.js';
import { loadRelease } from '../../ingest/releases/load-release.js';
import type { EditingStore, LibraryStore } from '../../ingest/model/ports.js';
import { previewNote } from '../../ingest/notes/preview-note.js';
import { saveNote } from '../../ingest/notes/save-note.js';
import { receiveUpload } from '../../ingest/sources/receive-upload.js';
import { withdrawNote } from '../../ingest/notes/withdraw-note.js';
import { checkTermsAndContacts } from '../../bot/reporting/check-terms-and-contacts.js';
import { createQuestionVectors, groupQuestions } from '../../bot/reporting/group-questions.js';
import { createLibraryStatistics } from '../../bot/reporting/read-library-statistics.js';
import { CONTACTS } from '../../bot/safeguards/contacts.js';
import type { Guidance } from './guidance.js';
import type { Database } from '../sql/engine/database.js';
import { createQuestionRecords } from '../sql/conversations/question-records.js';
import { createStore } from '../sql/conversations/store.js';
import { createStatisticsRecords } from '../sql/statistics/statistics-records.js';
import { createLibraryStore } from '../sql/guidance/library-store.js';
import type { AskedQuestion, QuestionDesk, SearchDesk, WritingDesk } from '../web/ports/writing-desk.js';

export interface WritingParts {
  database: Database;
  guidance: Pick<Guidance, 'store' | 'embedder' | 'chunkFileUrgently' | 'loading' | 'loadedRelease'>;
  editing: EditingStore;
  clock: () => Date;
}

export function connectWriting(parts: WritingParts): WritingDesk {
  const { database, guidance, editing, clock } = parts;
  const { store, embedder, chunkFileUrgently: chunkFile, loading, loadedRelease } = guidance;
  const library = createLibraryStore(database);
  const { notes: drafts } = createStore(database).records;
  const ports = { store, editing, embedder, chunkFile, library, clock };
  const livePassages = async () => (await loadedRelease())?.index.content.passages ?? [];
  return {
    notes: {
      list: () => listNotes({ ...ports, livePassages }),
      find: library.note,
      save: (note) => saveNote(ports, note),
      withdraw: (note) => withdrawNote(ports, note),
      preview: (words, { slug, question }) =>
        previewNote({ chunkFile, embedder, loadedRelease }, words, {
          ...(slug !== undefined && { slug }),
          ...(question && { question: redacted(question) }),
        }),
      drafts: () => drafts.inState('draft'),
      draft: drafts.find,
      putAway: (draft) => drafts.setState(draft, 'rejected'),
    },
    uploads: { list: library.uploads, take: (upload) => receiveUpload(ports, upload) },
    search: connectSearch(parts),
    questions: connectQuestions(parts),
    editions: connectHistory(library, editing),
    termsAndContacts: async (now) =>
      checkTermsAndContacts(loading.glossary, CONTACTS, await livePassages(), now),
    statistics: createLibraryStatistics({
      records: createStatisticsRecords(database.kysely),
      content: async () => (await loadedRelease())?.index.content,
    }),
    personalData: (text) => redact(text).redactions,
  };
}

function redacted({ text, jurisdiction }: AskedQuestion): Question {
  return { text: redact(text).text, context: [], ...(jurisdiction && { jurisdiction }) };
}

function connectSearch({ guidance, editing }: WritingParts): SearchDesk {
  const { store, embedder, loading, loadedRelease } = guidance;
  let loaded: { number: number; release: LoadedRelease } | undefined;
  const draft = async () => {
    const trial = await editing.latestTrial();
    const release = trial && (await store.release(trial.release));
    return release?.state === 'building' ? release.number : undefined;
  };
  /** The one looked at last is kept: an editor asks several questions of it. */
  const loadDraft = async () => {
    const number = await draft();
    if (number === undefined) return undefined;
    if (loaded?.number !== number) loaded = { number, release: await loadRelease(loading, number) };
    return loaded.release;
  };
  return {
    draft,
    async explain(question, which) {
      const release = which === 'live' ? await loadedRelease() : await loadDraft();
      return release && explainAnswer(embedder, release, redacted(question));
    },
  };
}

/** Above it, joining the groups would hold others up; the newest are what an editor can act on. */
const MAX_GROUPED = 300;

function connectQuestions({ database, guidance, clock }: WritingParts): QuestionDesk {
  const records = createQuestionRecords(database);
  const vectorOf = createQuestionVectors(guidance.embedder);
  return {
    async groups(since) {
      const questions = await records.list(since, MAX_GROUPED + 1);
      return {
        groups: await groupQuestions(vectorOf, questions.slice(0, MAX_GROUPED)),
        isCapped: questions.length > MAX_GROUPED,
      };
    },
    find: (answers) => records.find(answers),
    handle: (answers, editor) => records.handle(answers, editor, clock().toISOString()),
  };
}

function connectHistory(library: LibraryStore, editing: EditingStore): WritingDesk['editions'] {
  return {
    async history(slug) {
      const [editions, publications, changes] = await Promise.all([
        library.editionsOf(slug),
        editing.publications(),
        editing.changes(),
      ]);
      return documentHistory(
        editions,
        publications,
        changes.filter(({ document }) => document === slug),
      );
    },
    async edition(slug, id) {
      const found = await editing.edition(id);
      if (found?.record.document.slug !== slug) return undefined;
      return { document: found.record.document, passages: found.placed.map(({ passage }) => passage) };
    },
  };
}
