// Carries messages between the practitioner and the adviser who holds the escalation, both ways.
import type { StoredMessage } from '../../model/messages/conversation.js';
import type { Moment } from '../../kernel/moment.js';
import { wording } from '../../copy/wording.js';
import type { Adviser } from '../advisers/adviser.js';
import { answerAdviser, isHolder } from '../advisers/adviser.js';
import { isAdviser } from '../advisers/advisers-place.js';
import { passOnToHolder, passOnToPractitioner } from '../messages/carry.js';
import type { Written } from '../messages/carry.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { DEFAULT_POLICY } from '../../model/handoff/handoff-policy.js';
import { hasOnlyNotes } from '../messages/notes.js';
import { takeBackFromFormer } from './reach-holder.js';
import { scheduleAttention } from '../waiting/schedule-attention.js';
import { refreshCard } from '../cards/show-card.js';
import { tellHolder, tellPractitioner } from '../messages/tell.js';

/** Waiting: the message is kept, and handed over at the claim. Claimed: it goes on now. */
export async function relayToAdviser(
  moment: Moment,
  { id }: Pick<Escalation, 'id'>,
  message: StoredMessage,
): Promise<void> {
  const { records } = moment;
  const taken = await records.escalations.take(id);
  if (!taken) return;
  const escalation = await takeBackFromFormer(moment, taken);
  // The question itself stands among them where its words were shared.
  const earlier = await records.escalations.relayed(escalation.id);
  const isFirst = earlier.every((relayed) => relayed.message === escalation.message);
  await records.escalations.addRelayed({
    escalation: escalation.id,
    message: message.id,
    direction: 'to-adviser',
  });
  await sayWhatIsRefused(moment, escalation, message);
  if (escalation.state === 'claimed') await awaitHolder(moment, escalation);
  if (escalation.state === 'claimed' && escalation.reach !== 'unsettled')
    return passOnToHolder(moment, escalation, message);
  if (escalation.state !== 'waiting') return;
  // Somebody is there: a job that a clock set back has put off is set anew.
  await scheduleAttention(moment, escalation.id);
  // The card counts what is kept.
  await refreshCard(moment, escalation.id);
  // Said once: the opening said that everything is kept, and each line of ours pushes theirs off the screen.
  if (isFirst)
    await tellPractitioner(moment, escalation, wording.handoff.kept, `handoff:${escalation.id}:kept`, {
      buttons: [
        { label: wording.labels.askGuidance, action: { do: 'ask-guidance', message: message.id } },
        { label: wording.labels.withdraw, action: { do: 'withdraw', escalation: escalation.id } },
      ],
    });
}

/** From the first message that the holder has not replied to: what follows does not make the wait shorter. */
async function awaitHolder(moment: Moment, { id, awaitsHolderSince }: Escalation): Promise<void> {
  if (awaitsHolderSince !== undefined) return;
  const { records, now } = moment;
  await records.escalations.attended(id, { awaitsHolderSince: now, since: now, toldAt: now, steps: 0 });
  await scheduleAttention(moment, id);
}

async function sayWhatIsRefused(
  moment: Moment,
  escalation: Escalation,
  message: StoredMessage,
): Promise<void> {
  const { attachments } = moment.ports.policy ?? DEFAULT_POLICY;
  if (!message.attachments || attachments === 'pass-on') return;
  const tell = message.role === 'adviser' ? tellHolder : tellPractitioner;
  await tell(moment, escalation, wording.handoff.attachmentsKept, `refused:${message.id}`);
}

/**
 * A bystander's words go nowhere, and they are told so; a note any adviser may leave. `escalation`: as it was taken in
 * this transaction. The message has not been relayed before.
 */
export async function relayFromHolder(
  moment: Moment,
  escalation: Escalation,
  written: Written,
  adviser: Adviser,
): Promise<void> {
  const isNote = hasOnlyNotes(written.words);
  if (isNote && isAdviser(moment.ports, adviser.person, adviser.conversation.place))
    return keepNote(moment, escalation.id, written.message, adviser);
  if (!(await isHolder(moment, escalation, adviser))) return;
  if (isNote) await keepNote(moment, escalation.id, written.message, adviser);
  else await relayToPractitioner(moment, escalation, written, adviser);
}

export async function keepNote(
  moment: Moment,
  id: string,
  message: StoredMessage,
  adviser: Adviser,
): Promise<void> {
  const escalation = await moment.records.escalations.find(id);
  if (!escalation) return answerAdviser(moment, adviser, wording.adviser.notKnownHere);
  await moment.records.escalations.addRelayed({ escalation: id, message: message.id, direction: 'note' });
  await answerAdviser(moment, adviser, wording.adviser.noteKept);
}

/** Nobody is to be reminded of what the holder has done; several messages in a row say it once. */
async function holderSpoke({ records }: Moment, { id, awaitsHolderSince, care }: Escalation): Promise<void> {
  if (awaitsHolderSince === undefined && care.steps === 0) return;
  await records.escalations.attended(id, { awaitsHolderSince: null, steps: 0 });
}

/** Lines that begin with // stay behind. */
async function relayToPractitioner(
  moment: Moment,
  escalation: Escalation,
  written: Written,
  adviser: Adviser,
): Promise<void> {
  const { records } = moment;
  const { message, answer } = written;
  const conversation = await records.conversations.find(escalation.conversation);
  const isPassedOn = conversation?.leftAt === undefined && conversation?.place.kind === 'personal';
  await records.escalations.addRelayed({
    escalation: escalation.id,
    message: message.id,
    direction: 'to-practitioner',
    ...(isPassedOn && { passedOnAt: moment.now }),
    ...(answer !== undefined && { answer }),
  });
  await holderSpoke(moment, escalation);
  if (conversation?.leftAt) return answerAdviser(moment, adviser, wording.adviser.placeGone);
  await sayWhatIsRefused(moment, escalation, message);
  if (isPassedOn) return passOnToPractitioner(moment, escalation, message, written);
  await tellHolder(
    moment,
    escalation,
    wording.adviser.keptUntilPrivate,
    `handoff:${escalation.id}:kept-until-private`,
  );
  await tellPractitioner(
    moment,
    escalation,
    wording.handoff.keptInPrivate,
    `handoff:${escalation.id}:asks-for-private`,
  );
}
