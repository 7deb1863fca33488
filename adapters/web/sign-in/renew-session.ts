// Asks the provider once an hour who someone is and which roles they have. If the provider refuses, we treat the
// person as having left.
import type { Identity, Renewal, Session, SessionRecords } from '../../../bot/model/people/session-record.js';

/**
 * refused: the provider no longer accepts this sign-in. away: the provider gave no usable answer. unreadable: we cannot
 * ask, because the secret that decrypts the token was changed.
 */
export type Renewed =
  /** If `identity` is absent, the provider said nothing new about the person. */
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
 * While one process asks, the others use the copy they have. If the provider is not available, we try again after this
 * long.
 */
const ASKING_MS = 60_000;

/** Returns the session as it is now, or undefined if it has ended. */
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
    // This is not the person's fault, so they may sign in again. But no one may keep a role that we cannot
    // check.
    await records.remove(id);
    return undefined;
  }
  if (renewed === 'refused' || (renewed.identity ?? session).subject !== session.subject) {
    const others = (await records.list(now.toISOString())).filter((other) => other.id !== id);
    // Do this first. If the process is killed before the session is removed, the session is refused again and nothing
    // is missed.
    if (!others.some(({ subject }) => subject === session.subject)) await refusedEverywhere(session);
    await records.remove(id);
    return undefined;
  }
  const { name, groups, roles } = renewed.identity ?? session;
  await records.renew(id, { name, groups, roles }, renewed.renewal);
  return { ...session, name, groups, roles, renewal: renewed.renewal };
}
