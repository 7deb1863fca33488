import { diffEditionsSteps } from '../../ingest/comparing/diff-editions.js';
import { editionContent } from '../../ingest/comparing/difference-between.js';
import { withEdits } from '../../ingest/editions/compose-edition.js';
import type { EditionContent, EditionDifference } from '../../ingest/model/change.js';
import type { ChangeRecord } from '../../ingest/model/editing.js';
import { inTurns } from '../../knowledge/model/slice-long-work.js';
import { recalledBy, type Recalled } from '../../knowledge/model/recalled.js';
import type { EditingPorts } from '../model/editing-ports.js';
import type { RecalledInChange } from '../model/recalls/recall.js';
import { findImpact } from './find-impact.js';

/** `before` is absent if the document is new, and `after` if the change removes it. */
export type ChangeAndImpact = Awaited<ReturnType<typeof readChangeAndImpact>>;

export async function readChangeAndImpact(
  { ports, recalls }: Pick<EditingPorts, 'ports' | 'recalls'>,
  change: ChangeRecord,
) {
  const { editing } = ports;
  const before = await editionContent(editing, change.base);
  const after = await editionContent(editing, change.edition);
  const corrected = after && { ...after, document: withEdits(after.document, change.details) };
  const difference = await inTurns(diffEditionsSteps(before, corrected));
  const impact = await findImpact(recalls, before, difference);
  const recalled = after ? recalledIn(await recalls.store.records.recalls.recalled(), difference, after) : [];
  return { difference, impact, recalled, before: before?.document, after: after?.document };
}

/** Finds the recalls that stop passages from being quoted which the change adds, or changes but leaves wrong. */
function recalledIn(
  recalled: Recalled,
  { changes }: EditionDifference,
  { document }: EditionContent,
): RecalledInChange[] {
  const found = new Map<number, RecalledInChange>();
  for (const { after } of changes) {
    const wrong = after && recalledBy(recalled, after, document);
    if (!wrong) continue;
    const { recall, since } = wrong;
    found.set(recall, { recall, since, passages: (found.get(recall)?.passages ?? 0) + 1 });
  }
  return [...found.values()];
}
