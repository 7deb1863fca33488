// Finds out whether an urgent request has been replied to, but the practitioner has written no more than a few
// words back, so that the adviser may not know whether the child is safe.
import type { Escalation, RelayedMessage } from '../../model/handoff/escalation.js';
import type { StoredMessage } from '../../model/messages/conversation.js';
import { parseRequest } from '../../model/messages/recognise-small-talk-and-requests.js';
import type { Records } from '../../model/store.js';
import { splitForwarded } from '../../wording/forwarded-text.js';
import { urgentMessages } from './urgent-messages.js';
import { addedTo } from './awaited-reply.js';

/** Looks from the latest message about danger on, or if an adviser marked the request, at all of it. */
export async function isSafetyUnknown(
  records: Pick<Records, 'escalations' | 'messages'>,
  escalation: Escalation,
  relayed: readonly RelayedMessage[],
): Promise<boolean> {
  if (!escalation.urgent) return false;
  const [danger] = await urgentMessages(records, escalation, undefined);
  const since = relayed.slice(relayed.findIndex(({ message }) => message === danger?.id) + 1);
  const reply = since.findIndex(({ direction }) => direction === 'to-practitioner');
  if (reply < 0) return false;
  for (const { message } of since.slice(reply).filter(addedTo(escalation.message)))
    if (maySayHowTheChildIs(await records.messages.find(message))) return false;
  return true;
}

/** Words of messages such as “Thank you so much, Bea”, “OK, will do” and “Diolch yn fawr iawn”. */
const COURTESIES = new Set(
  (
    'ok okay k yes yeah yep no right fine great good brilliant lovely perfect cool noted understood got it see ' +
    'thanks thank thankyou thx ta cheers many so very much really appreciated helpful your help advice all ' +
    'again for i ill im we well you u will do doing this that thats now then just and to the a of on my way ' +
    'bye goodbye morning afternoon evening hello sorry please diolch fawr iawn'
  ).split(' '),
);
/** “She is safe” has as many besides courtesies. A name after thanks has 1 or 2. */
const FEWEST_WORDS = 3;

/** A question too many costs the adviser one click, so this does not count on a message being understood. */
function maySayHowTheChildIs(written: StoredMessage | undefined): boolean {
  if (!written || written.deletedAt !== undefined) return false;
  const [own] = splitForwarded(written.text ?? '');
  const words =
    own
      .toLowerCase()
      .replace(/['’]/g, '')
      .match(/\p{L}+/gu) ?? [];
  return words.filter((word) => !COURTESIES.has(word)).length >= FEWEST_WORDS && !parseRequest(own);
}
