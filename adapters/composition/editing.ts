// Connects the parts that editors use: sources, changes, test questions, publishing, recalls, notes and old
// releases.
import { answerQuestion, type LoadedRelease } from '../../knowledge/answer-question.js';
import type { Question } from '../../knowledge/model/answer.js';
import { markRecalledIn } from '../../knowledge/model/recalled.js';
import { redact } from '../../knowledge/redaction/redact.js';
import { withAdded } from '../../ingest/model/added-sources.js';
import type { FetchSource } from '../../ingest/model/fetching.js';
import { loadRelease } from '../../ingest/releases/load-release.js';
import { readEdition, readHistory } from '../../ingest/review/read-history.js';
import { leaveOutRecalled } from '../../ingest/releases/without-recalled.js';
import { createSearch } from '../../ingest/releases/search-draft.js';
import { createFolderSource } from '../../ingest/sources/follow-folder.js';
import { receiveUpload } from '../../ingest/sources/receive-upload.js';
import { may } from '../../bot/model/people/roles.js';
import type { Bot } from '../../bot/create-bot.js';
import {
  messageReadingPorts,
  redactAsRead,
  type ReaderOrRules,
} from '../../bot/message-reading/message-reading-ports.js';
import type { BotPorts, Log } from '../../bot/model/ports.js';
import { checkTermsAndContacts } from '../../bot/reporting/check-terms-and-contacts.js';
import { createQuestionVectors, groupMissedQuestions } from '../../bot/reporting/group-questions.js';
import { createLibraryStatistics } from '../../bot/reporting/read-library-statistics.js';
import { CONTACTS } from '../../bot/safeguards/contacts.js';
import type { Settings } from './settings/environment-settings.js';
import type { Guidance } from './guidance.js';
import type { Stores } from './stores.js';
import { createAddressCheck } from '../sources/check-address.js';
import { createFetcher, type FetcherOptions } from '../sources/fetch-politely.js';
import { readFolder } from '../sources/folder.js';
import { createGovukSource } from '../sources/govuk.js';
import { readRegistryFile } from '../sources/registry-file.js';
import { createWebPageSource } from '../sources/web-page.js';
import type { EditingPages, EditorsReviewPorts, SetUpState } from '../web/ports/web-options.js';
import type { QuestionInLibrary, EditorsWritingPorts } from '../web/ports/editors-writing-ports.js';

/** The editors' ports, without those that only the web pages use. */
export interface Editing extends Omit<
  EditorsReviewPorts,
  'watchEditingWork' | 'watchReports' | 'citationLink'
> {
  writing: EditorsWritingPorts;
}

interface FollowOptions extends Pick<FetcherOptions, 'pauseMs'> {
  /** Absent in tests, which also pause for less time between 2 requests to the same site. */
  log?: Log;
}

export function connectEditing(
  settings: Settings,
  stores: Stores,
  guidance: Guidance,
  follow: FollowOptions = {},
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
    fetchSource: connectSources(settings, follow),
    secondEditor: settings.SECOND_EDITOR,
    signedInEditors: async () =>
      (await stores.sessions.list(clock().toISOString()))
        .filter(({ roles }) => may(roles, 'edit'))
        .map(({ name }) => name),
    gate: settings.GOLDEN_GATE,
    async askRelease(number) {
      const release = await loadRelease(loading, number);
      return asking(leaveOutRecalled(release, await stores.store.records.recalls.recalled()));
    },
  };
  return {
    registry: async () => withAdded(readRegistryFile(settings.SOURCES_FILE), await addedSources.list()),
    bySchedule: settings.REFRESH_SOURCES === 'scheduled',
    addedSources,
    writing: connectWriting(stores, guidance, clock),
    ports,
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

function connectSources(settings: Settings, { log, pauseMs }: FollowOptions): FetchSource {
  const gateway = new URL(settings.GOVUK_URL);
  const privateHosts = settings.PRIVATE_SOURCE_HOSTS.split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const fetchPage = createFetcher({
    addresses: createAddressCheck(privateHosts),
    privateHosts,
    pauseMs,
    onFault: (host, code) => log?.warn({ host, code }, 'A publisher’s site could not be read.'),
  });
  const sources = {
    govuk: createGovukSource(fetchPage, gateway.href),
    'web-page': createWebPageSource(fetchPage),
    folder: createFolderSource(readFolder),
  };
  return (source, held) => sources[source.kind](source, held);
}

export function connectEditingPages(
  { writing, ...editing }: Editing,
  { watchEditingWork, watchReports }: Pick<Bot, 'watchEditingWork' | 'watchReports'>,
  setUp: SetUpState,
  citationLink?: BotPorts['citationLink'],
): EditingPages {
  return { review: { ...editing, watchEditingWork, watchReports, citationLink }, writing, setUp };
}

function connectWriting(
  { store: { records }, editing, library, questions, figures, editedEntries }: Stores,
  { store, embedder, chunkFileUrgently: chunkFile, loading, loadedRelease, messageReader, entries }: Guidance,
  clock: () => Date,
): EditorsWritingPorts {
  const search = createSearch({ editing, loading, loadedRelease });
  const vectorOf = createQuestionVectors(embedder);
  const ports = { store, editing, embedder, chunkFile, library, clock };
  const redacted = (question: QuestionInLibrary) => redactedQuestion(messageReader, question);
  const livePassages = async () => (await loadedRelease())?.index.content.passages ?? [];
  return {
    notes: { ...ports, livePassages, loadedRelease },
    redacted,
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

export async function redactedQuestion(
  reader: ReaderOrRules | undefined,
  { text, jurisdiction }: QuestionInLibrary,
): Promise<Question> {
  const asked = await redactAsRead(messageReadingPorts(reader), text);
  return { text: asked.text, context: [], ...(jurisdiction && { jurisdiction }) };
}
