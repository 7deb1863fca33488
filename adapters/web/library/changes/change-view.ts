// Defines one change as its page shows it to one editor.
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
  /** The editor looking at this change has accepted it. */
  isYours: boolean;
  /** For print: nothing is folded, and nothing can be decided. */
  isPaper?: true;
}
