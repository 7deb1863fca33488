// Connects the parts that editors use: sources, changes, test questions, publishing, recalls, notes and old
// releases.
import { answerQuestion, type LoadedRelease } from '../../knowledge/answer-question.js';
import type { Question } from '../../knowledge/model/answer.js';
import type { RedactedText } from '../../knowledge/model/personal-data.js';
import { markRecalledIn } from '../../knowledge/model/recalled.js';
import { redact } from '../../knowledge/redaction/redact.js';
import { withAdded, type AddedSourceRecords } from '../../ingest/model/added-sources.js';
import type { FetchSource } from '../../ingest/model/fetching.js';
import { listNotes, type ListNotesPorts } from '../../ingest/notes/list-notes.js';
import { previewNote, type PreviewPorts } from '../../ingest/notes/preview-note.js';
import { saveNote, type SaveNotePorts } from '../../ingest/notes/save-note.js';
import { withdrawNote } from '../../ingest/notes/withdraw-note.js';
import type { Past } from '../../ingest/releases/ask-as-of.js';
import { loadRelease } from '../../ingest/releases/load-release.js';
import { addGolden } from '../../ingest/review/add-golden.js';
import { editGolden } from '../../ingest/review/edit-golden.js';
import { readEdition, readHistory } from '../../ingest/review/read-history.js';
import { secondEditorPolicy } from '../../ingest/review/second-editor.js';
import { askGolden } from '../../ingest/review/ask-golden.js';
import { resumeGolden } from '../../ingest/review/resume-golden.js';
import { reviewChange } from '../../ingest/review/review-change.js';
import { draftWithoutRecalled } from '../../bot/answers/mark-recalled.js';
import { leaveOut } from '../../ingest/releases/without-recalled.js';
import { connectPast } from './editing/past.js';
import { connectRecalls, connectReports } from './editing/recalls.js';
import { createSearch } from '../../ingest/releases/search-draft.js';
import { createFolderSource } from '../../ingest/sources/follow-folder.js';
import { receiveUpload } from '../../ingest/sources/receive-upload.js';
import { messageCopiedFrom } from '../../bot/editing/message-copied-from.js';
import { requestEditingWork } from '../../bot/editing/request-editing-work.js';
import type { EditingPorts } from '../../bot/model/editing-ports.js';
import { may } from '../../bot/model/people/roles.js';
import type { Bot } from '../../bot/create-bot.js';
import type { BotPorts } from '../../bot/model/ports.js';
import type { Records } from '../../bot/model/store.js';
import { readChange } from '../../bot/recalls/change-and-impact.js';
import { checkTermsAndContacts } from '../../bot/reporting/check-terms-and-contacts.js';
import { createQuestionVectors, groupMissedQuestions } from '../../bot/reporting/group-questions.js';
import { createLibraryStatistics } from '../../bot/reporting/read-library-statistics.js';
import { CONTACTS } from '../../bot/safeguards/contacts.js';
import type { Settings } from './settings/environment-settings.js';
import type { Guidance } from './guidance.js';
import type { Stores } from './stores.js';
import { messageReadingPorts, redactAsRead, type ConnectedReader } from './message-reader.js';
import { createAddressCheck } from '../sources/check-address.js';
import { createFetcher, type FetcherOptions } from '../sources/fetch-politely.js';
import { readFolder } from '../sources/folder.js';
import { createGovukSource } from '../sources/govuk.js';
import { readRegistryFile } from '../sources/registry-file.js';
import { createWebPageSource } from '../sources/web-page.js';
import type { ReviewDesk } from '../web/ports/editors-review-ports.js';
import type { SetUpState } from '../web/ports/set-up.js';
import type { EditingPages } from '../web/ports/web-options.js';
import type { AskedQuestion, NoteDesk, WritingDesk } from '../web/ports/editors-writing-ports.js';

export interface Editing extends EditingPorts, Pick<Past, 'askAsOf' | 'askVersion' | 'editionsOn'> {
  /** True if sources are also checked on a schedule, not only when an editor asks. */
  bySchedule: boolean;
  addedSources: AddedSourceRecords;
  redactAsked: (text: string) => Promise<RedactedText>;
  writing: WritingDesk;
}

/** `pauseMs`: the pause between 2 requests to the same site. Shorter in tests, which use their own sites. */
export function connectEditing(
  settings: Settings,
  stores: Stores,
  guidance: Guidance,
  polite: Pick<FetcherOptions, 'pauseMs'> = {},
): Editing {
  const { store, indexFiles, embedder, chunkFile, loading } = guidance;
  const { addedSources, editing, library } = stores;
  const clock = () => new Date();
  const asking = (loaded: LoadedRelease) => (question: Question) =>
    answerQuestion({ embedder, loadedRelease: () => Promise.resolve(loaded) }, question);
  const ports: Editing['ports'] = {
    store,
    indexFiles,
    embedder,
    chunkFile,
    editing,
    library,
    clock,
    fetchSource: connectSources(settings, polite),
    secondEditor: settings.SECOND_EDITOR,
    signedInEditors: async () =>
      (await stores.sessions.list(clock().toISOString()))
        .filter(({ roles }) => may(roles, 'edit'))
        .map(({ name }) => name),
    gate: settings.GOLDEN_GATE,
    async askRelease(number) {
      const release = await loadRelease(loading, number);
      return asking(leaveOut(release, await stores.store.records.recalls.recalled()));
    },
  };
  return {
    registry: async () => withAdded(readRegistryFile(settings.SOURCES_FILE), await addedSources.list()),
    bySchedule: settings.REFRESH_SOURCES === 'scheduled',
    addedSources,
    writing: connectWriting(stores, guidance, clock),
    ports,
    redactAsked: async (text) => (await redactAsRead(messageReadingPorts(guidance.messageReader), text)).text,
    askAsOf: guidance.past.askAsOf,
    askVersion: guidance.past.askVersion,
    editionsOn: guidance.past.editionsOn,
    recalls: {
      store: stores.store,
      guidance: store,
      editing,
      get glossary() {
        return guidance.entries.glossary();
      },
      get contacts() {
        return guidance.entries.contacts();
      },
      library,
      clock,
      answerDeadlineMs: settings.ANSWER_DEADLINE_MINUTES * 60_000,
    },
  };
}

function connectSources(settings: Settings, polite: Pick<FetcherOptions, 'pauseMs'>): FetchSource {
  const gateway = new URL(settings.GOVUK_URL);
  const privateHosts = settings.PRIVATE_SOURCE_HOSTS.split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const fetchPage = createFetcher({ addresses: createAddressCheck(privateHosts), privateHosts, ...polite });
  const sources = {
    govuk: createGovukSource(fetchPage, gateway.href),
    'web-page': createWebPageSource(fetchPage),
    folder: createFolderSource(readFolder),
  };
  return (source, held) => sources[source.kind](source, held);
}

export function connectEditingPages(
  editing: Editing,
  bot: Pick<Bot, 'wake' | 'watchEditingWork' | 'watchReports'>,
  setUp: SetUpState,
  citationLink?: BotPorts['citationLink'],
): EditingPages {
  return { review: connectReview(editing, bot, citationLink), writing: editing.writing, setUp };
}

function connectReview(
  editing: Editing,
  { wake, watchEditingWork, watchReports }: Pick<Bot, 'wake' | 'watchEditingWork' | 'watchReports'>,
  citationLink: BotPorts['citationLink'],
): ReviewDesk {
  const { ports } = editing;
  const { store } = editing.recalls;
  return {
    records: ports.editing,
    async secondEditor(reviewer) {
      const policy = await secondEditorPolicy(ports, reviewer);
      return { policy, isAlone: ports.secondEditor === 'where-two' && policy === 'never' };
    },
    gate: ports.gate,
    registry: editing.registry,
    bySchedule: editing.bySchedule,
    addedSources: editing.addedSources,
    work: {
      async ask(request, editor) {
        const work = await requestEditingWork({ store, clock: ports.clock }, request, editor);
        wake();
        return work;
      },
      find: (id) => store.records.editingWork.find(id),
      latest: (kinds, limit) => store.records.editingWork.latest(kinds, limit),
      watch: watchEditingWork,
    },
    review: (review) => reviewChange(ports, review),
    read: (change) => readChange(editing, change),
    addGolden: async (golden, editor, from) =>
      addGolden(ports, golden, editor, await messageCopiedFrom(store.records, from)),
    editGolden: (id, edited) => editGolden(ports, id, edited),
    resumeGolden: (id) => resumeGolden(ports, id),
    askGolden: async (release, golden) => askGolden(await ports.askRelease(release), golden),
    recalls: connectRecalls(editing, wake, citationLink),
    reports: connectReports(editing, watchReports),
    liveRelease: () => ports.store.liveRelease(),
    release: (number) => ports.store.release(number),
    editionsOf: (release) => ports.store.editionsOf(release),
    documentsOf: async (release) => (await ports.store.editionsOf(release)).map(({ document }) => document),
    ...connectPast(editing),
  };
}

function connectWriting(
  { store: { records }, editing, library, questions, figures, editedEntries }: Stores,
  { store, embedder, chunkFileUrgently: chunkFile, loading, loadedRelease, messageReader, entries }: Guidance,
  clock: () => Date,
): WritingDesk {
  const search = createSearch({ editing, loading, loadedRelease });
  const vectorOf = createQuestionVectors(embedder);
  const ports = { store, editing, embedder, chunkFile, library, clock };
  const redacted = (question: AskedQuestion) => redactedQuestion(messageReader, question);
  const livePassages = async () => (await loadedRelease())?.index.content.passages ?? [];
  return {
    notes: connectNotes({ ...ports, livePassages, loadedRelease }, records, redacted),
    uploads: { list: library.uploads, take: (upload) => receiveUpload(ports, upload) },
    search: {
      ...search,
      explain: async (question, release) => search.explain(await redacted(question), release),
    },
    questions: {
      groups: (since) => groupMissedQuestions(questions, vectorOf, since),
      ratedDown: (since) => questions.ratedDown(since),
      list: (since, limit) => questions.list(since, limit),
      find: questions.find,
      handle: (answers, editor) => questions.handle(answers, editor, clock().toISOString()),
    },
    editions: {
      history: (slug) => readHistory(ports, slug),
      async edition(slug, id) {
        const found = await readEdition(ports, slug, id);
        return found && markRecalledIn(await records.recalls.recalled(), found);
      },
    },
    termsAndContacts: async (now) =>
      checkTermsAndContacts(entries.glossary(), entries.contacts(), await livePassages(), now),
    entries: {
      edited: () => entries.edited(),
      async save(...steps) {
        const saved = await editedEntries.save(...steps);
        await entries.refresh();
        return saved;
      },
      isOfProgram: (contact) => CONTACTS.some(({ id }) => id === contact),
    },
    statistics: createLibraryStatistics({
      records: figures,
      content: async () => (await loadedRelease())?.index.content,
    }),
    async personalData(text) {
      const reading = await messageReader.read?.(text);
      // Does not use the strict rules, because they would redact far too many words. An editor checks each
      // redaction anyway.
      return redact(text, {}, reading === 'failed' ? undefined : reading).redactions;
    },
  };
}

function connectNotes(
  ports: ListNotesPorts & SaveNotePorts & PreviewPorts,
  { notes: drafts, recalls }: Pick<Records, 'notes' | 'recalls'>,
  redacted: (question: AskedQuestion) => Promise<Question>,
): NoteDesk {
  return {
    list: () => listNotes(ports),
    find: ports.library.note,
    save: (note) => saveNote(ports, note),
    withdraw: (note) => withdrawNote(ports, note),
    preview: async (words, { slug, question }) =>
      previewNote(ports, words, {
        ...(slug !== undefined && { slug }),
        ...(question && { question: await redacted(question) }),
      }),
    drafts: () => drafts.inState('draft'),
    async draft(id) {
      const found = await drafts.find(id);
      return found && draftWithoutRecalled({ recalls }, found);
    },
    putAway: (draft) => drafts.setState(draft, 'rejected'),
  };
}

export async function redactedQuestion(
  reader: Pick<ConnectedReader, 'read' | 'strict'> | undefined,
  { text, jurisdiction }: AskedQuestion,
): Promise<Question> {
  const asked = await redactAsRead(messageReadingPorts(reader), text);
  return { text: asked.text, context: [], ...(jurisdiction && { jurisdiction }) };
}
