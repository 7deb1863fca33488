// What the editors' use cases need from outside, on the pages as on the command line.
import type { PublishPorts } from '../../ingest/publish-changes.js';
import type { RefreshPorts } from '../../ingest/refresh-source.js';
import type { ReviewPorts } from '../../ingest/review-change.js';
import type { SourceRegistry } from '../../ingest/source-registry.js';
import type { RecallPorts } from '../recall/open-recalls.js';
import type { HangsOnPorts } from '../recall/what-hangs-on.js';

export interface EditingPorts {
  /** What is followed now: by the file, and by editors. Never fails for the file: that is one of its problems. */
  registry(): Promise<SourceRegistry>;
  ports: RefreshPorts & ReviewPorts & PublishPorts;
  recalls: RecallPorts & HangsOnPorts;
}
