// Asks the provider once an hour who someone is and which roles they have. Anyone the provider refuses has left.
import type { Identity, Renewal, Session, SessionRecords } from '../../../bot/model/people/session-record.js';

/**
 * refused: the provider no longer accepts this sign-in. away: it gave no usable answer. unreadable: we cannot ask it,
 * because the secret that opens the token was changed.
 */
export type Renewed =
  /** Without `identity`, the provider said nothing new about the person. */
  { identity?: Identity; renewal: Renewal } | 'refused' | 'away' | 'unreadable';

export interface RenewalSetting {
  records: SessionRecords;
  /** Absent if people sign in without a provider. */
  renew: ((refreshToken: string) => Promise<Renewed>) | undefined;
  /** Called if the session was refused and this person has no other session. */
  refusedEverywhere: (session: Session) => Promise<void>;
  clock: () => Date;
}

/**
 * While one process asks, the others carry on with the copy they have. If the provider is unavailable, we retry
 * after this.
 */
const ASKING_MS = 60_000;

/** The session as it is now; undefined if it has ended. */
export async function renewSession(
  { records, renew, refusedEverywhere, clock }: RenewalSetting,
  session: Session,
): Promise<Session | undefined> {
  const { id, renewal } = session;
  const now = clock();
  if (!renew || !renewal || Date.parse(renewal.dueAt) > now.getTime()) return session;
  const until = new Date(now.getTime() + ASKING_MS).toISOString();
  if (!(await records.takeRenewal(id, renewal.dueAt, until))) return session;
  const renewed = await renew(renewal.refreshToken);
  if (renewed === 'away') return session;
  if (renewed === 'unreadable') {
    // It says nothing about the person, who may sign in again; but no one keeps a role we cannot check.
    await records.remove(id);
    return undefined;
  }
  if (renewed === 'refused' || (renewed.identity ?? session).subject !== session.subject) {
    const others = (await records.list(now.toISOString())).filter((other) => other.id !== id);
    // Comes first, so that nothing is left undone if the process is killed in between: the session is refused again.
    if (!others.some(({ subject }) => subject === session.subject)) await refusedEverywhere(session);
    await records.remove(id);
    return undefined;
  }
  const { name, groups, roles } = renewed.identity ?? session;
  await records.renew(id, { name, groups, roles }, renewed.renewal);
  return { ...session, name, groups, roles, renewal: renewed.renewal };
}
