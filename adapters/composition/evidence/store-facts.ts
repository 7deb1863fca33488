// Reads counts and dates from the store for the evidence pack, but no personal data.
import { countNeverClosed } from '../../../bot/governance/count-never-closed.js';
import { arePeriodsConfirmed } from '../../../bot/governance/delete-old.js';
import type {
  RetentionCounts,
  RetentionRun,
  RetentionSchedule,
} from '../../../bot/model/governance/retention.js';
import { clockOf, type ComplaintProgress } from '../../../bot/model/governance/complaint.js';
import type { Store } from '../../../bot/model/store.js';
import { withEditedContacts, type EditedEntryRecords } from '../../../bot/model/editing/edited-entries.js';
import { CONTACTS } from '../../../bot/safeguards/contacts.js';
import { EMBEDDED_BY, type Publication, type SourceRecord } from '../../../ingest/model/editing.js';
import type { EditingStore, EditionRecord, GuidanceStore } from '../../../ingest/model/ports.js';
import { knowsItsSignals } from '../../../knowledge/confidence/passage-odds.js';
import type { Release } from '../../../knowledge/model/release.js';
import type { GuidanceDocument } from '../../../knowledge/model/source.js';
import { describeFailure } from '../../../knowledge/model/errors.js';
import type { DocumentFact, Facts, ReleaseFact, StoreFacts } from '../../evidence/model/facts.js';
import { lastBackup } from '../../sql/backup/last-backup.js';
import { countRows } from '../../sql/engine/count-rows.js';
import type { Database } from '../../sql/engine/open-database.js';

export interface OpenedStore {
  database: Database;
  store: Store;
  guidance: Pick<GuidanceStore, 'liveRelease' | 'editionsOf'>;
  editing: Pick<EditingStore, 'publications' | 'sources'>;
  editedEntries: Pick<EditedEntryRecords, 'list'>;
}

/** If the store cannot be read, the pack is still made, and says which facts could not be read. */
export async function storeFacts(
  opened: () => Promise<OpenedStore>,
  schedule: RetentionSchedule,
  now: string,
): Promise<Facts['store']> {
  try {
    return await readStore(await opened(), schedule, now);
  } catch (error) {
    return { problem: describeFailure(error) };
  }
}

async function readStore(
  { database, store, guidance, editing, editedEntries }: OpenedStore,
  schedule: RetentionSchedule,
  now: string,
): Promise<StoreFacts> {
  const { complaints, holds, switches } = store.records;
  const live = await guidance.liveRelease();
  const [last] = await store.retention.runs(1);
  const placed = await holds.list(now);
  const backedUpAt = await lastBackup(database.kysely);
  return {
    kind: database.dialect === 'sqlite' ? 'SQLite' : 'PostgreSQL',
    tables: await countRows(database),
    ...(live && {
      release: releaseFact(live, await guidance.editionsOf(live.number), await editing.publications()),
    }),
    ...(await confirmation(store, schedule)),
    ...(last && { lastDeletion: deletion(last) }),
    holds: placed.filter(({ lifted, endsAt }) => !lifted && (endsAt === undefined || endsAt > now)).length,
    complaints: count(await complaints.progress(), now),
    neverClosed: await countNeverClosed(store.records, schedule.periods, new Date(now)),
    ...(backedUpAt !== undefined && { lastBackup: backedUpAt }),
    off: (await switches.off()).map(({ name }) => name),
    sourcesChecked: checked(await editing.sources()),
    contacts: withEditedContacts(CONTACTS, await editedEntries.list()),
  };
}

function checked(sources: readonly SourceRecord[]): StoreFacts['sourcesChecked'] {
  const latest = sources
    .map(({ checkedAt }) => checkedAt)
    .sort()
    .at(-1);
  return { sources: sources.length, ...(latest !== undefined && { latest }) };
}

function count(complaints: readonly ComplaintProgress[], now: string): StoreFacts['complaints'] {
  const states = complaints.map((complaint) => clockOf(complaint, now).state);
  const [closed, acknowledged, overdue] = (['closed', 'acknowledged', 'overdue'] as const).map(
    (state) => states.filter((one) => one === state).length,
  ) as [number, number, number];
  const open = states.length - closed;
  return { open, waiting: open - acknowledged, overdue, closed };
}

function releaseFact(
  { number, passages, model, calibration }: Release,
  editions: readonly EditionRecord[],
  publications: readonly Publication[],
): ReleaseFact {
  const isCalibrated = calibration !== undefined && knowsItsSignals(calibration);
  const documents = editions.map(({ document }) => documentFact(document));
  // Ignores roll-backs and new embeddings of the same text, because they do not change how the text was
  // published.
  const made = publications.find(({ kind, editor }) => kind !== 'roll-back' && editor !== EMBEDDED_BY);
  const madeBy = made && (made.kind === 'publish' ? 'review' : 'import');
  return {
    number,
    documents,
    passages,
    ...(madeBy && { madeBy }),
    embeddedWith: model.weightsHash,
    isCalibrated,
  };
}

function documentFact({
  slug,
  title,
  publisher,
  date,
  licence,
  standing,
  sample,
}: GuidanceDocument): DocumentFact {
  return {
    slug,
    title,
    ...(publisher !== undefined && { publisher }),
    ...(date !== undefined && { date }),
    ...(licence !== undefined && { licence }),
    standing,
    isSample: sample === true,
  };
}

async function confirmation(
  store: Store,
  schedule: RetentionSchedule,
): Promise<Pick<StoreFacts, 'periodsConfirmed'>> {
  if (schedule.confirmedBySetting) return { periodsConfirmed: { where: 'settings' } };
  if (!(await arePeriodsConfirmed(store, schedule))) return {};
  const at = (await store.records.decisions.confirmedPeriods())?.at;
  return { periodsConfirmed: { where: 'desk', ...(at !== undefined && { at }) } };
}

function deletion({ name, endedAt, deleted, failed }: RetentionRun): StoreFacts['lastDeletion'] {
  return { name, ...(endedAt !== undefined && { endedAt }), deleted: sum(deleted), failed: sum(failed) };
}

function sum(counts: RetentionCounts): number {
  return Object.values(counts).reduce((all, one) => all + one, 0);
}
