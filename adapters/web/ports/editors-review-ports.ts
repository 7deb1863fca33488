// Defines what the editors' pages need from outside to review and publish guidance, and to handle recalls.
import type { AddedSourceRecords } from '../../../ingest/model/added-sources.js';
import type { Past } from '../../../ingest/releases/ask-as-of.js';
import type { WatchStoreChanges } from '../../../bot/editing/watch-store-changes.js';
import type { EditingPorts } from '../../../bot/model/editing-ports.js';
import type { BotPorts } from '../../../bot/model/ports.js';

export interface EditorsReviewPorts
  extends EditingPorts, Pick<Past, 'askAsOf' | 'askVersion' | 'editionsOn'>, Pick<BotPorts, 'citationLink'> {
  /** True if sources are checked on their schedules, false if they are only checked when an editor asks. */
  bySchedule: boolean;
  addedSources: AddedSourceRecords;
  /** Calls the listener after each step of any work. */
  watchEditingWork: WatchStoreChanges;
  /** Calls the listener after each new report of an unsafe answer, and after each decision on one. */
  watchReports: WatchStoreChanges;
}
