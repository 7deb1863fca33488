// Says whether a request is open, when advisers work, and which nation is set. Also tells advisers how many
// requests are open.
import { adviserButton, withdrawButton } from '../wording/buttons.js';
import { plainMessage } from '../wording/plain-message.js';
import { usualWaitText } from '../wording/duration-text.js';
import { adviserWording } from '../wording/english/adviser-wording.js';
import type { PractitionerWords } from '../wording/english/practitioner-words.js';
import { opensAtNow } from '../handoff/advisers/adviser-availability.js';
import { isAdvisersPlace } from '../handoff/advisers/advisers-place.js';
import { joinedBy } from '../handoff/transitions/limit-urgent-requests.js';
import { displayName } from '../handoff/advisers/display-name.js';
import { reply, type Caller } from '../jobs/reply-to-caller.js';
import type { Composed } from '../jobs/outbox.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import type { Escalation } from '../model/handoff/escalation.js';
import { TEST_PLACE } from '../model/handoff/test-request.js';
import { samePerson, type Person } from '../model/people/person.js';
import { mayTalkOf } from '../model/handoff/is-known-to-wait.js';
import type { Command } from '../model/messages/command.js';
import type { BotPorts } from '../model/ports.js';
import type { Records } from '../model/store.js';
import { formatTime } from '../model/messages/format-time.js';

export async function showStatus(
  unit: UnitOfWork,
  caller: Caller,
  { of }: Pick<Extract<Command, { do: 'status' }>, 'of'> = {},
): Promise<void> {
  await reply(unit, caller, await status(unit, caller, of === undefined));
}

async function status(
  unit: UnitOfWork,
  { conversation, person }: Caller,
  showsNation: boolean,
): Promise<Composed> {
  if (conversation.place.kind !== 'personal' && isAdvisersPlace(unit.ports, conversation.place))
    return queueLine(unit);
  const [asked] = await unit.records.escalations.waitedForBy(person);
  const isSaid = mayTalkOf(asked, conversation);
  const open = isSaid ? asked : undefined;
  const joined = isSaid && !open && (await joinedBy(unit.records, person, conversation.id));
  const opensAt = open?.state === 'claimed' ? undefined : await opensAtNow(unit);
  // How many others wait is not for everyone in a channel to read.
  const waiting =
    conversation.place.kind === 'personal' ? await countWaiting(unit.records, person) : { others: 0 };
  const waitMs = unit.ports.usualWaitMs?.();
  return (say) => {
    const none = joined ? say.handoff.joinedOpen : isSaid ? say.status.none : say.status.private;
    const request = open ? requestLine(say, unit.ports, open) : none;
    const hours =
      open?.state === 'claimed' ? [] : waitLines(say, { opensAt, now: unit.now, waiting, waitMs });
    // Someone who asks about their request may want to know how they will hear about a reply.
    const where = open && !showsNation ? [say.status.where] : [];
    const nation = showsNation ? [say.status.nation(conversation.jurisdiction)] : [];
    const lines = [request, ...where, ...hours, ...nation];
    return plainMessage(lines, { buttons: [open ? withdrawButton(say, open.id) : adviserButton(say)] });
  };
}

function waitLines(
  say: PractitionerWords,
  {
    opensAt,
    now,
    waiting,
    waitMs,
  }: { opensAt: Date | undefined; now: string; waiting: Waiting; waitMs: number | undefined },
): string[] {
  const hours = opensAt && whenAdvisersWork(say, opensAt, now, waiting);
  const waited = usualWaitText(say, waitMs) ?? say.web.advisers.unknownWait;
  return hours === undefined ? [waited] : [hours, waited];
}

export function requestLine(
  say: PractitionerWords,
  ports: Pick<BotPorts, 'policy' | 'roster'>,
  open: Escalation,
): string {
  return open.state === 'claimed'
    ? say.status.claimed(displayName(ports, open.holder, say))
    : say.status.waiting(
        formatTime(open.waitingSince ?? open.openedAt, say.language),
        say.handoff.unclaimed[open.claims ? 'again' : 'first'],
      );
}

export function whenAdvisersWork(
  { status, web, language }: PractitionerWords,
  opensAt: Date,
  now: string,
  { others, isTheirs }: Waiting,
): string {
  const at = opensAt.toISOString();
  return at <= now ? web.advisers.working(others, isTheirs) : status.away(formatTime(at, language));
}

/** `others`: how many other people's requests no adviser has claimed. `isTheirs`: whether theirs waits too. */
interface Waiting {
  others: number;
  isTheirs?: boolean;
}

/** Leaves out test requests. */
export async function countWaiting(
  { escalations }: Pick<Records, 'escalations'>,
  person: Person,
): Promise<Waiting> {
  const waiting = (await escalations.open()).filter(
    ({ state, practitioner }) => state === 'waiting' && !practitioner.id.startsWith(TEST_PLACE),
  );
  const others = waiting.filter(({ practitioner }) => !samePerson(practitioner, person)).length;
  return { others, isTheirs: others < waiting.length };
}

async function queueLine({ records }: UnitOfWork): Promise<string> {
  const open = await records.escalations.open();
  const waiting = open.filter(({ state }) => state === 'waiting').length;
  return open.length ? adviserWording.open(waiting, open.length - waiting) : adviserWording.nothingOpen;
}
