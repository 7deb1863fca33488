import type { ChangeOrigin } from './change-origin.js';
import type { ChangeRecord, ReviewEvent, SecondEditorPolicy } from '../../../../ingest/model/editing.js';
import type { ShortReplacement } from '../../../../ingest/model/change.js';
import type { PageSetting } from '../frame/editor-frame.js';
import type { TitleOf } from '../frame/titles.js';
import type { ChangeAndImpact } from '../../../../bot/recalls/change-and-impact.js';

export interface ChangeView extends PageSetting {
  change: ChangeRecord;
  read: ChangeAndImpact;
  short: ShortReplacement | undefined;
  events: readonly ReviewEvent[];
  title: string;
  titleOf: TitleOf;
  origin: ChangeOrigin;
  /** The slugs of the practice notes that are written in the library. */
  notes: ReadonlySet<string>;
  policy: SecondEditorPolicy;
  /** True if no second editor is needed, but only because there is no other editor. */
  isAlone: boolean;
  isYours: boolean;
  /** True for print. Nothing is folded, and there are no forms. */
  isPaper?: true;
}
