// What the page of versions shows, read all at once so that its parts agree.
import type { ChangeRecord, Publication } from '../../../../ingest/model/editing.js';
import type { Release } from '../../../../knowledge/model/release.js';
import type { Html } from '../../design/markup.js';
import type { PageSetting } from '../frame/editor-frame.js';
import type { TitleOf } from '../frame/titles.js';
import type { Draft } from './read-draft.js';

export interface ReleasesView extends PageSetting {
  live?: Release | undefined;
  accepted: readonly ChangeRecord[];
  /** How many changes are waiting for a second editor. */
  waiting: number;
  titleOf: TitleOf;
  /** Work on releases that has not finished. */
  isUnderWay: boolean;
  draft: Draft | undefined;
  /** How many test questions are not paused. */
  questions: number;
  gate: number;
  /** Newest first. */
  publications: readonly Publication[];
  work: Html;
}

export const LONGEST_REASON = 500;
