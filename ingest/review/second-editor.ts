// Decides whether a change needs a second editor. This depends on the setting, the number of editors and the
// change itself.
import type { Weight } from '../model/change.js';
import type { SecondEditorPolicy, SecondEditorSetting } from '../model/editing.js';
import type { EditingStore } from '../model/ports.js';

export interface SecondEditorPorts {
  editing: Pick<EditingStore, 'editorsSince'>;
  secondEditor: SecondEditorSetting;
  /** Names of the editors who are signed in now. Absent if there is no sign-in. */
  signedInEditors?: () => Promise<readonly string[]>;
  clock: () => Date;
}

/** How long after their last edit someone still counts as an editor. After that, they may have left. */
const RECENT_DAYS = 90;

export async function secondEditorPolicy(
  { editing, secondEditor, signedInEditors, clock }: SecondEditorPorts,
  reviewer?: string,
): Promise<SecondEditorPolicy> {
  if (secondEditor !== 'where-two') return secondEditor;
  const since = new Date(clock().getTime() - RECENT_DAYS * 86_400_000).toISOString();
  const known = new Set([...(await editing.editorsSince(since)), ...((await signedInEditors?.()) ?? [])]);
  if (reviewer !== undefined) known.add(reviewer);
  return known.size >= 2 ? 'substance' : 'never';
}

export function needsTwo(policy: SecondEditorPolicy, weight: Weight): boolean {
  return policy === 'always' || (policy === 'substance' && weight === 'substance');
}
