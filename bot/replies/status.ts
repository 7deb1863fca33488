// Says whether a request is open, when advisers work, and which nation is set; to advisers, how many requests are open.
import { adviserButton, withdrawButton } from '../copy/buttons.js';
import { plainMessage } from '../copy/plain-message.js';
import { wording } from '../copy/english/wording.js';
import type { PractitionerWords } from '../copy/english/practitioner-words.js';
import { opensAtNow } from '../handoff/advisers/adviser-availability.js';
import { isAdvisersPlace } from '../handoff/advisers/advisers-place.js';
import { displayName } from '../handoff/advisers/display-name.js';
import { reply, type Caller } from '../kernel/caller.js';
import type { Composed } from '../kernel/outbox.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import type { Escalation } from '../model/handoff/escalation.js';
import type { BotPorts } from '../model/ports.js';
import { formatTime } from '../model/messages/format-time.js';

export async function showStatus(unit: UnitOfWork, caller: Caller): Promise<void> {
  await reply(unit, caller, await status(unit, caller));
}

async function status(unit: UnitOfWork, { conversation, person }: Caller): Promise<Composed> {
  if (conversation.place.kind !== 'personal' && isAdvisersPlace(unit.ports, conversation.place))
    return queueLine(unit);
  const [open] = await unit.records.escalations.waitedForBy(person);
  const opensAt = open?.state === 'claimed' ? undefined : await opensAtNow(unit);
  return (say) => {
    const hours = opensAt ? [openingHours(say, opensAt, unit.now)] : [];
    const request = open ? requestLine(say, unit.ports, open) : say.status.none;
    const lines = [request, ...hours, say.status.nation(conversation.jurisdiction)];
    return plainMessage(lines, { buttons: [open ? withdrawButton(say, open.id) : adviserButton(say)] });
  };
}

/** Where an open request stands. */
export function requestLine(
  say: PractitionerWords,
  ports: Pick<BotPorts, 'policy' | 'roster'>,
  open: Escalation,
): string {
  return open.state === 'claimed'
    ? say.status.claimed(displayName(ports, open.holder, say))
    : say.status.waiting(formatTime(open.waitingSince ?? open.openedAt, say.language));
}

export function openingHours({ status, language }: PractitionerWords, opensAt: Date, now: string): string {
  const at = opensAt.toISOString();
  return at <= now ? status.working : status.away(formatTime(at, language));
}

/** The status that advisers see in their channel. */
async function queueLine({ records }: UnitOfWork): Promise<string> {
  const open = await records.escalations.open();
  const waiting = open.filter(({ state }) => state === 'waiting').length;
  return open.length ? wording.adviser.open(waiting, open.length - waiting) : wording.adviser.nothingOpen;
}
