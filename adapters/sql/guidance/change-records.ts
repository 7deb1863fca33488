import {
  UNDECIDED,
  type ChangeRecord,
  type ReviewAction,
  type ReviewEvent,
} from '../../../ingest/model/editing.js';
import type { ChangeRecords, Proposal, Reviewed } from '../../../ingest/model/ports.js';
import { auditReview } from '../audit/audit-editing.js';
import type { Database, Queries } from '../engine/open-database.js';
import { transact } from '../engine/transact.js';
import { readChange, readEvent } from './editing-rows.js';
import { lockLive } from './guidance-store.js';
import { all, first } from '../engine/read-rows.js';
import { slices } from '../engine/slices.js';
import { guidanceWording as said } from '../wording/guidance-wording.js';

export function changeRecords(database: Database): ChangeRecords {
  const db = database.kysely;
  const transaction = <T>(work: (tx: Queries) => Promise<T>) => transact(db, work);
  return {
    propose: (proposal, now, editor) => transaction((tx) => propose(tx, proposal, now, editor)),
    takeBack: ({ source, document, comment }, now) =>
      transaction((tx) => replaceOthers(tx, document, { source, now, editor: SERVICE, comment })),
    change: (id) => findChange(db, id),
    changes: async (states) => {
      if (states?.length === 0) return [];
      let rows = db.selectFrom('changes').selectAll().orderBy('id');
      if (states) rows = rows.where('state', 'in', states);
      return (await rows.execute()).map(readChange);
    },
    changesTo: (document) =>
      all(db.selectFrom('changes').selectAll().where('document', '=', document).orderBy('id'), readChange),
    review: (id, version, reviewed, event) => transaction((tx) => review(tx, id, version, reviewed, event)),
    editorsSince: async (at) => {
      const rows = await db
        .selectFrom('review_events')
        .select('editor')
        .distinct()
        .where('at', '>=', at)
        // Only include reviews by people, not automatic steps or uploads.
        .where('editor', '!=', SERVICE)
        .where('action', 'in', REVIEWS)
        .execute();
      return rows.map(({ editor }) => editor);
    },
    events: async (...changes) => {
      const events: ReviewEvent[] = [];
      for (const some of slices(changes)) {
        const rows = db.selectFrom('review_events').selectAll().where('change', 'in', some);
        events.push(...(await all(rows.orderBy('id'), readEvent)));
      }
      return events;
    },
  };
}

async function findChange(db: Queries, id: number): Promise<ChangeRecord | undefined> {
  return first(db.selectFrom('changes').selectAll().where('id', '=', id), readChange);
}

/** The name of the program in the history of changes. */
const SERVICE = 'refresh';
const REVIEWS: readonly ReviewAction[] = ['accept', 'reject', 'reopen', 'edit', 'comment', 'publish'];

export async function propose(
  tx: Queries,
  proposal: Proposal,
  now: string,
  editor = SERVICE,
): Promise<ChangeRecord> {
  const { source, document, edition, base, weight, note } = proposal;
  // Wait for any other proposal to finish. Otherwise, 2 proposals made at the same moment could both stay
  // open.
  await lockLive(tx);
  const fingerprint = `${document} ${edition ?? 'gone'} ${base ?? 'new'}`;
  const inserted = await tx
    .insertInto('changes')
    .values({
      source,
      document,
      edition,
      base,
      fingerprint,
      state: 'open',
      weight,
      note,
      found_at: now,
      version: 1,
      details: '{}',
      decisions: '{}',
    })
    .onConflict((c) => c.column('fingerprint').doNothing())
    .returningAll()
    .executeTakeFirst();
  const row =
    inserted ??
    (await tx
      .selectFrom('changes')
      .selectAll()
      .where('fingerprint', '=', fingerprint)
      .executeTakeFirstOrThrow());
  await replaceOthers(tx, document, {
    except: row.id,
    now,
    editor,
    comment: said.history.replacedBy(row.id),
  });
  // If the source has gone back to a version that was replaced or published, someone must decide on it
  // again. If that version was rejected, only reopen the change if someone asks for it, not because the
  // source was checked again.
  const isAskedFor = editor !== SERVICE || proposal.askAgain === true;
  if (row.state === 'replaced' || row.state === 'published' || (row.state === 'rejected' && isAskedFor))
    return reopen(tx, row.id, note, now, editor);
  return readChange(row);
}

interface Replacement {
  except?: number;
  /** If given, only changes proposed by this source are replaced. */
  source?: string;
  now: string;
  editor: string;
  comment: string;
}

/** Marks undecided changes to a document as out of date, because the document has changed again. */
export async function replaceOthers(
  tx: Queries,
  document: string,
  { except = 0, source, now, editor, comment }: Replacement,
): Promise<void> {
  const others = await tx
    .updateTable('changes')
    .set((e) => ({ state: 'replaced', version: e('version', '+', 1) }))
    .where('document', '=', document)
    .where('id', '!=', except)
    .where('state', 'in', UNDECIDED)
    .$if(source !== undefined, (query) => query.where('source', '=', source!))
    .returning('id')
    .execute();
  for (const other of others)
    await addEvent(tx, { change: other.id, at: now, editor, action: 'replace', comment });
}

async function reopen(
  tx: Queries,
  id: number,
  note: string | undefined,
  now: string,
  editor: string,
): Promise<ChangeRecord> {
  await tx
    .updateTable('changes')
    .set((e) => ({
      state: 'open',
      version: e('version', '+', 1),
      accepted_by: null,
      release: null,
      note: note ?? null,
    }))
    .where('id', '=', id)
    .execute();
  await addEvent(tx, { change: id, at: now, editor, action: 'reopen' });
  return (await findChange(tx, id))!;
}

async function review(
  tx: Queries,
  id: number,
  version: number,
  { state, weight, details, decisions, acceptedBy, acceptedById }: Reviewed,
  event: ReviewEvent,
): Promise<ChangeRecord | undefined> {
  const row = await tx
    .updateTable('changes')
    .set({
      version: version + 1,
      ...(state && { state }),
      ...(weight && { weight }),
      ...(details && { details: JSON.stringify(details) }),
      ...(decisions && { decisions: JSON.stringify(decisions) }),
      // Reopening or rejecting a change clears an earlier acceptance.
      ...(state === 'open' || state === 'rejected'
        ? { accepted_by: null }
        : acceptedBy && { accepted_by: acceptedBy, accepted_by_id: acceptedById ?? null }),
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  if (!row) return undefined;
  await addEvent(tx, event);
  await auditReview(tx, event);
  return readChange(row);
}

export async function addEvent(
  tx: Queries,
  { change, at, editor, action, key, comment }: ReviewEvent,
): Promise<void> {
  await tx
    .insertInto('review_events')
    .values({ change, at, editor, action, passage_key: key, comment })
    .execute();
}
