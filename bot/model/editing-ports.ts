// Defines what the editors' pages and commands need from outside.
import type { EditingStore, GuidanceStore, LibraryStore } from '../../ingest/model/ports.js';
import type { PublishPorts } from '../../ingest/releases/publish-changes.js';
import type { RefreshPorts } from '../../ingest/sources/refresh-source.js';
import type { ReviewPorts } from '../../ingest/review/review-change.js';
import type { SourceRegistry } from '../../ingest/model/source-registry.js';
import type { Glossary } from '../../knowledge/model/glossary.js';
import type { Contact } from './messages/contact.js';
import type { Store } from './store.js';

export interface EditingPorts {
  /**
   * Every source that is followed: those in the file and those added by editors. An error in the file is
   * listed as a problem, not thrown.
   */
  registry(): Promise<SourceRegistry>;
  ports: RefreshPorts & ReviewPorts & PublishPorts;
  recalls: RecallPorts & ImpactPorts & { answerDeadlineMs: number };
}

/** The draft note or answer that a test question was copied from. */
export interface CopiedFrom {
  draft?: string | undefined;
  answer?: string | undefined;
}

export interface RecallPorts {
  store: Store;
  guidance: Pick<GuidanceStore, 'editionsOf'>;
  editing: Pick<EditingStore, 'edition' | 'recordRewordings'>;
  clock: () => Date;
}

export interface ImpactPorts {
  store: Store;
  guidance: GuidanceStore;
  editing: Pick<EditingStore, 'goldenQuestions'>;
  glossary: Glossary;
  contacts: readonly Contact[];
  /** Absent if the service has no practice notes. */
  library?: Pick<LibraryStore, 'notes'>;
}
