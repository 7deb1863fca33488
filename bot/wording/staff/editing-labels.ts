// Labels for states and kinds, on the editors’ pages and in their commands.
import type { PassageChange, SignalKind, Weight } from '../../../ingest/model/change.js';
import type { ChangeState, Decision, Publication } from '../../../ingest/model/editing.js';
import type { RecallReason, RecallStanding, RecallState } from '../../model/recalls/recall.js';
import type { Language } from '../../../knowledge/model/language.js';
import type { Outcome } from '../../../knowledge/model/answer.js';
import type { SourceState } from '../../../ingest/model/fetching.js';

export const STATE_LABELS: Record<ChangeState, string> = {
  open: 'To be reviewed',
  waiting: 'Waiting for a second editor',
  accepted: 'Accepted, not published yet',
  rejected: 'Rejected',
  published: 'Published',
  replaced: 'Replaced by a newer change',
};

export const WEIGHT_LABELS: Record<Weight, string> = {
  substance: 'Substantive',
  cosmetic: 'Wording only',
};

export const PASSAGE_CHANGE_LABELS: Record<PassageChange['kind'], string> = {
  added: 'New passage',
  removed: 'Passage removed',
  changed: 'Passage changed',
};

export const DECISION_LABELS: Record<Decision, string> = {
  accepted: 'Accepted',
  rejected: 'Rejected: the old text is kept',
};

export const PUBLICATION_LABELS: Record<Publication['kind'], string> = {
  ingest: 'Imported from folders',
  publish: 'Published',
  'roll-back': 'Restored',
};

export const OUTCOME_LABELS: Record<Outcome, string> = {
  answered: 'Answered',
  unanswerable: 'No answer, but offers an adviser',
  'needs-clarification': 'Asks which nation',
  failed: 'Failed',
};

export const DETAIL_LABELS = {
  title: 'Title',
  date: 'Date',
  standing: 'Current status',
  jurisdictions: 'Nations',
  authority: 'Type of guidance',
  language: 'Language',
  url: 'Web address',
  publisher: 'Publisher',
  licence: 'Licence',
  attribution: 'Attribution',
  heading: 'Heading',
  unread: 'Not read',
  toCheck: 'To check in the file',
};

/** What a document is written in. */
export const LANGUAGE_LABELS: Record<Language, string> = { en: 'English', cy: 'Welsh' };

export const COMPARED = { detail: 'Detail', before: 'Before', now: 'Now' };

export const SOURCE_STATE_LABELS: Record<SourceState, string> = {
  available: 'Available',
  moved: 'Moved to another address',
  withdrawn: 'Withdrawn by its publisher',
  gone: 'Removed by its publisher',
  unpublished: 'No longer published',
  missing: 'Never found',
  refused: 'Not checked, for safety reasons',
  failed: 'Could not be read',
};

export const SIGNAL_LABELS: Record<SignalKind, string> = {
  number: 'Number',
  date: 'Date',
  period: 'Period',
  phone: 'Telephone number',
  amount: 'Amount',
  age: 'Age',
  duty: 'Must, should or may',
};

export const RECALL_REASON_LABELS: Record<RecallReason, string> = {
  changed: 'The wording changed',
  removed: 'Removed from the guidance',
  withdrawn: 'Withdrawn by its publisher',
  scope: 'Covers fewer nations than before, or is less binding',
  audience: 'Now applies only to adults, or no longer does',
  wrong: 'Found to be wrong',
};

export const RECALL_STATE_LABELS: Record<RecallState, string> = {
  open: 'To be decided',
  told: 'Told',
  dismissed: 'No one was told',
};

/** Empty for replaced text, because the reason for the recall already says so. */
export const RECALL_WORDS_LABELS: Record<RecallStanding['words'], string> = {
  'not-quoted': 'Not quoted',
  quoted: 'Quoted again',
  gone: 'No longer in the document',
  replaced: '',
  back: 'In the guidance again',
};

export type Days = readonly [first: string, last: string];

/** For example “on 1 May 2026” or “between 1 May 2026 and 3 May 2026”. */
export function onDays([first, last]: Days): string {
  return first === last ? `on ${first}` : `between ${first} and ${last}`;
}
