// Collects the data held about someone as a member of staff. Leaves out anything that other people wrote.
import { ownDataWording } from '../../wording/english/own-data-wording.js';
import type { NewAccessEntry } from '../../model/governance/access-log.js';
import { adviserWording } from '../../wording/english/adviser-wording.js';
import { transitionText } from '../../model/handoff/transcript.js';
import { accountOf, type Person } from '../../model/people/person.js';
import type { Session } from '../../model/people/session-record.js';
import type { Records } from '../../model/store.js';

export interface StaffData {
  handled: { request: string; at: string; what: string }[];
  /** Leaves out the reason they typed, because it may name other people. */
  read: (Omit<NewAccessEntry, 'by' | 'reason'> & { gaveReason?: true })[];
  /** Set if they read more than is listed. */
  moreRead?: true;
  signedIn: Pick<Session, 'name' | 'beganAt' | 'usedAt' | 'endsAt' | 'roles' | 'groups'>[];
}

const MOST = 10_000;
/**
 * Earlier than any session, so that ended sessions are listed too. They stay in the store until someone next
 * signs in.
 */
const EVER = '';

/** Returns undefined if they have done nothing here as a member of staff. */
export async function collectStaff(
  { escalations, accessLog, sessions }: Pick<Records, 'escalations' | 'accessLog' | 'sessions'>,
  person: Person,
): Promise<StaffData | undefined> {
  const handled = await escalations.handledBy(person);
  const read = await accessLog.find({ reader: person.id }, { limit: MOST + 1, offset: 0 });
  const subject = accountOf(person);
  const signedIn = (await sessions.list(EVER)).filter((one) => one.subject === subject);
  if (!handled.length && !read.length && !signedIn.length) return undefined;
  return {
    handled: handled.map((step) => ({
      ...step,
      what: transitionText(
        { transition: step.what, by: ownDataWording.who.you },
        adviserWording.practitioner,
      ),
    })),
    read: read.slice(0, MOST).map(({ id: _, by: __, reason, ...reading }) => ({
      ...reading,
      ...(reason !== undefined && { gaveReason: true as const }),
    })),
    ...(read.length > MOST && { moreRead: true as const }),
    signedIn: signedIn.map(({ name, beganAt, usedAt, endsAt, roles, groups }) => ({
      name,
      beganAt,
      ...(usedAt !== undefined && { usedAt }),
      endsAt,
      roles,
      groups,
    })),
  };
}
