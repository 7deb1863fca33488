// What editors work with: changes to review, test questions, and a history of which editor published which release.
import { z } from 'zod';
import { InputFailure } from '../../knowledge/model/errors.js';
import { AUTHORITIES, JURISDICTIONS, STANDINGS, type Jurisdiction } from '../../knowledge/model/source.js';
import type { Weight } from './change.js';
import type { SourceState } from './fetching.js';

/** A followed source as it was when we last checked it. */
export interface SourceRecord {
  slug: string;
  state: SourceState;
  reason?: string;
  movedTo?: string;
  /** ISO 8601, UTC. */
  checkedAt: string;
  /** When we last found a change in it. */
  changedAt?: string;
  /** How many checks in a row have found nothing usable, or had to leave something out. */
  failures: number;
}

/**
 * open: no one has decided. waiting: one editor has accepted it and a second one must too. replaced: the
 * source changed again before anyone decided.
 */
export const CHANGE_STATES = ['open', 'waiting', 'accepted', 'rejected', 'published', 'replaced'] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

export const UNDECIDED: readonly ChangeState[] = ['open', 'waiting', 'accepted'];

export type Decision = 'accepted' | 'rejected';

/** Details that an editor can correct. They become part of the published edition. */
export const editedDetailsSchema = z.strictObject({
  title: z.string().trim().min(3).max(300).optional(),
  date: z.string().trim().min(4).max(60).optional(),
  jurisdictions: z.array(z.enum(JURISDICTIONS)).min(1).optional(),
  authority: z.enum(AUTHORITIES).optional(),
  standing: z.enum(STANDINGS).optional(),
  note: z.string().trim().max(500).optional(),
});
export type EditedDetails = z.infer<typeof editedDetailsSchema>;

/** A draft edition of a document, and the edition that was live when it was found. */
export interface ChangeRecord {
  id: number;
  /** The source's slug in the registry. */
  source: string;
  /** Slug of the document. */
  document: string;
  /** Absent if the document has gone. */
  edition?: number;
  /** Absent if the document is new. */
  base?: number;
  state: ChangeState;
  weight: Weight;
  /** What the publisher says about the change. */
  note?: string;
  foundAt: string;
  /** Goes up with every decision. If someone decides on an older version, we tell them, and nothing is overwritten. */
  version: number;
  details: EditedDetails;
  /** By the key of each passage change. Passages not listed follow the decision on the whole document. */
  decisions: Record<string, Decision>;
  acceptedBy?: string;
  /** The permanent ID of the editor who accepted it, if the sign-in gives one. Never shown. */
  acceptedById?: string;
  /** The release that first included the change. */
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

/** Records who did what and when. Never edited later. */
export interface ReviewEvent {
  change: number;
  at: string;
  editor: string;
  action: ReviewAction;
  /** The key of the passage change, if the event was about one passage. */
  key?: string;
  comment?: string;
}

/** The editors whose acceptances count, in order. Whatever reopens a change also undoes what was accepted before. */
export function acceptedBy(events: readonly ReviewEvent[]): string[] {
  let names: string[] = [];
  for (const { action, key, editor } of events) {
    if (action === 'accept' && key === undefined) names.push(editor);
    else if (action !== 'comment' && action !== 'publish' && action !== 'roll-back') names = [];
  }
  return names;
}

/** never: one editor is enough. substance: substantive changes need a second editor. always: every change does. */
export const SECOND_EDITOR_POLICIES = ['never', 'substance', 'always'] as const;
export type SecondEditorPolicy = (typeof SECOND_EDITOR_POLICIES)[number];

/** where-two: `substance` if at least 2 editors work here, otherwise `never`, so that one can publish. */
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

/** A change as an editor was shown it. */
export type SeenChange = Pick<ChangeRecord, 'id' | 'version'>;

export interface Review {
  change: number;
  /** The version that the editor was looking at. */
  version: number;
  /** The editor's name, for the history. */
  editor: string;
  /** The editor's permanent ID, if the sign-in gives one: names change, and 2 people can have the same name. */
  editorId?: string;
  action: EditorsAction;
  /** The key of one passage change; if absent, the review is of the whole document. */
  key?: string;
  comment?: string;
  /** Only for `edit`. */
  details?: EditedDetails;
}

/** Whether this editor was the one who accepted the change. */
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
 * decided: `change` is its new state. overtaken: someone else decided first, nothing has changed, and `change` is the
 * state they left it in. Throws `InputFailure` if the action is not possible, saying which actions are.
 */
export type ReviewOutcome = { outcome: 'decided' | 'overtaken'; change: ChangeRecord };

/** A test question: an editor expects this result, whatever is published. */
export interface GoldenQuestion {
  id: number;
  /** Written by an editor, or copied from a practitioner's message, without anyone's personal details. */
  question: string;
  jurisdiction?: Jurisdiction;
  outcome: 'answered' | 'unanswerable';
  /** Slug of a document that must be quoted; if absent, any document will do. */
  document?: string;
  /** Words that must be in a quote. */
  words?: string;
  /** The passage that contained those words when the question was saved. */
  passage?: string;
  addedBy: string;
  addedAt: string;
  /** The message that it was copied from: if that is erased, so is the question. Absent if an editor wrote it. */
  message?: string;
  /** Why it is paused: the passage it depended on has changed. */
  suspended?: string;
}

/** The error for a question that was copied from a message we no longer have. */
export const questionErased = (): InputFailure =>
  new InputFailure(
    'The question was copied from a message that has been erased.',
    'Write your own test question on the “Test questions” page.',
  );

/** Used in the results of tests instead of a question that has been edited, removed or erased. */
export const REMOVED_QUESTION = 'A test question that has since been edited or removed';

/** What an editor expects of a test question. */
export type ExpectedAnswer = Pick<GoldenQuestion, 'outcome' | 'document' | 'words' | 'jurisdiction'>;

/** What an editor can change in a test question, and the passage that has its words. */
export type EditedGolden = ExpectedAnswer & Pick<GoldenQuestion, 'question' | 'passage'>;

/** One test question, run on one release. */
export interface TrialAnswer {
  outcome: string;
  asExpected: boolean;
  quotes: { document: string; quote: string }[];
}

export interface TrialLine {
  question: number;
  text: string;
  /** As it was when the question was asked. Absent in older records. */
  expected?: ExpectedAnswer;
  live?: TrialAnswer;
  draft: TrialAnswer;
  /** different: as good as before, but with different quotes. */
  verdict: 'same' | 'different' | 'better' | 'worse';
}

export interface Trial {
  /** The release that was tested: a draft, or the live one. */
  release: number;
  /** The release that was live at the time. Absent if that is the one that was tested. */
  against?: number;
  at: string;
  /** The accepted changes that the draft included. Absent in older records, and if no draft was tested. */
  changes?: SeenChange[];
  lines: TrialLine[];
  /** Shares of questions answered as expected, from 0 to 1; 1 if there are no questions. */
  liveShare: number;
  draftShare: number;
  /** The lowest share that passes. */
  gate: number;
  passed: boolean;
}

export const PUBLICATION_KINDS = ['ingest', 'publish', 'roll-back'] as const;
/** A record of a release going live: imported, published or rolled back to. */
export interface Publication {
  id: number;
  at: string;
  release: number;
  previous?: number;
  kind: (typeof PUBLICATION_KINDS)[number];
  editor?: string;
  /** Why it was published although the test failed, or why it was rolled back. */
  reason?: string;
}

/**
 * The name shown in the history when a release is embedded again: no editor asked for this, and the text of
 * the guidance does not change.
 */
export const EMBEDDED_BY = 'the service, for its new search model';

/**
 * The release that this one was made from; undefined if there is none. It may not be the one that was live
 * before: after a rollback, that is the release we rolled back from. `publications` must be newest first.
 */
export function releaseBefore(publications: readonly Publication[], release: number): number | undefined {
  const made = publications.findLast((one) => one.release === release && one.kind !== 'roll-back');
  if (made?.previous === undefined || made.editor !== EMBEDDED_BY) return made?.previous;
  return releaseBefore(publications, made.previous);
}
