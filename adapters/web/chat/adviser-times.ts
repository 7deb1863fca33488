// Builds the sentences that people see before they ask for an adviser: when advisers work, how long the wait
// is and how the reply arrives.
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import { usualWaitText } from '../../../bot/wording/duration-text.js';
import { onShiftText } from '../../../bot/wording/on-shift-text.js';
import { openingHours } from '../../../bot/wording/describe-opening-hours.js';
import { dayAndTime } from '../design/format-time.js';
import type { AdviserTimes, AdviserTimesIn } from '../model/adviser-times.js';
import type { WebOptions } from '../ports/web-options.js';

/** Every page needs these figures, but they rarely change, so we look them up at most this often. */
const LOOK_EVERY_MS = 60_000;

type Needed = Pick<WebOptions, 'queries' | 'statistics' | 'usualWaitMs'>;

interface Known {
  next?: string;
  isOpen: boolean;
  advisers: Parameters<typeof openingHours>[0];
  /** Absent unless the opening hours were set at the desk. */
  week?: Parameters<typeof openingHours>[2];
  /** Requests that no adviser has claimed. */
  waiting: number;
}

export function createAdviserTimes(options: Needed, clock: () => Date): () => Promise<AdviserTimesIn> {
  let read: { at: number; known: Promise<Known | undefined> } | undefined;
  return async () => {
    const at = clock().getTime();
    if (!read || at - read.at >= LOOK_EVERY_MS || at < read.at) {
      read = { at, known: readTimes(options, clock).catch(() => undefined) };
    }
    const known = await read.known;
    // The bot's replies give this figure too, so the page never looks it up itself.
    const waitMs = options.usualWaitMs?.();
    return (say) => timesIn(say, known, waitMs);
  };
}

async function readTimes({ queries, statistics }: Needed, clock: () => Date): Promise<Known> {
  const advisers = await queries.advisers();
  const { isOpen, opensAt: next, hours } = await queries.serviceHours();
  const now = clock().toISOString();
  // Requests that wait now are counted whatever the period.
  const { waitingNow } = await statistics({ from: now, to: now });
  return {
    isOpen,
    advisers: advisers.map(({ adviser }) => adviser),
    week: hours?.week,
    waiting: waitingNow?.requests ?? 0,
    next,
  };
}

function timesIn(say: PractitionerWords, known: Known | undefined, waitMs: number | undefined): AdviserTimes {
  const { backOn, due, hours, noHours, unknownWait, how } = say.web.advisers;
  if (!known) return { times: [unknownWait], lines: [unknownWait, how] };
  const { isOpen, next, waiting, advisers, week } = known;
  const back = isOpen || next === undefined ? undefined : dayAndTime(next, say);
  const atWork = isOpen ? onShiftText(say, advisers, waiting) : undefined;
  const line = back === undefined ? atWork : backOn(back);
  const open = openingHours(advisers, say.page.times, week);
  const isUnset = advisers.length === 0 && week === undefined;
  const waited = usualWaitText(say, waitMs) ?? unknownWait;
  const times = [line, isUnset ? noHours : open && hours(open), waited].filter((one) => one !== undefined);
  return {
    now: line,
    due: back && due(back),
    times,
    lines: [...times, how],
  };
}
