// Decides which follow-up step is due next while someone is waiting, and when. All functions are pure, so
// that tests can try every order of events.
import type { FollowUpProgress, Escalation } from '../../model/handoff/escalation.js';
import {
  claimExpires,
  type FollowUpTimes,
  type HandoffSettings,
} from '../../model/handoff/handoff-settings.js';

export type FollowUpStep =
  'remind' | 'tell-lead' | 'second-channel' | 'tell-not-opened' | 'nudge-holder' | 'expire';

export function hasSomeoneWaiting({ state, awaitsHolderSince }: Escalation): boolean {
  return state === 'waiting' || (state === 'claimed' && awaitsHolderSince !== undefined);
}

export interface FollowUpSettings {
  policy: HandoffSettings;
  /**
   * When the next adviser starts work, in ISO 8601 format. Undefined if someone is working now, or if no
   * hours are set. Only urgent requests and their holders do not wait for this time.
   */
  opensAt?: string;
  /**
   * True if the request is not urgent, waits again after an adviser replied, and the practitioner has written
   * nothing since that needs a reply.
   */
  isAnswered?: boolean;
}

interface Planned {
  step: FollowUpStep;
  at: number;
}

/**
 * The next step and when it is due. Undefined if no steps are left. An unclaimed request always has a next
 * step: after the planned steps, we remind the advisers and tell the lead in turn. The time between these
 * steps is the total time that the planned steps took.
 */
export function nextStep(escalation: Escalation, setting: FollowUpSettings): Planned | undefined {
  return stepAt(escalation, setting, escalation.followUp.steps);
}

export function hasRemindedSince(escalation: Escalation, setting: FollowUpSettings): boolean {
  const { steps, toldAt } = escalation.followUp;
  const last = steps > 0 ? stepAt(escalation, setting, steps - 1) : undefined;
  return last !== undefined && last.at > Date.parse(toldAt);
}

function stepAt(escalation: Escalation, setting: FollowUpSettings, index: number): Planned | undefined {
  if (escalation.state !== 'waiting') return planClaimed(escalation, setting)[index];
  const { start, steps } = planWaiting(escalation, setting);
  const after = (steps.at(-1)?.at ?? start) - start;
  const again = index - steps.length + 1;
  return steps[index] ?? { step: again % 2 ? 'remind' : 'tell-lead', at: start + after * (again + 1) };
}

const URGENT_CARD_WITHIN_MS = 60_000;

/**
 * The deadline for an urgent request to reach the advisers. Undefined if the request is not urgent or not
 * waiting.
 */
export function cardDueBy({ urgent, state, followUp }: Escalation): number | undefined {
  return urgent && state === 'waiting' ? Date.parse(followUp.since) + URGENT_CARD_WITHIN_MS : undefined;
}

/** The deadline for the holder to open an urgent request. Infinity if the request is not urgent. */
export function toBeOpenedBy({ urgent, claimedAt }: Escalation, policy: HandoffSettings): number {
  const { remindAfter, leadAfter } = policy.urgent;
  const minutes = Math.min(...remindAfter, leadAfter);
  return urgent && claimedAt !== undefined ? Date.parse(claimedAt) + minutes * MINUTE_MS : Infinity;
}

export function nextUpdate(
  escalation: Escalation,
  { policy, opensAt, isAnswered }: FollowUpSettings,
): number {
  const told = Date.parse(escalation.followUp.toldAt);
  // The practitioner has a reply, and we told them that another adviser will look at their request.
  if (isAnswered) return told + policy.tellEveryOutOfHours * MINUTE_MS;
  if (opensAt === undefined || escalation.urgent || !isClosedKnown(escalation, opensAt))
    return told + followUpTimesOf(escalation, policy).tellEvery * MINUTE_MS;
  // The last update told the practitioner to expect an adviser at the opening time, so do not wait beyond it.
  return Math.min(told + policy.tellEveryOutOfHours * MINUTE_MS, Math.max(told + 1, Date.parse(opensAt)));
}

/** Whether the last update said, or was about to say, when advisers are back. */
function isClosedKnown({ followUp, awaitsHolderSince = '' }: Escalation, opensAt: string): boolean {
  return followUp.since >= opensAt && followUp.toldAt > awaitsHolderSince;
}

/**
 * When to run the next follow-up. Undefined if no one is waiting. If the clock was set back, the wait is
 * still no longer than usual.
 */
export function nextFollowUp(escalation: Escalation, setting: FollowUpSettings, now: Date): Date | undefined {
  if (!hasSomeoneWaiting(escalation)) return undefined;
  const step = nextStep(escalation, setting)?.at ?? Infinity;
  const toldAt =
    escalation.followUp.toldAt < now.toISOString() ? escalation.followUp.toldAt : now.toISOString();
  const telling = nextUpdate({ ...escalation, followUp: { ...escalation.followUp, toldAt } }, setting);
  const card = cardDueBy(escalation) ?? -Infinity;
  return new Date(Math.min(step, telling, card > now.getTime() ? card : Infinity));
}

/**
 * Replaces recorded times that are in the future because the clock was set back or the hours changed. The new
 * time is the present or, if reminders wait for advisers to start work, the time when they start. Undefined
 * if nothing needs replacing.
 */
export function timesAfterClockChange(
  { followUp, awaitsHolderSince, urgent }: Escalation,
  { opensAt }: FollowUpSettings,
  now: string,
): Partial<FollowUpProgress & Pick<Escalation, 'awaitsHolderSince'>> | undefined {
  const start = !urgent && opensAt !== undefined ? opensAt : now;
  const times = {
    ...(followUp.since > start && { since: start, steps: 0 }),
    ...(followUp.toldAt > now && { toldAt: now }),
    ...(awaitsHolderSince !== undefined && awaitsHolderSince > now && { awaitsHolderSince: now }),
  };
  return Object.keys(times).length ? times : undefined;
}

const MINUTE_MS = 60_000;

function followUpTimesOf({ urgent }: Escalation, policy: HandoffSettings): FollowUpTimes {
  return urgent ? policy.urgent : policy.waiting;
}

/** Someone must look at an answered request too, but it can wait this many times as long. */
const ANSWERED_PACE = 4;

function planWaiting(escalation: Escalation, { policy, opensAt, isAnswered }: FollowUpSettings) {
  const times = followUpTimesOf(escalation, policy);
  const since = Date.parse(escalation.followUp.since);
  const start = escalation.urgent || opensAt === undefined ? since : Math.max(since, Date.parse(opensAt));
  const pace = isAnswered ? ANSWERED_PACE : 1;
  const at = (minutes: number): number => start + pace * minutes * MINUTE_MS;
  const planned: Planned[] = [
    ...times.remindAfter.map((minutes): Planned => ({ step: 'remind', at: at(minutes) })),
    { step: 'tell-lead', at: at(times.leadAfter) },
    { step: 'second-channel', at: at(times.secondChannelAfter) },
  ];
  return { start, steps: planned.sort((one, other) => one.at - other.at) };
}

/**
 * When the holder's time to reply began. If no one is at work and the request is not urgent, this is not
 * before the next shift.
 */
export function holderAwaitedSince(
  { awaitsHolderSince = '', urgent, followUp }: Escalation,
  { opensAt = '' }: Pick<FollowUpSettings, 'opensAt'> = {},
): number {
  const times = urgent ? [awaitsHolderSince] : [awaitsHolderSince, followUp.since, opensAt];
  return Date.parse(times.sort().at(-1)!);
}

function planClaimed(escalation: Escalation, { policy, opensAt }: FollowUpSettings): Planned[] {
  if (escalation.awaitsHolderSince === undefined) return [];
  const since = holderAwaitedSince(escalation, { opensAt });
  const expires = claimExpires(escalation, policy) * MINUTE_MS;
  const opened = toBeOpenedBy(escalation, policy);
  const planned: Planned[] = [
    ...(opened < since + expires / 2 ? [{ step: 'tell-not-opened' as const, at: opened }] : []),
    { step: 'nudge-holder', at: since + expires / 2 },
    { step: 'expire', at: since + expires },
  ];
  return planned;
}
