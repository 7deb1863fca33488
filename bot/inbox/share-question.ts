import { deliverToHolder } from '../handoff/messages/deliver-relay.js';
import { lockCurrent } from '../handoff/transitions/take-back.js';
import { wordsIn } from '../wording/words-in.js';
import { adviserButton } from '../wording/buttons.js';
import { plainMessage } from '../wording/plain-message.js';
import { reply, type Caller, type RefusedAction } from '../jobs/reply-to-caller.js';
import { replaceMessage, type Composed } from '../jobs/outbox.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import type { Button, OutgoingMessage } from '../model/messages/message.js';

/**
 * `escalation`: the request whose button was pressed. The person agreed to share the question in that request
 * only.
 */
export async function shareQuestion(
  unit: UnitOfWork,
  caller: Caller,
  escalation: string | undefined,
): Promise<RefusedAction | undefined> {
  const { escalations, messages } = unit.records;
  const [open] = await escalations.waitedForBy(caller.person);
  const refuse = async (said: Composed): Promise<RefusedAction> => {
    await reply(unit, caller, said);
    return 'refused';
  };
  if (open && open.id !== escalation) return refuse(({ handoff }) => handoff.buttonOutdated);
  if (!open) return refuse((say) => plainMessage(say.handoff.notOpen, { buttons: [adviserButton(say)] }));
  const question = open.message ? await messages.find(open.message) : undefined;
  if (!question || question.deletedAt) return refuse((say) => say.handoff.wordsGone);
  // Lock the escalation and use its current state. Otherwise, if an adviser claims it at this moment, neither
  // side might deliver the question.
  const locked = (await lockCurrent(unit, open.id)) ?? open;
  await escalations.change(locked, { sharesWords: true }, unit.now);
  const relayed = { escalation: locked.id, message: question.id, direction: 'to-adviser' } as const;
  const isNew = await escalations.addRelayed(relayed);
  // Until we know where to reach the holder, the question waits with the other messages.
  if (isNew && locked.state === 'claimed' && locked.reach !== 'unsettled')
    await deliverToHolder(unit, locked, question);
  await showAsShared(unit, locked.id);
  await reply(unit, caller, (say) => say.handoff.wordsShared);
  return undefined;
}

/**
 * Updates messages that say that details were removed from the question, or that have the button to share it.
 */
async function showAsShared(unit: UnitOfWork, escalation: string): Promise<void> {
  for (const notice of await unit.records.outgoing.ofEscalation(escalation, 'notice'))
    if (notice.message.buttons.some(isShare) || showsQuestion(notice.message))
      await replaceMessage(unit, notice, withSharedWords(notice.message));
}

function showsQuestion({ parts, language }: OutgoingMessage): boolean {
  const { theySee } = wordsIn(language).handoff;
  return parts.some((part) => part.kind === 'text' && part.text === theySee);
}

const isShare = ({ action }: Button) => action.do === 'confirm-sharing';

function withSharedWords(message: OutgoingMessage): OutgoingMessage {
  const { handoff } = wordsIn(message.language);
  const now = (text: string) =>
    text.replace(handoff.theySee, handoff.wordsShared).replace(` ${handoff.detailsRemoved}`, '');
  return {
    ...message,
    parts: message.parts
      .filter(({ kind }) => kind !== 'relayed')
      .map((part) => (part.kind === 'text' ? { ...part, text: now(part.text) } : part)),
    buttons: message.buttons.filter((button) => !isShare(button)),
    summary: now(message.summary),
  };
}
