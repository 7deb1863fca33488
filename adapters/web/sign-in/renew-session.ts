// Asks the provider once an hour who someone is and which roles they have. Anyone the provider refuses is
// treated as having left.
import type { Identity, Renewal, Session, SessionRecords } from '../../../bot/model/people/session-record.js';

/**
 * `refused`: the provider no longer accepts this sign-in. `away`: the provider gave no usable answer.
 * `unreadable`: the token cannot be decrypted, because the secret was changed.
 */
export type Renewed =
  /** `identity` is absent if the provider gave no new details about the person. */
  { identity?: Identity; renewal: Renewal } | 'refused' | 'away' | 'unreadable';

export interface RenewalSetting {
  records: SessionRecords;
  /** Undefined if people sign in without a provider. */
  renew: ((refreshToken: string) => Promise<Renewed>) | undefined;
  /** Called if a session was refused and the person has no other session. */
  refusedEverywhere: (session: Session) => Promise<void>;
  clock: () => Date;
}

/**
 * While one process asks, the others use their copy of the session. If the provider is not available, it is
 * asked again after this time.
 */
const ASKING_MS = 60_000;

/** Returns undefined if the session has ended. */
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
    // The person did nothing wrong and may sign in again, but cannot keep a role that cannot be checked.
    await records.remove(id);
    return undefined;
  }
  if (renewed === 'refused' || (renewed.identity ?? session).subject !== session.subject) {
    const others = (await records.list(now.toISOString())).filter((other) => other.id !== id);
    // This must come before the session is removed. If the process is killed in between, the session is
    // refused again later and nothing is missed.
    if (!others.some(({ subject }) => subject === session.subject)) await refusedEverywhere(session);
    await records.remove(id);
    return undefined;
  }
  const { name, groups, roles } = renewed.identity ?? session;
  await records.renew(id, { name, groups, roles }, renewed.renewal);
  return { ...session, name, groups, roles, renewal: renewed.renewal };
}
