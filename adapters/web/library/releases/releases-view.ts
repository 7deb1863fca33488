import type { ChangeRecord, Publication, Trial } from '../../../../ingest/model/editing.js';
import type { UnfoundedCitation } from '../../../../ingest/releases/unfounded-citations.js';
import type { Release } from '../../../../knowledge/model/release.js';
import type { Html } from '../../design/markup.js';
import type { PageSetting } from '../frame/editor-frame.js';
import type { TitleOf } from '../frame/titles.js';
import type { Draft } from './read-tested-release.js';

export interface ReleasesView extends PageSetting {
  live?: Release | undefined;
  accepted: readonly ChangeRecord[];
  /** The number of changes that need a second editor. */
  waiting: number;
  /** Citations that keep accepted practice notes from being published. */
  unfounded: readonly UnfoundedCitation[];
  titleOf: TitleOf;
  isUnderWay: boolean;
  draft: Draft | undefined;
  /** The number of test questions that are not paused. */
  questions: number;
  gate: number;
  /** All publications, newest first. */
  publications: readonly Publication[];
  work: Html;
  /** What each of the newest versions changed, and its test, by the version’s number. */
  history: ReadonlyMap<number, VersionHistory>;
}

export interface VersionHistory {
  titles: readonly string[];
  /** Absent if the version was not tested, or is too old for its test to be read here. */
  trial?: Trial;
}

export const LONGEST_RELEASE_REASON = 500;
