// What people want to know before they ask for an adviser: when advisers work, how long the wait is, how the reply arrives.
import { chatWording } from '../../../bot/copy/chat-wording.js';
import { openingHours } from '../../../bot/model/people/opening-hours.js';
import { durationText, dayAndTime } from '../design/format-time.js';
import type { WebOptions } from '../ports/web-options.js';

/** Pages need it all the time, and it rarely changes. */
const LOOK_EVERY_MS = 60_000;
const PERIOD_MS = 28 * 24 * 60 * 60_000;
/** A median of fewer waits is meaningless, and could reveal how one person was helped. */
const ENOUGH_REQUESTS = 10;

export interface AdviserTimes {
  /** One sentence, beside a button. */
  now: string;
  /** All of it. */
  lines: readonly string[];
}

type Needed = Pick<WebOptions, 'queries' | 'statistics'>;

export function createAdviserTimes(options: Needed, clock: () => Date): () => Promise<AdviserTimes> {
  let read: { at: number; times: Promise<AdviserTimes> } | undefined;
  return () => {
    const at = clock().getTime();
    if (!read || at - read.at >= LOOK_EVERY_MS || at < read.at) {
      read = { at, times: readTimes(options, clock()).catch(() => unknownTimes()) };
    }
    return read.times;
  };
}

async function readTimes({ queries, statistics }: Needed, now: Date): Promise<AdviserTimes> {
  const { working, backOn, hours, wait, unknownWait, how } = chatWording.advisers;
  const advisers = await queries.advisers();
  const next = advisers.flatMap(({ nextAtWork }) => nextAtWork ?? []).sort()[0];
  const isOpen = advisers.some(({ atWork }) => atWork);
  const line = isOpen ? working : next === undefined ? undefined : backOn(dayAndTime(next));
  const open = openingHours(advisers.map(({ adviser }) => adviser));
  const period = { from: new Date(now.getTime() - PERIOD_MS).toISOString(), to: now.toISOString() };
  const { requests, medianWaitMs } = await statistics(period);
  const waited =
    medianWaitMs !== undefined && requests >= ENOUGH_REQUESTS
      ? wait(durationText(medianWaitMs))
      : unknownWait;
  return {
    now: line ?? waited,
    lines: [line, open && hours(open), waited, how].filter((one) => one !== undefined),
  };
}

function unknownTimes(): AdviserTimes {
  const { unknownWait, how } = chatWording.advisers;
  return { now: unknownWait, lines: [unknownWait, how] };
}
