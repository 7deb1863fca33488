// Follows up an escalation while someone is waiting. Reminds the advisers in steps, updates the practitioner,
// takes back a claim if the adviser does not reply, and schedules the next follow-up.
import { inTransaction, type UnitOfWork } from '../../jobs/unit-of-work.js';
import type { BotPorts } from '../../model/ports.js';
import { formatTime } from '../../model/messages/format-time.js';
import { plainMessage } from '../../wording/plain-message.js';
import { adviserWording } from '../../wording/english/adviser-wording.js';
import { alertAgain, alertMarked } from '../cards/alert.js';
import { hasReachedAdvisers, isCardLost, loseThread, tellCardLate } from './card-lost.js';
import {
  hasRemindedSince,
  hasSomeoneWaiting,
  holderAwaitedSince,
  nextStep,
  nextUpdate,
  timesAfterClockChange,
  type FollowUpSettings,
  type FollowUpStep,
} from '../follow-up-schedule/next-follow-up.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { claimExpires } from '../../model/handoff/handoff-settings.js';
import { isOwnCase } from '../../safeguards/child-or-victim/child-or-victim-in-conversation.js';
import { lateKey } from '../record/came-back.js';
import { takeBack, takeBackFromFormer } from '../transitions/take-back.js';
import { followUpSettings, scheduleFollowUp } from '../follow-up-schedule/schedule-follow-up.js';
import { displayName } from '../advisers/display-name.js';
import { unopenedTransfer } from '../advisers/unopened-transfer.js';
import { postCard, refreshCard } from '../cards/show-card.js';
import { whenToCall } from '../messages/called-help.js';
import { earlierReply } from '../messages/awaited-reply.js';
import { tellAdvisers, tellHolder, tellPractitioner } from '../messages/send-notice.js';
import type { PractitionerWords } from '../../wording/english/practitioner-words.js';

/**
 * Records each step in the transaction that takes it, so that nothing is repeated if this runs twice or late.
 */
export async function followUpWaiting(
  ports: BotPorts,
  { escalation: id }: { escalation: string },
): Promise<void> {
  await inTransaction(ports, async (unit) => {
    const found = await unit.records.escalations.lock(id);
    if (!found) return;
    // The card says whether the numbers to call have arrived, and which quotes have been recalled.
    await refreshCard(unit, id);
    if (!hasSomeoneWaiting(found)) return;
    const escalation = await takeBackFromFormer(unit, found);
    if (await isCardLost(unit, id)) await loseThread(unit, escalation);
    const setting = await followUpSettings(unit, escalation);
    const looked = await withTimesAfterClockChange(unit, id, setting);
    if (!looked) return;
    await tellCardLate(unit, looked);
    const attended = await takeSteps(unit, looked, setting);
    await tellIfDue(unit, attended, setting);
    await scheduleFollowUp(unit, id);
  });
}

async function withTimesAfterClockChange(
  { records, now }: UnitOfWork,
  id: string,
  setting: FollowUpSettings,
): Promise<Escalation | undefined> {
  const found = await records.escalations.find(id);
  const times = found && timesAfterClockChange(found, setting, now);
  if (!times) return found;
  await records.escalations.recordFollowUp(id, times);
  return records.escalations.find(id);
}

async function takeSteps(
  unit: UnitOfWork,
  before: Escalation,
  setting: FollowUpSettings,
): Promise<Escalation> {
  let escalation = before;
  const due: FollowUpStep[] = [];
  for (;;) {
    const next = nextStep(escalation, setting);
    if (!next || next.at > Date.parse(unit.now)) break;
    due.push(next.step);
    escalation = {
      ...escalation,
      followUp: { ...escalation.followUp, steps: escalation.followUp.steps + 1 },
    };
  }
  if (!due.length) return before;
  await unit.records.escalations.recordFollowUp(before.id, { steps: escalation.followUp.steps });
  // After a power cut, several steps may be due at once. Takes each kind of step once, and only `expire` if
  // the claim expires.
  const taken = due.includes('expire') ? (['expire'] as const) : new Set(due);
  for (const step of taken) await takeStep(unit, escalation, step);
  return (await unit.records.escalations.find(before.id)) ?? escalation;
}

async function takeStep(unit: UnitOfWork, escalation: Escalation, step: FollowUpStep): Promise<void> {
  const { id, version, followUp } = escalation;
  const since = formatTime(escalation.waitingSince ?? followUp.since);
  // The steps are counted again from each new `since`, which does not change the version.
  const key = `care:${id}:${version}:${followUp.since}:${followUp.steps}`;
  const adviser = adviserWording;
  switch (step) {
    case 'remind':
      // Posts the card in case the advisers' channel has changed.
      await postCard(unit, escalation, unit.ports.advisersPlace());
      await tellAdvisers(unit, escalation, await reminder(unit, escalation, since), `${key}:remind`);
      return alertAgain(unit, escalation, []);
    case 'tell-lead':
      return tellLead(unit, escalation, since, key);
    case 'second-channel': {
      const second = unit.ports.secondPlace?.();
      if (second) await postCard(unit, escalation, second);
      return;
    }
    case 'tell-not-opened':
      return tellNotOpened(unit, escalation);
    case 'nudge-holder':
      return tellHolder(
        unit,
        escalation,
        adviser.nudge(minutesUntilExpiry(unit, escalation)),
        `${key}:nudge`,
      );
    case 'expire':
      return expire(unit, escalation);
  }
}

/** Only says that a lead was told if a lead gets messages in a chat or has just used the desk. */
async function tellLead(unit: UnitOfWork, escalation: Escalation, since: string, key: string): Promise<void> {
  const adviser = adviserWording;
  const { written, reached } = await alertMarked(unit, escalation, 'lead');
  if (reached) return tellAdvisers(unit, escalation, adviser.leadTold(since), `${key}:lead`);
  return written
    ? tellAdvisers(unit, escalation, adviser.leadNotThere(since), `${key}:lead`)
    : tellAdvisers(unit, escalation, await reminder(unit, escalation, since), `${key}:remind`);
}

async function reminder({ records }: UnitOfWork, escalation: Escalation, since: string): Promise<string> {
  const replied = await earlierReply(records, escalation, await records.escalations.relayed(escalation.id));
  if (!replied) return adviserWording.reminder(since);
  const said = adviserWording[replied.openSince === undefined ? 'reminderAnswered' : 'reminderOpen'];
  return said(replied.by.name ?? adviserWording.anAdviser, formatTime(replied.at), since);
}

async function tellNotOpened(unit: UnitOfWork, escalation: Escalation): Promise<void> {
  const given = await unopenedTransfer(unit, escalation);
  if (!given) return;
  const name = escalation.holder?.name ?? adviserWording.anAdviser;
  const minutes = minutesUntilExpiry(unit, escalation);
  await tellAdvisers(
    unit,
    escalation,
    adviserWording.notOpened(name, formatTime(given.at), minutes),
    `not-opened:${escalation.id}:${escalation.version}`,
  );
}

function minutesUntilExpiry({ ports, now }: UnitOfWork, escalation: Escalation): number {
  const minutes = claimExpires(escalation, ports.policy);
  const expires = holderAwaitedSince(escalation) + minutes * 60_000;
  return Math.max(1, Math.round((expires - Date.parse(now)) / 60_000));
}

async function expire(unit: UnitOfWork, escalation: Escalation): Promise<void> {
  const waiting = await takeBack(unit, escalation, adviserWording.expired, (say) => say.handoff.expired);
  if (waiting)
    await tellHolder(unit, escalation, adviserWording.expiredYou, lateKey(waiting.id, waiting.version));
}

async function tellIfDue(unit: UnitOfWork, escalation: Escalation, setting: FollowUpSettings): Promise<void> {
  if (!hasSomeoneWaiting(escalation) || nextUpdate(escalation, setting) > Date.parse(unit.now)) return;
  const { records, ports, now } = unit;
  const conversation = await records.conversations.find(escalation.conversation);
  await records.escalations.recordFollowUp(escalation.id, { toldAt: now });
  // Nothing can be delivered to that conversation any more. The advisers still get reminders.
  if (conversation?.leftAt !== undefined) return;
  const closed = setting.opensAt !== undefined && (escalation.state === 'waiting' || !escalation.urgent);
  const lost = (await isCardLost(unit, escalation.id)) || !(await hasReachedAdvisers(unit, escalation.id));
  const isOwn = await isOwnCase(records, escalation.practitioner, escalation.conversation);
  const shown = ports.contacts(conversation?.jurisdiction, isOwn ? 'for-themselves' : undefined);
  const toCall = await whenToCall(records, escalation);
  const contacts = closed || lost ? [{ kind: 'contacts' as const, contacts: shown }] : [];
  await tellPractitioner(
    unit,
    escalation,
    (say) =>
      plainMessage(howItStands(say, unit, escalation, { ...setting, lost, danger: toCall(say) }), {
        parts: contacts,
        urgent: escalation.urgent && contacts.length > 0,
      }),
    `told:${escalation.id}:${now}`,
  );
}

function howItStands(
  say: PractitionerWords,
  { ports }: UnitOfWork,
  escalation: Escalation,
  setting: FollowUpSettings & { lost: boolean; danger: string },
): string[] {
  const { opensAt, lost, danger, isAnswered } = setting;
  const { handoff, language } = say;
  if (escalation.state === 'claimed') {
    const silent = handoff.holderSilent(displayName(ports, escalation.holder, say));
    if (escalation.urgent) return [danger, `${silent} ${handoff.othersSoon}`];
    if (opensAt === undefined) return [`${silent} ${handoff.othersSoon}`];
    return [silent, handoff.opensAt(formatTime(opensAt, language))];
  }
  const since = formatTime(escalation.waitingSince ?? escalation.openedAt, language);
  const unclaimed = handoff.unclaimed[escalation.claims ? 'again' : 'first'];
  const waiting = isAnswered ? handoff.answeredBefore : handoff.stillWaiting(since, unclaimed);
  const reminded = hasRemindedSince(escalation, setting) ? [handoff.advisersReminded] : [];
  const reached = lost ? [handoff.cardUndelivered] : reminded;
  // The urgent card has the numbers. Repeating them every few minutes would push the
  // conversation out of view.
  if (escalation.urgent && opensAt === undefined && !lost) return [[danger, waiting, ...reminded].join(' ')];
  return [
    waiting,
    ...(opensAt !== undefined ? [handoff.opensAt(formatTime(opensAt, language))] : reached),
    ...(escalation.urgent ? [danger] : []),
  ];
}
