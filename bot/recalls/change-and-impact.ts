import { differenceBetween, editionContent } from '../../ingest/comparing/difference-between.js';
import type { ChangeRecord } from '../../ingest/model/editing.js';
import type { EditingPorts } from '../model/editing-ports.js';
import { findImpact } from './find-impact.js';

export async function readChange(
  { ports, recalls }: Pick<EditingPorts, 'ports' | 'recalls'>,
  change: ChangeRecord,
) {
  const { editing } = ports;
  const difference = await differenceBetween(editing, change.base, change.edition);
  const before = await editionContent(editing, change.base);
  const after = await editionContent(editing, change.edition);
  const impact = await findImpact(recalls, before, difference);
  return { difference, impact, before: before?.document, after: after?.document };
}
