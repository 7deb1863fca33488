// What is due to somebody who waits, and when: pure, so that every order of events can be tried.
import type { CareTaken, Escalation } from '../../model/handoff/escalation.js';
import { claimExpires } from '../../model/handoff/handoff-policy.js';
import type { Care, HandoffPolicy } from '../../model/handoff/handoff-policy.js';

export type CareStep = 'remind' | 'tell-lead' | 'second-channel' | 'nudge-holder' | 'expire';

/** Whether anybody waits: for an adviser, or for the holder's next word. */
export function isWaitedFor({ state, awaitsHolderSince }: Escalation): boolean {
  return state === 'waiting' || (state === 'claimed' && awaitsHolderSince !== undefined);
}

export interface CareSetting {
  policy: HandoffPolicy;
  /**
   * ISO 8601: from when somebody is at work, where nobody is; undefined where somebody is, or no hours are known. What
   * is urgent does not wait for it.
   */
  opensAt?: string;
}

interface Planned {
  step: CareStep;
  at: number;
}

/** The next step and when it is due; undefined where all are done. Steps are in order of their times. */
export function nextStep(escalation: Escalation, setting: CareSetting): Planned | undefined {
  return plan(escalation, setting)[escalation.care.steps];
}

const URGENT_CARD_WITHIN_MS = 60_000;

/** When an urgent request must have reached the advisers; undefined if nothing is urgent or no one is waiting. */
export function cardExpectedBy({ urgent, state, care }: Escalation): number | undefined {
  return urgent && state === 'waiting' ? Date.parse(care.since) + URGENT_CARD_WITHIN_MS : undefined;
}

/** When the practitioner is next to be told how it stands. */
export function nextTelling(escalation: Escalation, { policy, opensAt }: CareSetting): number {
  const told = Date.parse(escalation.care.toldAt);
  const outOfHours = opensAt !== undefined && !escalation.urgent && escalation.state === 'waiting';
  if (!outOfHours) return told + careOf(escalation, policy).tellEvery * MINUTE_MS;
  // When somebody is there again, what was said about that is no longer news.
  return Math.min(told + policy.tellEveryOutOfHours * MINUTE_MS, Math.max(told + 1, Date.parse(opensAt)));
}

/**
 * When to look again; undefined where nobody waits. A clock that was set back never puts it off for longer than what is
 * due next takes from now on.
 */
export function nextAttendance(escalation: Escalation, setting: CareSetting, now: Date): Date | undefined {
  if (!isWaitedFor(escalation)) return undefined;
  const step = nextStep(escalation, setting)?.at ?? Infinity;
  const toldAt = escalation.care.toldAt < now.toISOString() ? escalation.care.toldAt : now.toISOString();
  const telling = nextTelling({ ...escalation, care: { ...escalation.care, toldAt } }, setting);
  const card = cardExpectedBy(escalation) ?? -Infinity;
  return new Date(Math.min(step, telling, card > now.getTime() ? card : Infinity));
}

/**
 * Times that have not come yet, by a clock that was set back or for hours that were changed, count from now: reminders
 * that begin with the day from then on. Undefined where there are none.
 */
export function timesSetBack(
  { care, awaitsHolderSince, state, urgent }: Escalation,
  { opensAt }: CareSetting,
  now: string,
): Pick<Partial<CareTaken & Escalation>, 'since' | 'toldAt' | 'awaitsHolderSince'> | undefined {
  const start = state === 'waiting' && !urgent && opensAt !== undefined ? opensAt : now;
  const times = {
    ...(care.since > start && { since: start }),
    ...(care.toldAt > now && { toldAt: now }),
    ...(awaitsHolderSince !== undefined && awaitsHolderSince > now && { awaitsHolderSince: now }),
  };
  return Object.keys(times).length ? times : undefined;
}

const MINUTE_MS = 60_000;

function careOf({ urgent }: Escalation, policy: HandoffPolicy): Care {
  return urgent ? policy.urgent : policy.waiting;
}

function plan(escalation: Escalation, setting: CareSetting): Planned[] {
  return escalation.state === 'waiting' ? planWaiting(escalation, setting) : planClaimed(escalation, setting);
}

function planWaiting(escalation: Escalation, { policy, opensAt }: CareSetting): Planned[] {
  const care = careOf(escalation, policy);
  const since = Date.parse(escalation.care.since);
  const start = escalation.urgent || opensAt === undefined ? since : Math.max(since, Date.parse(opensAt));
  const at = (minutes: number): number => start + minutes * MINUTE_MS;
  const planned: Planned[] = [
    ...care.remindAfter.map((minutes): Planned => ({ step: 'remind', at: at(minutes) })),
    { step: 'tell-lead', at: at(care.leadAfter) },
    { step: 'second-channel', at: at(care.secondChannelAfter) },
  ];
  return planned.sort((one, other) => one.at - other.at);
}

function planClaimed(escalation: Escalation, { policy }: CareSetting): Planned[] {
  const { awaitsHolderSince } = escalation;
  if (awaitsHolderSince === undefined) return [];
  const since = Date.parse(awaitsHolderSince);
  const expires = claimExpires(escalation, policy) * MINUTE_MS;
  return [
    { step: 'nudge-holder', at: since + expires / 2 },
    { step: 'expire', at: since + expires },
  ];
}
