// Simulates 6 ways to tamper with a stored audit log, by someone who can change everything in the store. Each
// function returns another one that undoes the change.
import type { Selectable } from 'kysely';
import type { Queries, Tables } from '../../../adapters/sql/engine/open-database.js';
import { canonicalJson, type AuditEvent } from '../../../bot/model/audit/event.js';
import { grow, leafHash, rootOf, type Frontier } from '../../../bot/model/audit/merkle.js';

type Row = Selectable<Tables['audit_events']>;
type Undo = () => Promise<void>;

const byOther = (text: string) => canonicalJson({ ...(JSON.parse(text) as AuditEvent), by: 'Someone else' });

async function rowAt(db: Queries, number: number): Promise<Row> {
  return db.selectFrom('audit_events').selectAll().where('number', '=', number).executeTakeFirstOrThrow();
}

const put = async (db: Queries, { number, ...values }: Row): Promise<void> => {
  await db.updateTable('audit_events').set(values).where('number', '=', number).execute();
};

async function edit(db: Queries, size: number): Promise<Undo> {
  const row = await rowAt(db, Math.ceil(size / 2));
  await put(db, { ...row, event: byOther(row.event!) });
  return () => put(db, row);
}

async function insert(db: Queries, size: number): Promise<Undo> {
  const row = await rowAt(db, 1);
  const text = canonicalJson({ ...(JSON.parse(row.event!) as AuditEvent), number: size + 1 });
  await db
    .insertInto('audit_events')
    .values({ ...row, number: size + 1, leaf: leafHash(text).toString('hex'), event: text })
    .execute();
  return async () => {
    await db.deleteFrom('audit_events').where('number', '>', size).execute();
  };
}

async function remove(db: Queries, size: number): Promise<Undo> {
  const row = await rowAt(db, Math.ceil(size / 3));
  await db.deleteFrom('audit_events').where('number', '=', row.number).execute();
  return async () => {
    await db.insertInto('audit_events').values(row).execute();
  };
}

async function reorder(db: Queries, size: number): Promise<Undo> {
  const [one, two] = [await rowAt(db, Math.ceil(size / 4)), await rowAt(db, Math.ceil(size / 4) + 1)];
  await put(db, { ...two, number: one.number });
  await put(db, { ...one, number: two.number });
  return async () => {
    await put(db, one);
    await put(db, two);
  };
}

/** Cuts off the end of the log and resets the head to match, so that only a checkpoint reveals it. */
async function truncate(db: Queries, size: number): Promise<Undo> {
  const kept = size - Math.ceil(size / 10);
  const cut = await db.selectFrom('audit_events').selectAll().where('number', '>', kept).execute();
  const restoreHead = await setHead(db, kept);
  await db.deleteFrom('audit_events').where('number', '>', kept).execute();
  return async () => {
    for (let from = 0; from < cut.length; from += 500)
      await db
        .insertInto('audit_events')
        .values(cut.slice(from, from + 500))
        .execute();
    await restoreHead();
  };
}

/** Rewrites an event, its digest and the head, so that only a checkpoint reveals it. */
async function rewrite(db: Queries, size: number): Promise<Undo> {
  const row = await rowAt(db, size - Math.ceil(size / 10));
  const text = byOther(row.event!);
  await put(db, { ...row, event: text, leaf: leafHash(text).toString('hex'), by: 'Someone else' });
  const restoreHead = await setHead(db, size);
  return async () => {
    await put(db, row);
    await restoreHead();
  };
}

async function setHead(db: Queries, size: number): Promise<Undo> {
  const before = await db.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow();
  const rows = await db.selectFrom('audit_events').select(['number', 'leaf']).orderBy('number').execute();
  let frontier: Frontier = [];
  for (const { number, leaf } of rows.slice(0, size))
    frontier = grow(frontier, number - 1, Buffer.from(leaf, 'hex'));
  const hashes = JSON.stringify(frontier.map((hash) => hash.toString('hex')));
  await db
    .updateTable('audit_head')
    .set({ size, root: rootOf(frontier).toString('hex'), frontier: hashes })
    .execute();
  return async () => {
    await db.updateTable('audit_head').set(before).execute();
  };
}

export const tamperings = { edit, insert, remove, reorder, truncate, rewrite };
