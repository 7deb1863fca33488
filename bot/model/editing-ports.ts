// What the editors' use cases need from outside, for both the pages and the command line.
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
   * The sources we follow: those in the file and those added by editors. Never fails because of the file: an error in
   * it is listed as a problem.
   */
  registry(): Promise<SourceRegistry>;
  ports: RefreshPorts & ReviewPorts & PublishPorts;
  recalls: RecallPorts & ImpactPorts;
}

/**
 * What a question was copied from. A note's form starts with the question of a draft note, or of the first
 * answer that the note is about.
 */
export interface CopiedFrom {
  draft?: string | undefined;
  answer?: string | undefined;
}

export interface RecallPorts {
  store: Store;
  guidance: Pick<GuidanceStore, 'editionsOf'>;
  editing: Pick<EditingStore, 'edition'>;
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
