import { requestNumber } from '../model/handoff/request-number.js';
import type { Store } from '../model/store.js';

/** The numbers of the requests with these IDs, by ID. Leaves out IDs that are not requests. */
export async function requestNumbers(
  { records: { escalations } }: Store,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all([...new Set(ids)].map((id) => escalations.find(id)));
  return new Map(found.flatMap((one) => (one ? [[one.id, requestNumber(one)] as const] : [])));
}
