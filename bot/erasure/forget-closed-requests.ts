// Once someone's data has been erased, removes from closed data requests whose data they were about.
import type { SubjectRequest } from '../model/governance/subject-request.js';
import type { Records } from '../model/store.js';

export async function forgetClosedRequests(
  { subjects }: Records,
  theirs: readonly SubjectRequest[],
): Promise<void> {
  for (const request of theirs)
    if (request.closed && request.subject) await subjects.save({ ...request, subject: undefined, own: [] });
}
