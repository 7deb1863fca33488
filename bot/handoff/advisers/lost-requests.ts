// Finds the requests that an adviser has lost without giving them up.
import type { Conversation } from '../../model/messages/conversation.js';
import type { Escalation, EscalationTransition } from '../../model/handoff/escalation.js';
import type { Person } from '../../model/people/person.js';
import { sameAdviser } from '../../model/people/roster.js';
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import { HANDOVER, isWithin } from './advisers-place.js';

const MAY_NOT_KNOW_MS = 60 * 60_000;
const GIVES_UP: ReadonlySet<EscalationTransition['transition']> = new Set([
  'hand-back',
  'reassign',
  'redirect',
  'resolve',
]);

/**
 * The requests from this chat, or from the chat that this thread is in, that the adviser no longer holds and
 * that changed in the last hour, the latest first. Leaves out those that they gave up themselves. The adviser
 * might not have noticed and might be replying to one of them, so the bot must not treat the message as a
 * question, send it to someone else, or let them think it was sent.
 */
export async function lostRequests(
  unit: UnitOfWork,
  { id, place }: Conversation,
  adviser: Person,
  held: readonly Escalation[],
): Promise<Escalation[]> {
  const around = (await unit.records.conversations.of(adviser)).filter((one) => isWithin(place, one.place));
  const chats = new Set([id, ...around.map((one) => one.id)]);
  const lost: Lost[] = [];
  for (const chat of chats) lost.push(...(await lostIn(unit, chat, adviser, held)));
  return lost.sort((one, other) => other.at.localeCompare(one.at)).map(({ escalation }) => escalation);
}

interface Lost {
  at: string;
  escalation: Escalation;
}

async function lostIn(
  unit: UnitOfWork,
  chat: string,
  adviser: Person,
  held: readonly Escalation[],
): Promise<Lost[]> {
  const since = new Date(Date.parse(unit.now) - MAY_NOT_KNOW_MS).toISOString();
  const lost: Lost[] = [];
  for (const escalation of await unit.records.escalations.handedOverIn(chat, since)) {
    if (escalation.state === 'resolved' || held.some((one) => one.id === escalation.id)) continue;
    if (!(await hasLost(unit, escalation, chat, adviser))) continue;
    const moves = await unit.records.escalations.transitions(escalation.id);
    lost.push({ at: moves.at(-1)!.at, escalation });
  }
  return lost;
}

/** True if the request was handed over to this adviser in this chat and they did not give it up themselves. */
export async function hasLost(
  { records, ports }: UnitOfWork,
  { id }: Escalation,
  chat: string,
  adviser: Person,
): Promise<boolean> {
  const moves = await records.escalations.transitions(id);
  const gaveUp = moves.findLast(
    ({ transition, by }) => GIVES_UP.has(transition) && sameAdviser(ports.roster(), by, adviser),
  );
  const received = await records.outgoing.ofEscalation(id, 'relay');
  return received.some(
    ({ key, conversation, queuedAt }) =>
      conversation === chat && key.startsWith(HANDOVER) && queuedAt > (gaveUp?.at ?? ''),
  );
}
