// Says whether a request is open, when advisers work, and which nation is set. Also tells advisers how many
// requests are open.
import { adviserButton, withdrawButton } from '../wording/buttons.js';
import { openingHours } from '../wording/describe-opening-hours.js';
import { onShiftText } from '../wording/on-shift-text.js';
import { plainMessage } from '../wording/plain-message.js';
import { requestWaitText } from '../wording/duration-text.js';
import { adviserWording } from '../wording/english/adviser-wording.js';
import type { PractitionerWords } from '../wording/english/practitioner-words.js';
import { openTimesNow, opensAt } from '../handoff/advisers/adviser-availability.js';
import { isAdvisersPlace } from '../handoff/advisers/advisers-place.js';
import { joinedAnywhereBy } from '../handoff/transitions/limit-urgent-requests.js';
import { earlierReply } from '../handoff/messages/awaited-reply.js';
import { unclaimedText } from '../handoff/messages/unclaimed-text.js';
import { displayName } from '../handoff/advisers/display-name.js';
import { reply, type Caller } from '../jobs/reply-to-caller.js';
import type { Composed } from '../jobs/outbox.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import type { Escalation } from '../model/handoff/escalation.js';
import type { EarlierReply } from '../model/handoff/request-changes.js';
import type { ListedAdviser } from '../model/people/roster.js';
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
  const replied = open && (await earlierReply(unit.records, open));
  const joined = isSaid && !open && (await joinedAnywhereBy(unit.records, person, conversation));
  const hours =
    open?.state === 'claimed' ? undefined : await readAdviserHours(unit.ports, unit.records, unit.now);
  // People in a channel should not read how many others are waiting.
  const waiting =
    conversation.place.kind === 'personal' ? await countWaiting(unit.records, person) : { others: 0 };
  const waitMs = unit.ports.usualWaitMs?.();
  return (say) => {
    const none = joined ? say.handoff.joinedOpen : isSaid ? say.status.none : say.status.private;
    const request = open ? requestLine(say, unit.ports, open, replied) : none;
    const wait = open?.state === 'claimed' ? [] : waitLines(say, hours, { waiting, waitMs, open });
    // Someone who asks about their request may want to know how they will hear about a reply.
    const where = open && !showsNation ? [say.status.where] : [];
    const nation = showsNation ? [say.status.nation(conversation.jurisdiction)] : [];
    const lines = [request, ...where, ...wait, ...nation];
    return plainMessage(lines, { buttons: [open ? withdrawButton(say, open.id) : adviserButton(say)] });
  };
}

function waitLines(
  say: PractitionerWords,
  hours: AdviserHours | undefined,
  { waiting, waitMs, open }: { waiting: Waiting; waitMs: number | undefined; open: Escalation | undefined },
): string[] {
  const working = hours && whenAdvisersWork(say, hours, waiting);
  const isUnlike = open !== undefined && (open.urgent || hours?.backAt !== undefined);
  const waited = requestWaitText(say, waitMs, isUnlike) ?? say.web.advisers.unknownWait;
  return working === undefined ? [waited] : [working, waited];
}

export function requestLine(
  say: PractitionerWords,
  ports: Pick<BotPorts, 'policy' | 'roster'>,
  open: Escalation,
  replied: EarlierReply | undefined,
): string {
  if (open.state === 'claimed') return say.status.claimed(displayName(ports, open.holder, say));
  if (replied && replied.openSince === undefined && !open.urgent) return say.handoff.answeredBefore;
  const since = formatTime(open.waitingSince ?? open.openedAt, say.language);
  return say.status.waiting(since, unclaimedText(say, open, replied));
}

interface AdviserHours {
  /** When the next adviser is at work, if that is later than now. */
  backAt?: string;
  advisers: readonly unknown[];
  /** The opening hours set at the desk. */
  week?: ListedAdviser['hours'];
}

/** Returns undefined if no hours are set in the file or at the desk. */
export async function readAdviserHours(
  ports: Pick<BotPorts, 'roster'>,
  records: Pick<Records, 'advisers' | 'escalations'>,
  now: string,
): Promise<AdviserHours | undefined> {
  const at = (await opensAt(ports, records, new Date(now)))?.toISOString();
  if (at === undefined) return undefined;
  const week = (await openTimesNow(records, new Date(now)))?.hours;
  return { advisers: ports.roster(), ...(at > now && { backAt: at }), ...(week && { week }) };
}

export function whenAdvisersWork(
  say: PractitionerWords,
  { backAt, advisers, week }: AdviserHours,
  { others, isTheirs }: Waiting,
): string | undefined {
  if (backAt !== undefined) return say.status.away(formatTime(backAt, say.language));
  const open = openingHours([], say.page.times, week);
  return onShiftText(say, advisers, others, isTheirs) ?? (open && say.web.advisers.hours(open));
}

/**
 * `others`: how many other people's requests no adviser has claimed. `isTheirs`: whether this person's
 * request is waiting too.
 */
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
