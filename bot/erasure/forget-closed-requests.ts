// Once someone's data has been erased, removes from closed data requests whose data they were about.
import type { Subject } from '../model/governance/subject-request.js';
import type { Records } from '../model/store.js';

export async function forgetClosedRequests(
  { subjects }: Records,
  isTheirs: (subject: Subject) => boolean,
): Promise<void> {
  for (const request of await subjects.list())
    if (request.closed && request.subject && isTheirs(request.subject))
      await subjects.save({ ...request, subject: undefined, own: [] });
}
