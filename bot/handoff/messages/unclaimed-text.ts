import type { Escalation } from '../../model/handoff/escalation.js';
import type { EarlierReply } from '../../model/handoff/request-changes.js';
import type { PractitionerWords } from '../../wording/english/practitioner-words.js';

/** What the practitioner of a waiting request reads. `replied`: the reply that they had before it came back. */
export const unclaimedText = (
  { handoff: { unclaimed } }: PractitionerWords,
  { claims }: Pick<Escalation, 'claims'>,
  replied: EarlierReply | undefined,
): string => unclaimed[replied ? 'replied' : claims ? 'again' : 'first'];
