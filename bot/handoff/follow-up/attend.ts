// Looks after somebody who waits: reminds the advisers in steps, tells the practitioner how it stands, takes back a
// claim that has gone silent, and sets the next time to look.
import { inTransaction } from '../../kernel/moment.js';
import type { Moment } from '../../kernel/moment.js';
import type { BotPorts } from '../../model/ports.js';
import { sayTime } from '../../model/messages/say-time.js';
import { wording } from '../../copy/wording.js';
import { alertAgain, alertBest, alertMarked } from '../cards/alert.js';
import { hasReachedAdvisers, isCardLost, loseThread, tellCardLate } from './card-lost.js';
import { isWaitedFor, nextStep, nextTelling, timesSetBack } from '../waiting/care.js';
import type { CareSetting, CareStep } from '../waiting/care.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { claimExpires, DEFAULT_POLICY } from '../../model/handoff/handoff-policy.js';
import { moveEscalation } from '../moves/move-escalation.js';
import { takeBackFromFormer } from '../relay/reach-holder.js';
import { careSetting, scheduleAttention } from '../waiting/schedule-attention.js';
import { shownName } from '../advisers/shown-name.js';
import { postCard } from '../cards/show-card.js';
import { tellAdvisers, tellHolder, tellPractitioner } from '../messages/tell.js';

/** Each step is recorded in the transaction that takes it: run again, or late, it does nothing twice. */
export async function attend(ports: BotPorts, { escalation: id }: { escalation: string }): Promise<void> {
  await inTransaction(ports, async (moment) => {
    const found = await moment.records.escalations.take(id);
    if (!found || !isWaitedFor(found)) return;
    const escalation = await takeBackFromFormer(moment, found);
    if (await isCardLost(moment, id)) await loseThread(moment, escalation);
    const setting = await careSetting(moment);
    const looked = await withTimesOfNow(moment, id, setting);
    if (!looked) return;
    await tellCardLate(moment, looked);
    const attended = await takeSteps(moment, looked, setting);
    await tellIfDue(moment, attended, setting);
    await scheduleAttention(moment, id);
  });
}

async function withTimesOfNow(
  { records, now }: Moment,
  id: string,
  setting: CareSetting,
): Promise<Escalation | undefined> {
  const found = await records.escalations.find(id);
  const times = found && timesSetBack(found, setting, now);
  if (!times) return found;
  await records.escalations.attended(id, times);
  return records.escalations.find(id);
}

async function takeSteps(moment: Moment, before: Escalation, setting: CareSetting): Promise<Escalation> {
  let escalation = before;
  const due: CareStep[] = [];
  for (;;) {
    const next = nextStep(escalation, setting);
    if (!next || next.at > Date.parse(moment.now)) break;
    due.push(next.step);
    escalation = { ...escalation, care: { ...escalation.care, steps: escalation.care.steps + 1 } };
  }
  if (!due.length) return before;
  await moment.records.escalations.attended(before.id, { steps: escalation.care.steps });
  // After a night without power several may be due at once: the same step twice, or a warning of what happens now, would
  // only be noise.
  const taken = due.includes('expire') ? (['expire'] as const) : new Set(due);
  for (const step of taken) await takeStep(moment, escalation, step);
  return (await moment.records.escalations.find(before.id)) ?? escalation;
}

async function takeStep(moment: Moment, escalation: Escalation, step: CareStep): Promise<void> {
  const since = sayTime(escalation.waitingSince ?? escalation.care.since);
  const key = `care:${escalation.id}:${escalation.version}:${escalation.care.steps}:${step}`;
  switch (step) {
    case 'remind':
      await tellAdvisers(moment, escalation, wording.adviser.reminder(since), key);
      return alertBest(moment, escalation, []);
    case 'tell-lead':
      await alertMarked(moment, escalation, 'lead');
      return tellAdvisers(moment, escalation, wording.adviser.leadTold(since), key);
    case 'second-channel': {
      const second = moment.ports.secondPlace?.();
      if (second) await postCard(moment, escalation, second);
      return;
    }
    case 'nudge-holder':
      return tellHolder(
        moment,
        escalation,
        wording.adviser.nudge(minutesUntilExpiry(moment, escalation)),
        key,
      );
    case 'expire':
      return expire(moment, escalation);
  }
}

function minutesUntilExpiry({ ports, now }: Moment, escalation: Escalation): number {
  const { awaitsHolderSince = now } = escalation;
  const minutes = claimExpires(escalation, ports.policy ?? DEFAULT_POLICY);
  const expires = Date.parse(awaitsHolderSince) + minutes * 60_000;
  return Math.max(1, Math.round((expires - Date.parse(now)) / 60_000));
}

async function expire(moment: Moment, escalation: Escalation): Promise<void> {
  const waiting = await moveEscalation(moment, escalation, 'expire', undefined);
  if (!waiting) return;
  const key = `${waiting.id}:${waiting.version}`;
  const { holder } = escalation;
  await tellPractitioner(moment, waiting, wording.handoff.expired, `handoff:${key}`);
  await tellHolder(moment, escalation, wording.adviser.expiredYou, `holder:${key}`);
  await tellAdvisers(
    moment,
    waiting,
    wording.adviser.expired(holder?.name ?? wording.adviser.anAdviser),
    `advisers:${key}`,
  );
  await alertAgain(moment, waiting, [holder]);
}

async function tellIfDue(moment: Moment, escalation: Escalation, setting: CareSetting): Promise<void> {
  if (!isWaitedFor(escalation) || nextTelling(escalation, setting) > Date.parse(moment.now)) return;
  const { records, ports, now } = moment;
  const conversation = await records.conversations.find(escalation.conversation);
  await records.escalations.attended(escalation.id, { toldAt: now });
  // Nothing arrives there any more; the advisers go on being reminded.
  if (conversation?.leftAt !== undefined) return;
  const closed = escalation.state === 'waiting' && setting.opensAt !== undefined;
  const lost =
    (await isCardLost(moment, escalation.id)) || !(await hasReachedAdvisers(moment, escalation.id));
  const contacts =
    closed || lost || escalation.urgent
      ? [{ kind: 'contacts' as const, contacts: ports.contacts(conversation?.jurisdiction) }]
      : [];
  await tellPractitioner(
    moment,
    escalation,
    howItStands(moment, escalation, { ...setting, lost }),
    `told:${escalation.id}:${now}`,
    {
      parts: contacts,
      buttons: [{ label: wording.labels.withdraw, action: { do: 'withdraw', escalation: escalation.id } }],
    },
  );
}

/** Only what is so: nothing is promised for others. */
function howItStands(
  { ports }: Moment,
  escalation: Escalation,
  { opensAt, lost }: CareSetting & { lost: boolean },
): string[] {
  const { handoff } = wording;
  if (escalation.state === 'claimed')
    return [
      handoff.holderSilent(
        escalation.holder ? shownName(ports, escalation.holder) : wording.adviser.anAdviser,
      ),
    ];
  const since = sayTime(escalation.waitingSince ?? escalation.openedAt);
  const { steps } = escalation.care;
  const reminded = lost ? handoff.cardUndelivered : handoff.advisersReminded;
  const reached = steps === 0 && !lost ? [] : [reminded];
  return [
    handoff.stillWaiting(since),
    ...(opensAt !== undefined ? [handoff.opensAt(sayTime(opensAt))] : reached),
    ...(escalation.urgent ? [handoff.danger] : []),
  ];
}
