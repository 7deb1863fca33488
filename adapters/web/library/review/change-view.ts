// One change as its page shows it to one editor.
import type { ChangeRecord, ReviewEvent, SecondEditorPolicy } from '../../../../ingest/editing.js';
import type { Notice, OwnForm } from './frame.js';
import type { ReadChange } from './types.js';

export interface ChangeView {
  change: ChangeRecord;
  read: ReadChange;
  events: readonly ReviewEvent[];
  title: string;
  policy: SecondEditorPolicy;
  /** Whoever looks at it has accepted it. */
  isYours: boolean;
  form: OwnForm;
  notice: Notice;
  now: Date;
}
