import type { Selectable } from 'kysely';
import type { ChangeRecord, Publication, ReviewEvent, Trial } from '../../../ingest/model/editing.js';
import type { ChangeRow, EditingTables, PublicationRow } from '../tables/editing.js';
import { fromJson, recordOf } from '../engine/columns.js';

export function readChange({ fingerprint, ...row }: Selectable<ChangeRow>): ChangeRecord {
  return recordOf(row, {
    details: fromJson<ChangeRecord['details']>(row.details),
    decisions: fromJson<ChangeRecord['decisions']>(row.decisions),
    // Ignore `accepted_by_id` if the change was reopened, because reopening only clears `accepted_by`.
    acceptedById: row.accepted_by && row.accepted_by_id,
  });
}

export function readEvent(event: Selectable<EditingTables['review_events']>): ReviewEvent {
  const { id, passage_key: key, ...row } = event;
  return recordOf(row, { key });
}

export function readTrial({ result }: { result: string }): Trial {
  return fromJson(result);
}

export function readPublication({ recalls_opened_at, ...row }: Selectable<PublicationRow>): Publication {
  return recordOf(row);
}
