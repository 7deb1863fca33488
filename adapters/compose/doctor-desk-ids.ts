// Tells `ctac doctor` which desk IDs in the file of advisers match no one: a wrong one goes unnoticed, because that
// person then signs in to a desk that does not know them.
import type { Roster } from '../../bot/model/people/roster.js';
import type { SessionRecords } from '../../bot/model/people/session-record.js';
import type { Records } from '../../bot/model/store.js';
import { checksWording } from './wording/checks-wording.js';

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
