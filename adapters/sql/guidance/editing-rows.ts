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
import { recordOf } from '../engine/columns.js';
import { oneOf, parsed } from './guidance-rows.js';
import { guidanceWording } from '../wording/guidance-wording.js';

const { unreadable } = guidanceWording;

const decisionsSchema = z.record(z.string(), z.enum(['accepted', 'rejected']));
const trialAnswer = z.object({
  outcome: z.string(),
  asExpected: z.boolean(),
  quotes: z.array(z.object({ document: z.string(), quote: z.string() })),
});
const expectedAnswer = z.object({
  outcome: z.enum(['answered', 'unanswerable']),
  document: z.string().optional(),
  words: z.string().optional(),
  jurisdiction: z.enum(JURISDICTIONS).optional(),
});
const trialSchema = z.object({
  release: z.number(),
  against: z.number().optional(),
  at: z.string(),
  changes: z.array(z.object({ id: z.number(), version: z.number() })).optional(),
  lines: z.array(
    z.object({
      question: z.number(),
      text: z.string(),
      expected: expectedAnswer.optional(),
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

export function readSource(row: SourceRow): SourceRecord {
  return recordOf(row, { state: oneOf(SOURCE_STATES, row.state, unreadable.source) });
}

export function readChange({ fingerprint, ...row }: Selectable<ChangeRow>): ChangeRecord {
  return recordOf(row, {
    state: oneOf(CHANGE_STATES, row.state, unreadable.change),
    weight: oneOf(['substance', 'cosmetic'], row.weight, unreadable.change),
    details: parsed(editedDetailsSchema, row.details, unreadable.changeDetails),
    decisions: parsed(decisionsSchema, row.decisions, unreadable.changeDecisions),
    // Ignore `accepted_by_id` if the change was reopened, because reopening only clears `accepted_by`.
    acceptedById: row.accepted_by && row.accepted_by_id,
  });
}

export function readEvent(event: Selectable<EditingTables['review_events']>): ReviewEvent {
  const { id, passage_key: key, ...row } = event;
  return recordOf(row, { key, action: oneOf(REVIEW_ACTIONS, row.action, unreadable.review) });
}

export function readGolden(row: Selectable<GoldenRow>): GoldenQuestion {
  return recordOf(row, {
    jurisdiction:
      row.jurisdiction === null ? null : oneOf(JURISDICTIONS, row.jurisdiction, unreadable.testQuestion),
    outcome: oneOf(['answered', 'unanswerable'], row.outcome, unreadable.testQuestion),
  });
}

export function readTrial({ result }: { result: string }): Trial {
  return parsed(trialSchema, result, unreadable.trial);
}

export function readPublication({ recalls_opened_at, ...row }: Selectable<PublicationRow>): Publication {
  return recordOf(row, { kind: oneOf(PUBLICATION_KINDS, row.kind, unreadable.publication) });
}
