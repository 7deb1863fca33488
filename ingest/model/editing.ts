// What editors decide on: changes to review, test questions, and which release was published when and by which
// editor.
import { z } from 'zod';
import type { GuidanceDocument } from '../../knowledge/model/source.js';
import { AUTHORITIES, JURISDICTIONS, STANDINGS } from '../../knowledge/model/source.js';
import type { Jurisdiction } from '../../knowledge/model/source.js';
import type { Weight } from './change.js';
import type { SourceState } from './fetching.js';

/** A followed source as we saw it last. */
export interface SourceRecord {
  slug: string;
  state: SourceState;
  reason?: string;
  movedTo?: string;
  /** ISO 8601, UTC. */
  checkedAt: string;
  /** When something about it last led to a change. */
  changedAt?: string;
  /** Looks in a row that brought nothing usable. */
  failures: number;
}

/**
 * open: no one has decided. waiting: one editor has accepted it, and a second editor must. replaced: the source
 * changed again before anyone decided.
 */
export const CHANGE_STATES = ['open', 'waiting', 'accepted', 'rejected', 'published', 'replaced'] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

export type Decision = 'accepted' | 'rejected';

/** What an editor may say better than the source does; it goes into the edition that is published. */
export const editedDetailsSchema = z.strictObject({
  title: z.string().trim().min(3).max(300).optional(),
  date: z.string().trim().min(4).max(60).optional(),
  jurisdictions: z.array(z.enum(JURISDICTIONS)).min(1).optional(),
  authority: z.enum(AUTHORITIES).optional(),
  standing: z.enum(STANDINGS).optional(),
  note: z.string().trim().max(500).optional(),
});
export type EditedDetails = z.infer<typeof editedDetailsSchema>;

/** A draft edition of a document beside the one that was live when it was found. */
export interface ChangeRecord {
  id: number;
  /** Of the registry. */
  source: string;
  /** Slug of the document. */
  document: string;
  /** Absent if the document is gone. */
  edition?: number;
  /** Absent if the document is new. */
  base?: number;
  state: ChangeState;
  weight: Weight;
  /** The publisher's own words about it. */
  note?: string;
  foundAt: string;
  /** Goes up with every decision: someone who decides on an earlier one is told, and overwrites nothing. */
  version: number;
  details: EditedDetails;
  /** By key of a passage change; passages not named follow the decision on the whole document. */
  decisions: Record<string, Decision>;
  acceptedBy?: string;
  /** The permanent id of the editor who accepted it, if the sign-in gives one; never shown. */
  acceptedById?: string;
  /** The release that brought it. */
  release?: number;
}

export const REVIEW_ACTIONS = [
  'accept',
  'reject',
  'reopen',
  'edit',
  'comment',
  'publish',
  'roll-back',
  'replace',
] as const;
export type ReviewAction = (typeof REVIEW_ACTIONS)[number];

/** Who did what, and when; never edited later. */
export interface ReviewEvent {
  change: number;
  at: string;
  editor: string;
  action: ReviewAction;
  /** Of the passage change, where it was about one. */
  key?: string;
  comment?: string;
}

/** never: one editor is enough. substance: a second one for changes of substance. always: for every change. */
export const SECOND_EDITOR_POLICIES = ['never', 'substance', 'always'] as const;
export type SecondEditorPolicy = (typeof SECOND_EDITOR_POLICIES)[number];

/** where-two: as `substance` once two editors work here, because one alone could publish nothing. */
export const SECOND_EDITOR_SETTINGS = ['where-two', ...SECOND_EDITOR_POLICIES] as const;
export type SecondEditorSetting = (typeof SECOND_EDITOR_SETTINGS)[number];

/** From which states an action is possible. */
const POSSIBLE: Record<Exclude<ReviewAction, 'publish' | 'roll-back' | 'replace'>, readonly ChangeState[]> = {
  accept: ['open', 'waiting'],
  reject: ['open', 'waiting', 'accepted'],
  reopen: ['rejected', 'accepted', 'waiting'],
  edit: ['open', 'waiting'],
  comment: CHANGE_STATES,
};
export type EditorsAction = keyof typeof POSSIBLE;

export function isPossible(action: EditorsAction, state: ChangeState): boolean {
  return POSSIBLE[action].includes(state);
}

export interface Review {
  change: number;
  /** The version that the editor was looking at. */
  version: number;
  /** The name for the history. */
  editor: string;
  /** Permanent, if the sign-in gives one: names change, and two people can share one. */
  editorId?: string;
  action: EditorsAction;
  /** Of one passage change; the whole where it is absent. */
  key?: string;
  comment?: string;
  /** For `edit`. */
  details?: EditedDetails;
}

/**
 * decided: with the change as it is now. overtaken: someone else decided in the meantime; nothing changed, and the
 * change is as they left it. Throws `InputFailure` for an impossible decision, saying what is possible.
 */
export type ReviewOutcome = { outcome: 'decided' | 'overtaken'; change: ChangeRecord };

/** A question that an editor expects to be answered so, whatever is published. */
export interface GoldenQuestion {
  id: number;
  /** Written by an editor, with no one's personal details. */
  question: string;
  jurisdiction?: Jurisdiction;
  outcome: 'answered' | 'unanswerable';
  /** Slug of a document that must be quoted; any where it is absent. */
  document?: string;
  /** Words that must be in a quote. */
  words?: string;
  /** The passage that contained those words when the question was saved. */
  passage?: string;
  addedBy: string;
  addedAt: string;
  /** Why it is not asked for now: the passage it rested on has changed. */
  suspended?: string;
}

/** One test question, run on one release. */
export interface TrialAnswer {
  outcome: string;
  asExpected: boolean;
  quotes: { document: string; quote: string }[];
}

export interface TrialLine {
  question: number;
  text: string;
  live?: TrialAnswer;
  draft: TrialAnswer;
  /** different: as good as before, in other words. */
  verdict: 'same' | 'different' | 'better' | 'worse';
}

export interface Trial {
  /** The draft release that was asked. */
  release: number;
  /** The release that was live then. */
  against?: number;
  at: string;
  lines: TrialLine[];
  /** Shares of questions answered as expected, 0 to 1; 1 if there are no questions. */
  liveShare: number;
  draftShare: number;
  /** The least share, unless the live release had less itself. */
  gate: number;
  passed: boolean;
}

export const PUBLICATION_KINDS = ['ingest', 'publish', 'roll-back'] as const;
/** One move of the live pointer. */
export interface Publication {
  id: number;
  at: string;
  release: number;
  previous?: number;
  kind: (typeof PUBLICATION_KINDS)[number];
  editor?: string;
  /** Why it was published against the gate, or rolled back. */
  reason?: string;
}

export function withEdits(document: GuidanceDocument, { date, ...edits }: EditedDetails): GuidanceDocument {
  return { ...document, ...edits, ...(date !== undefined && { date }) };
}
