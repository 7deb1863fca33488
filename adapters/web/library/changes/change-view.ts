// Defines the data for the page of one change, as one editor sees it.
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
  policy: SecondEditorPolicy;
  /** True if the editor looking at this change has accepted it. */
  isYours: boolean;
  /** True for print: nothing is folded, and there is nothing to decide. */
  isPaper?: true;
}
