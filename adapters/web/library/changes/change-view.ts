// Defines the data for the page of one change, as one editor sees it.
import type { ChangeOrigin } from './change-origin.js';
import type { ChangeRecord, ReviewEvent, SecondEditorPolicy } from '../../../../ingest/model/editing.js';
import type { PageSetting } from '../frame/editor-frame.js';
import type { TitleOf } from '../frame/titles.js';
import type { ReadChange } from '../../ports/review-desk.js';

export interface ChangeView extends PageSetting {
  change: ChangeRecord;
  read: ReadChange;
  events: readonly ReviewEvent[];
  title: string;
  titleOf: TitleOf;
  origin: ChangeOrigin;
  policy: SecondEditorPolicy;
  /** True if a second editor would be needed, but no one else edits here. */
  isAlone: boolean;
  /** True if the editor looking at this change has accepted it. */
  isYours: boolean;
  /** True for print: nothing is folded, and there is nothing to decide. */
  isPaper?: true;
}
