// For `ctac doctor`: finds desk IDs in the advisers' file that match no one. An adviser with a wrong ID can
// still sign in, so the mistake is easy to miss, but the desk does not recognise them.
import type { Roster } from '../../../bot/model/people/roster.js';
import type { SessionRecords } from '../../../bot/model/people/session-record.js';
import type { Records } from '../../../bot/model/store.js';
import { checksWording } from '../wording/checks-wording.js';

/** Empty if everyone with a desk ID is signed in or has used the desk. */
export async function describeDeskIds(
  roster: Roster,
  sessions: Pick<SessionRecords, 'list'>,
  conversations: Pick<Records['conversations'], 'at'>,
  now: Date,
): Promise<string> {
  const signedIn = new Set((await sessions.list(now.toISOString())).map(({ subject }) => `desk:${subject}`));
  const unknown: string[] = [];
  for (const { identities } of roster)
    for (const id of identities?.web ?? [])
      if (!signedIn.has(id) && !(await conversations.at({ platform: 'web', id }))) unknown.push(id);
  return unknown.length ? checksWording.advisers.unknownIds(unknown) : '';
}
