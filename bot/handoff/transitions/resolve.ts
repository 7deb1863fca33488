// Closes an escalation for its holder and tells both sides. The bot then answers the practitioner again.
import type { Button, Part } from '../../model/messages/message.js';
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import { plainMessage } from '../../wording/plain-message.js';
import { adviserLabels, adviserWording } from '../../wording/english/adviser-wording.js';
import { whenToCall } from '../messages/called-help.js';
import { isOwnCase } from '../../safeguards/child-or-victim/child-or-victim-in-conversation.js';
import { findOff, handoffWords } from '../../assistant-off/when-off.js';
import { reply, type Caller } from '../../jobs/reply-to-caller.js';
import { heldEscalation } from '../advisers/adviser-permissions.js';
import type { Person } from '../../model/people/person.js';
import { readWords } from '../../safeguards/find-details-and-danger.js';
import { OUTCOMES_SUGGESTED } from '../../model/handoff/handoff-settings.js';
import { keptFor, type Escalation, type RelayedMessage } from '../../model/handoff/escalation.js';
import type { Records } from '../../model/store.js';
import { hasDangerSinceReply, urgentMessages } from '../messages/urgent-messages.js';
import { applyTransition } from './apply-transition.js';
import { tellJoinedClosed } from './limit-urgent-requests.js';
import { displayName } from '../advisers/display-name.js';
import { withoutDeleted } from '../messages/without-deleted.js';
import { tellPractitioner } from '../messages/send-notice.js';
import {
  awaitedReply,
  hasReply,
  isReplyKept,
  latestReceived,
  latestSeen,
  readSeen,
} from '../messages/awaited-reply.js';
import type { PractitionerWords } from '../../wording/english/practitioner-words.js';

export async function resolve(
  unit: UnitOfWork,
  id: string,
  adviser: Caller,
  { outcome, seen }: { outcome?: string; seen?: string },
): Promise<void> {
  const { records } = unit;
  const held = await heldEscalation(unit, id, adviser);
  if (!held || (await isStillAwaited(unit, held, adviser, { outcome, seen }))) return;
  const isOwn = await isOwnCase(records, held.practitioner, held.conversation);
  const change = {
    outcome: outcome && (await redactOutcome(unit, held, { outcome, adviser: adviser.person })),
  };
  const resolved = await applyTransition(unit, held, 'resolve', adviser.person, change);
  if (!resolved) return reply(unit, adviser, adviserWording.notOpenAnyMore);
  await records.conversations.change(resolved.conversation, { escalation: null });
  await tellClosed(unit, resolved, adviser.person, isOwn);
  await tellJoinedClosed(unit, resolved);
  const propose: Button = {
    label: adviserLabels.proposeNote,
    action: { do: 'propose-note', escalation: id },
  };
  // Advisers at the desk can only write to the bot in a form, so do not invite them to write to it.
  const said =
    adviser.person.platform === unit.ports.desk.platform
      ? [adviserWording.resolvedYou]
      : [adviserWording.resolvedYou, adviserWording.writeToMe];
  const { count, isLeft } = await keptUntilTheEnd(unit, resolved);
  const lost = adviserWording[isLeft ? 'neverReachedLeft' : 'neverReached'](count);
  await reply(unit, adviser, plainMessage(count ? [...said, lost] : said, { buttons: [propose] }));
}

/** Someone who got no reply may still be in danger, and must not be asked whether the adviser helped. */
async function tellClosed(
  unit: UnitOfWork,
  resolved: Escalation,
  adviser: Person,
  isOwn: boolean,
): Promise<void> {
  const { records, ports } = unit;
  const { id, conversation, practitioner, urgent, version } = resolved;
  const off = await findOff(unit, practitioner);
  const isReplied = await hasReply(records, resolved);
  const everReplied = await latestReceived(records, await records.escalations.relayed(id));
  const nation = (await records.conversations.find(conversation))?.jurisdiction;
  const contacts = ports.contacts(nation, isOwn ? 'for-themselves' : 'in-danger');
  const toCall = await whenToCall(records, resolved, isOwn);
  await tellPractitioner(
    unit,
    resolved,
    (say) => {
      const { rate, noReply, noReplySince } = say.handoff;
      const unanswered = everReplied ? noReplySince : noReply;
      const closed = handoffWords(say, off, isOwn).resolved(displayName(ports, adviser, say));
      const buttons = closedButtons(say, unit, id, isReplied);
      if (isReplied) return plainMessage([closed, rate], { buttons });
      if (!urgent) return plainMessage([closed, unanswered], { buttons });
      const parts: Part[] = [{ kind: 'contacts', contacts }];
      return plainMessage([toCall(say), unanswered, closed], { parts, buttons, urgent });
    },
    `handoff:${id}:${version}`,
  );
}

/**
 * True if the request stays open for now, because closing it would leave a message about danger, or one that
 * the adviser's form did not show, with no one, or because it is urgent: no words tell us that a child is safe.
 * Asks the adviser whether to close it anyway.
 */
async function isStillAwaited(
  unit: UnitOfWork,
  held: Escalation,
  adviser: Caller,
  { outcome, seen }: { outcome?: string; seen?: string },
): Promise<boolean> {
  const { records } = unit;
  const relayed = await records.escalations.relayed(held.id);
  const latest = latestSeen(held, relayed);
  if (latest === seen) return false;
  const why = await whyAsk(records, held, relayed, seen);
  if (!why) return false;
  const asked = adviserWording.notClosed[why];
  const action = { do: 'resolve', escalation: held.id, seen: latest, ...(outcome && { outcome }) } as const;
  const anyway: Button = { label: adviserWording.notClosed.anyway, action, style: 'danger' };
  await reply(unit, adviser, plainMessage(asked, { buttons: [anyway] }));
  return true;
}

async function whyAsk(
  records: Records,
  held: Escalation,
  relayed: readonly RelayedMessage[],
  seen: string | undefined,
): Promise<Exclude<keyof typeof adviserWording.notClosed, 'anyway'> | undefined> {
  const awaited = await awaitedReply(records, held, relayed);
  if (awaited && held.urgent) return (await isReplyKept(records, relayed)) ? 'notReceived' : 'urgent';
  if (await isDangerUnseen(records, held, relayed, seen)) return 'danger';
  if (held.urgent) return 'safety';
  return awaited?.newest !== undefined && seen !== undefined ? 'other' : undefined;
}

/** A chat does not tell what the adviser has seen, so there the time of their last reply decides. */
async function isDangerUnseen(
  records: Records,
  held: Escalation,
  relayed: readonly RelayedMessage[],
  seen: string | undefined,
): Promise<boolean> {
  if (seen === undefined) return hasDangerSinceReply(records, held, relayed);
  const [danger] = await urgentMessages(records, { ...held, urgent: true }, undefined);
  if (!danger) return false;
  const placeOf = (id: string) => relayed.findIndex(({ message }) => message === id);
  const { message, wasUrgent } = readSeen(seen);
  return (held.urgent && !wasUrgent) || placeOf(danger.id) > placeOf(message);
}

/**
 * Redacts the outcome, because others can read it on the cards. Returns undefined if it cannot be redacted.
 */
async function redactOutcome(
  unit: UnitOfWork,
  { conversation }: Escalation,
  { outcome, adviser }: { outcome: string; adviser: Person },
): Promise<string | undefined> {
  if ((OUTCOMES_SUGGESTED as readonly string[]).includes(outcome)) return outcome;
  return (await readWords(unit, conversation, outcome, { role: 'adviser', kind: 'command', from: adviser }))
    .text;
}

/**
 * How many of the advisers' messages the practitioner never received, because they never opened a private chat
 * or had left it.
 */
async function keptUntilTheEnd(
  { records }: UnitOfWork,
  { id, conversation }: Pick<Escalation, 'id' | 'conversation'>,
): Promise<{ count: number; isLeft: boolean }> {
  const isLeft = (await records.conversations.find(conversation))?.place.kind === 'personal';
  const kept = keptFor('practitioner', await records.escalations.relayed(id));
  return { count: (await withoutDeleted(records, kept)).length, isLeft };
}

function closedButtons(
  { labels }: PractitionerWords,
  unit: UnitOfWork,
  escalation: string,
  isReplied: boolean,
): Button[] {
  const rate = (label: string, rating: 'up' | 'down'): Button => ({
    label,
    action: { do: 'rate-handoff', escalation, rating },
  });
  const { reopenWithin } = unit.ports.policy;
  return [
    ...(isReplied ? [rate(labels.yes, 'up'), rate(labels.no, 'down')] : []),
    ...(reopenWithin > 0 ? [{ label: labels.reopen, action: { do: 'reopen' as const, escalation } }] : []),
  ];
}
