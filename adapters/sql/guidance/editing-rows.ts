// Turns rows about editing into the use cases' types.
import { z } from 'zod';
import {
  CHANGE_STATES,
  PUBLICATION_KINDS,
  REVIEW_ACTIONS,
  editedDetailsSchema,
  type ChangeRecord,
  type GoldenQuestion,
  type Publication,
  type ReviewEvent,
  type SourceRecord,
  type Trial,
} from '../../../ingest/model/editing.js';
import { SOURCE_STATES } from '../../../ingest/model/fetching.js';
import { JURISDICTIONS } from '../../../knowledge/model/source.js';
import type { Selectable } from 'kysely';
import type { ChangeRow, EditingTables, GoldenRow, PublicationRow, SourceRow } from '../tables/editing.js';
import { parsed } from './rows.js';

const decisionsSchema = z.record(z.string(), z.enum(['accepted', 'rejected']));
const trialAnswer = z.object({
  outcome: z.string(),
  asExpected: z.boolean(),
  quotes: z.array(z.object({ document: z.string(), quote: z.string() })),
});
const trialSchema = z.object({
  release: z.number(),
  against: z.number().optional(),
  at: z.string(),
  lines: z.array(
    z.object({
      question: z.number(),
      text: z.string(),
      live: trialAnswer.optional(),
      draft: trialAnswer,
      verdict: z.enum(['same', 'different', 'better', 'worse']),
    }),
  ),
  liveShare: z.number(),
  draftShare: z.number(),
  gate: z.number(),
  passed: z.boolean(),
});

function oneOf<const T extends readonly string[]>(values: T, found: string, what: string): T[number] {
  return parsed<T[number]>(z.enum(values), JSON.stringify(found), what);
}

export function readSource(row: SourceRow): SourceRecord {
  return {
    slug: row.slug,
    state: oneOf(SOURCE_STATES, row.state, 'a source'),
    reason: row.reason ?? undefined,
    movedTo: row.moved_to ?? undefined,
    checkedAt: row.checked_at,
    changedAt: row.changed_at ?? undefined,
    failures: row.failures,
  };
}

export function readChange(row: Selectable<ChangeRow>): ChangeRecord {
  return {
    id: row.id,
    source: row.source,
    document: row.document,
    edition: row.edition ?? undefined,
    base: row.base ?? undefined,
    state: oneOf(CHANGE_STATES, row.state, 'a change'),
    weight: oneOf(['substance', 'cosmetic'], row.weight, 'a change'),
    note: row.note ?? undefined,
    foundAt: row.found_at,
    version: row.version,
    details: parsed(editedDetailsSchema, row.details, 'the details of a change'),
    decisions: parsed(decisionsSchema, row.decisions, 'the decisions on a change'),
    acceptedBy: row.accepted_by ?? undefined,
    // Once a change is reopened, an earlier acceptance no longer counts.
    acceptedById: row.accepted_by === null ? undefined : (row.accepted_by_id ?? undefined),
    release: row.release ?? undefined,
  };
}

export function readEvent(row: Selectable<EditingTables['review_events']>): ReviewEvent {
  return {
    change: row.change,
    at: row.at,
    editor: row.editor,
    action: oneOf(REVIEW_ACTIONS, row.action, 'a review'),
    key: row.passage_key ?? undefined,
    comment: row.comment ?? undefined,
  };
}

export function readGolden(row: Selectable<GoldenRow>): GoldenQuestion {
  return {
    id: row.id,
    question: row.question,
    jurisdiction:
      row.jurisdiction === null ? undefined : oneOf(JURISDICTIONS, row.jurisdiction, 'a test question'),
    outcome: oneOf(['answered', 'unanswerable'], row.outcome, 'a test question'),
    document: row.document ?? undefined,
    words: row.words ?? undefined,
    passage: row.passage ?? undefined,
    addedBy: row.added_by,
    addedAt: row.added_at,
    suspended: row.suspended ?? undefined,
  };
}

export function readTrial(json: string): Trial {
  return parsed(trialSchema, json, 'a trial');
}

export function readPublication(row: Selectable<PublicationRow>): Publication {
  return {
    id: row.id,
    at: row.at,
    release: row.release,
    previous: row.previous ?? undefined,
    kind: oneOf(PUBLICATION_KINDS, row.kind, 'a publication'),
    editor: row.editor ?? undefined,
    reason: row.reason ?? undefined,
  };
}
