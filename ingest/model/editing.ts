// Defines the records that editors work with: changes to review, test questions, and the history of
// publications.
import { z } from 'zod';
import { InputFailure } from '../../knowledge/model/errors.js';
import { LANGUAGES } from '../../knowledge/model/language.js';
import { AUTHORITIES, JURISDICTIONS, STANDINGS, type Jurisdiction } from '../../knowledge/model/source.js';
import type { Weight } from './change.js';
import type { SourceState } from './fetching.js';
import { fieldWording as must } from './field-wording.js';
import { libraryWording } from './library-wording.js';

export interface SourceRecord {
  slug: string;
  state: SourceState;
  reason?: string;
  movedTo?: string;
  /** The time, in ISO 8601 and UTC. */
  checkedAt: string;
  /** When the last check that found a change took place. */
  changedAt?: string;
  /** How many checks in a row have failed: they found nothing usable, or left something out. */
  failures: number;
}

/**
 * open: no one has decided. waiting: one editor has accepted the change and a second must too. replaced: the
 * source changed again before anyone decided.
 */
const CHANGE_STATES = ['open', 'waiting', 'accepted', 'rejected', 'published', 'replaced'] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

export const UNDECIDED: readonly ChangeState[] = ['open', 'waiting', 'accepted'];

export type Decision = 'accepted' | 'rejected';

/** Details that an editor can correct. They become part of the published edition. */
export const editedDetailsSchema = z.strictObject({
  title: z.string().trim().min(3).max(300).optional(),
  date: z.string().trim().min(4, must.year).max(60).optional(),
  jurisdictions: z.array(z.enum(JURISDICTIONS)).min(1, must.oneNation).optional(),
  authority: z.enum(AUTHORITIES).optional(),
  standing: z.enum(STANDINGS).optional(),
  language: z.enum(LANGUAGES).optional(),
  note: z.string().trim().max(500).optional(),
});
export type EditedDetails = z.infer<typeof editedDetailsSchema>;

/** A draft edition of a document for review, and the edition that was live when it was made. */
export interface ChangeRecord {
  id: number;
  source: string;
  document: string;
  /** The draft edition. Absent if the document was removed. */
  edition?: number;
  /** The live edition. Absent if the document is new. */
  base?: number;
  state: ChangeState;
  weight: Weight;
  note?: string;
  foundAt: string;
  /** Goes up by 1 with every decision. If someone decides on an older version, we tell them and save nothing. */
  version: number;
  details: EditedDetails;
  /** Decisions by the key of a passage change. Without one, the decision on the whole document applies. */
  decisions: Record<string, Decision>;
  acceptedBy?: string;
  /** The permanent ID of the editor who accepted the change, if the sign-in provides one. Never shown. */
  acceptedById?: string;
  release?: number;
}

export type ReviewAction =
  'accept' | 'reject' | 'reopen' | 'edit' | 'comment' | 'publish' | 'roll-back' | 'replace';

/** An entry in the review history: who did what, and when. Never edited. */
export interface ReviewEvent {
  change: number;
  at: string;
  editor: string;
  action: ReviewAction;
  /** The key of the passage change. Absent if the event concerns the whole document. */
  key?: string;
  comment?: string;
}

/**
 * Returns the editors who have accepted the change, in order. Any action that reopens the change cancels earlier
 * acceptances, and so does a rollback to a version without the change. If a version with the change is live again,
 * returns those who accepted the change before that version was published.
 */
export function acceptedBy(events: readonly ReviewEvent[], state: ChangeState): string[] {
  let names: string[] = [];
  let published: string[] = [];
  for (const { action, key, editor } of events) {
    if (action === 'accept' && key === undefined) names.push(editor);
    else if (action === 'publish') published = names;
    else if (action !== 'comment') names = [];
  }
  return [...new Set(state === 'published' ? published : names)];
}

/** never: one editor is enough. substance: a second for changes of meaning. always: for every change. */
export const SECOND_EDITOR_POLICIES = ['never', 'substance', 'always'] as const;
export type SecondEditorPolicy = (typeof SECOND_EDITOR_POLICIES)[number];

/** where-two: `substance` with at least 2 editors. Otherwise `never`: a single one could not publish. */
export const SECOND_EDITOR_SETTINGS = ['where-two', ...SECOND_EDITOR_POLICIES] as const;
export type SecondEditorSetting = (typeof SECOND_EDITOR_SETTINGS)[number];

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

export type SeenChange = Pick<ChangeRecord, 'id' | 'version'>;

export interface Review {
  change: number;
  /** The version that the editor was viewing. */
  version: number;
  editor: string;
  /** The editor's permanent ID, if the sign-in has one. Names change, and 2 people can share one. */
  editorId?: string;
  action: EditorsAction;
  /** The key of one passage change. Absent if the review is of the whole document. */
  key?: string;
  comment?: string;
  /** Only used with the action `edit`. */
  details?: EditedDetails;
}

export function isWhoAccepted(
  { acceptedBy, acceptedById }: Pick<ChangeRecord, 'acceptedBy' | 'acceptedById'>,
  { editor, editorId }: Pick<Review, 'editor' | 'editorId'>,
): boolean {
  if (acceptedBy === undefined) return false;
  return acceptedById === undefined || editorId === undefined
    ? acceptedBy === editor
    : acceptedById === editorId;
}

/**
 * decided: `change` has its new state. overtaken: someone else decided first, so this decision was not saved,
 * and `change` has the state after theirs. Throws an `InputFailure` that lists the possible actions if this
 * action is not possible.
 */
export type ReviewOutcome = { outcome: 'decided' | 'overtaken'; change: ChangeRecord };

/** A test question with the result that an editor expects from every release. */
export interface GoldenQuestion {
  id: number;
  /** Written by an editor, or copied from a practitioner's message without personal details. */
  question: string;
  jurisdiction?: Jurisdiction;
  outcome: 'answered' | 'unanswerable';
  /** The slug of the document that must be quoted. If absent, any document can be quoted. */
  document?: string;
  /** Words that must be in a quote. */
  words?: string;
  /** The ID of the passage that contained those words when the question was saved. */
  passage?: string;
  addedBy: string;
  addedAt: string;
  /** The message that this was copied from. If that is erased, so is this. Absent if an editor wrote it. */
  message?: string;
  /** The reason to show when a question is paused because the passage that it depends on has changed. */
  suspended?: string;
}

/** The error if the message that a test question was copied from is no longer stored. */
export const questionErased = (): InputFailure => new InputFailure(...libraryWording.questionErased);

export const REMOVED_QUESTION = libraryWording.removedQuestion;

export type ExpectedAnswer = Pick<GoldenQuestion, 'outcome' | 'document' | 'words' | 'jurisdiction'>;

/** What an editor can change in a test question, and the passage that contains the words it expects. */
export type EditedGolden = ExpectedAnswer & Pick<GoldenQuestion, 'question' | 'passage'>;

export interface TrialAnswer {
  outcome: string;
  asExpected: boolean;
  quotes: { document: string; quote: string }[];
}

export interface TrialLine {
  question: number;
  text: string;
  /** The answer that was expected at the time of the test. Absent in older records. */
  expected?: ExpectedAnswer;
  live?: TrialAnswer;
  draft: TrialAnswer;
  /** different: the answer is as good as before, but has different quotes. */
  verdict: 'same' | 'different' | 'better' | 'worse';
}

export interface Trial {
  /** The release that was tested: a draft, or the live release. */
  release: number;
  /** The release that was live when the test ran. Absent if the live release itself was tested. */
  against?: number;
  at: string;
  /** The accepted changes that the draft included. Absent in older records, and if no draft was tested. */
  changes?: SeenChange[];
  lines: TrialLine[];
  /** The shares of questions answered as expected, from 0 to 1. Both are 1 without questions. */
  liveShare: number;
  draftShare: number;
  /** The lowest share of expected answers that is enough to pass. */
  gate: number;
  passed: boolean;
}

/** A record of a release that went live by import, publication or rollback. */
export interface Publication {
  id: number;
  at: string;
  release: number;
  previous?: number;
  kind: 'ingest' | 'publish' | 'roll-back';
  editor?: string;
  /** Why the release was published although it failed its test, or why it was rolled back. */
  reason?: string;
}

export const EMBEDDED_BY = libraryWording.embeddedBy;

/**
 * Returns the release that this one replaced when it was first published, or undefined if there was none. If
 * this release is live again after a rollback, that is not the release that was rolled back. `publications`
 * must be newest first.
 */
export function releaseBefore(publications: readonly Publication[], release: number): number | undefined {
  const made = publications.findLast((one) => one.release === release && one.kind !== 'roll-back');
  if (made?.previous === undefined || made.editor !== EMBEDDED_BY) return made?.previous;
  return releaseBefore(publications, made.previous);
}
