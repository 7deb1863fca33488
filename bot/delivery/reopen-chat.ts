// Opens a chat that accepts messages again, and sends what was kept for the person.
import { handoffWords, findOff } from '../assistant-off/when-off.js';
import { displayName } from '../handoff/advisers/display-name.js';
import { deliverKept } from '../handoff/relay/move-handoff.js';
import { tellHolder, tellPractitioner } from '../handoff/messages/send-notice.js';
import { sendAgain } from '../jobs/outbox.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import type { Escalation } from '../model/handoff/escalation.js';
import type { Conversation } from '../model/messages/conversation.js';
import { tellAfterReturn } from '../recalls/tell-after-return.js';
import { isOwnCase } from '../safeguards/child-or-victim/child-or-victim-in-conversation.js';
import { adviserWording } from '../wording/english/adviser-wording.js';
import { keptWhileClosed, type Kept } from './kept-while-closed.js';

/** `cause`: what showed that the chat is open, so that what it leads to is only sent once. */
export async function reopenChat(unit: UnitOfWork, conversation: Conversation, cause: string): Promise<void> {
  const { id, place } = conversation;
  const kept = place.kind === 'personal' ? await keptWhileClosed(unit, conversation) : undefined;
  await unit.records.conversations.change(id, { leftAt: null });
  if (kept?.numbers) await sendAgain(unit, kept.numbers);
  await tellAfterReturn(unit, id);
  if (kept) await sendKept(unit, kept, cause);
}

async function sendKept(unit: UnitOfWork, kept: Kept, cause: string): Promise<void> {
  const { request, answers, replies, closing } = kept;
  for (const answer of answers) await sendAgain(unit, answer);
  if (!request) return;
  if (!replies.length) return closing ? sendAgain(unit, closing) : undefined;
  const key = returnedKey(request, cause);
  await tellPractitioner(unit, request, (say) => say.handoff.writtenWhileAway, key);
  await deliverKept(unit, request, replies);
  if (request.state === 'claimed') await tellHolder(unit, request, adviserWording.cameBack, `${key}:holder`);
  else if (closing) await sayClosed(unit, request, `${key}:closed`);
}

export const returnedKey = ({ id }: Pick<Escalation, 'id'>, cause: string) =>
  `handoff:${id}:returned:${cause}`;

/** What was said when the request was closed is no longer true: now they have had a reply. */
async function sayClosed(unit: UnitOfWork, closed: Escalation, key: string): Promise<void> {
  const { practitioner, conversation, holder } = closed;
  const off = await findOff(unit, practitioner);
  const isOwn = await isOwnCase(unit.records, practitioner, conversation);
  await tellPractitioner(
    unit,
    closed,
    (say) => handoffWords(say, off, isOwn).resolved(displayName(unit.ports, holder, say)),
    key,
  );
}
