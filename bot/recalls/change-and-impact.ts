import { differenceBetween } from '../../ingest/comparing/difference-between.js';
import type { ChangeRecord } from '../../ingest/model/editing.js';
import type { EditingPorts } from '../model/editing-ports.js';
import { findImpact } from './find-impact.js';

export async function readChange(
  { ports, recalls }: Pick<EditingPorts, 'ports' | 'recalls'>,
  change: ChangeRecord,
) {
  const { editing } = ports;
  const documentOf = async (id: number | undefined) =>
    id === undefined ? undefined : (await editing.edition(id))?.record.document;
  const difference = await differenceBetween(editing, change.base, change.edition);
  const before = await documentOf(change.base);
  const after = await documentOf(change.edition);
  const impact = await findImpact(recalls, before, difference);
  return { difference, impact, before, after };
}
