// Puts together what editors work with: followed sources, changes, trials, publishing, recalls, the past.
import { readFileSync } from 'node:fs';
import { answerQuestion } from '../../knowledge/answer-question.js';
import type { LoadedRelease } from '../../knowledge/answer-question.js';
import type { Question } from '../../knowledge/model/answer.js';
import { withAdded } from '../../ingest/model/added-sources.js';
import type { AddedSourceRecords } from '../../ingest/model/added-sources.js';
import type { FetchSource } from '../../ingest/model/fetching.js';
import { createFolderSource } from '../../ingest/sources/follow-folder.js';
import { loadRelease } from '../../ingest/releases/load-release.js';
import type { PublishPorts } from '../../ingest/releases/publish-changes.js';
import type { RefreshPorts } from '../../ingest/sources/refresh-source.js';
import type { ReviewPorts } from '../../ingest/review/review-change.js';
import { readSourceRegistry } from '../../ingest/model/source-registry.js';
import type { SourceRegistry } from '../../ingest/model/source-registry.js';
import type { ImpactPorts, RecallPorts } from '../../bot/model/editing-ports.js';
import { CONTACTS } from '../../bot/safeguards/contacts.js';
import type { Settings } from './settings/config.js';
import type { Guidance } from './guidance.js';
import type { Past } from './past.js';
import { connectWriting } from './writing-pages.js';
import { createAddressCheck } from '../sources/check-address.js';
import { createFetcher } from '../sources/fetch-politely.js';
import { readFolder } from '../sources/folder.js';
import { createGovukSource } from '../sources/govuk.js';
import { createWebPageSource } from '../sources/web-page.js';
import type { Database } from '../sql/engine/database.js';
import { createStore } from '../sql/conversations/store.js';
import { addedSourceRecords } from '../sql/guidance/added-sources.js';
import { createEditingStore } from '../sql/guidance/editing-store.js';
import { createLibraryStore } from '../sql/guidance/library-store.js';
import type { WritingDesk } from '../web/ports/writing-desk.js';

export interface Editing extends Pick<Past, 'askAsOf'> {
  registry(): Promise<SourceRegistry>;
  /** Whether sources are checked when their schedules come round, and not only when an editor asks. */
  bySchedule: boolean;
  addedSources: AddedSourceRecords;
  /** What the pages need where editors write and look things up. */
  writing: WritingDesk;
  ports: RefreshPorts & ReviewPorts & PublishPorts;
  recalls: RecallPorts & ImpactPorts;
}

export function connectEditing(settings: Settings, database: Database, guidance: Guidance): Editing {
  const { store, indexFiles, embedder, chunkFile, loading } = guidance;
  const editing = createEditingStore(database);
  const clock = () => new Date();
  const asking = (loaded: LoadedRelease) => (question: Question) =>
    answerQuestion({ embedder, loadedRelease: () => Promise.resolve(loaded) }, question);
  const ports: Editing['ports'] = {
    store,
    indexFiles,
    embedder,
    chunkFile,
    editing,
    library: createLibraryStore(database),
    clock,
    fetchSource: connectSources(settings),
    secondEditor: settings.SECOND_EDITOR,
    gate: settings.GOLDEN_GATE,
    askRelease: async (release) => asking(await loadRelease(loading, release)),
  };
  const conversations = createStore(database);
  const addedSources = addedSourceRecords(database);
  return {
    registry: async () => withAdded(readRegistry(settings.SOURCES_FILE), await addedSources.list()),
    bySchedule: settings.REFRESH_SOURCES === 'scheduled',
    addedSources,
    writing: connectWriting({ database, guidance, editing, clock }),
    ports,
    askAsOf: guidance.past.askAsOf,
    recalls: {
      store: conversations,
      guidance: store,
      editing,
      glossary: loading.glossary,
      contacts: CONTACTS,
      library: ports.library,
      clock,
    },
  };
}

function connectSources(settings: Settings): FetchSource {
  const gateway = new URL(settings.GOVUK_URL);
  const privateHosts = settings.PRIVATE_SOURCE_HOSTS.split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const fetchPage = createFetcher({ addresses: createAddressCheck(privateHosts), privateHosts });
  const sources = {
    govuk: createGovukSource(fetchPage, gateway.href),
    'web-page': createWebPageSource(fetchPage),
    folder: createFolderSource(readFolder),
  };
  return (source, held) => sources[source.kind](source, held);
}

/** A list that cannot be read stops neither the pages nor the sources that editors added. */
function readRegistry(file: string): SourceRegistry {
  try {
    return readSourceRegistry(readFileSync(file, 'utf8'), file);
  } catch (error) {
    const why = WHY_UNREADABLE[codeOf(error)] ?? codeOf(error);
    const problem = `${file} cannot be read: ${why}. Put the list of sources there, or name its file with SOURCES_FILE: until then none of its sources is followed.`;
    return { sources: [], problems: [problem] };
  }
}

const WHY_UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'the service has no permission to',
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
