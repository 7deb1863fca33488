// Tells a practitioner who is waiting for an adviser that no one is on shift, and who to call while they wait.
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { formatTime } from '../../model/messages/format-time.js';
import type { Part } from '../../model/messages/message.js';
import { isOwnCase } from '../../safeguards/child-or-victim/child-or-victim-in-conversation.js';
import type { InTheirWords, PractitionerWords } from '../../wording/english/practitioner-words.js';
import { toMessage, type Said } from '../../wording/plain-message.js';
import { displayName } from '../advisers/display-name.js';
import { followUpSettings } from '../follow-up-schedule/schedule-follow-up.js';
import { whenToCall } from '../messages/called-help.js';
import { tellPractitioner } from '../messages/send-notice.js';

/**
 * Outside working hours, says when an adviser will be available and who to call until then. Leaves out the
 * numbers if the person has just been given them because of danger. Undefined during working hours.
 */
export async function outOfHours(
  unit: UnitOfWork,
  conversation: string,
  { isOwn, hasNumbers = false }: { isOwn: boolean; hasNumbers?: boolean },
): Promise<InTheirWords<Part[]> | undefined> {
  const { opensAt } = await followUpSettings(unit);
  if (opensAt === undefined) return undefined;
  const place = await unit.records.conversations.find(conversation);
  const contacts = unit.ports.contacts(place?.jurisdiction, isOwn ? 'for-themselves' : undefined);
  return ({ handoff, language }) => {
    const said = hasNumbers ? handoff.opensAtUrgent : handoff.opensAt;
    const text: Part = { kind: 'text', tone: 'warning', text: said(formatTime(opensAt, language)) };
    return hasNumbers ? [text] : [text, { kind: 'contacts', contacts }];
  };
}

/** For someone who is waiting for a reply from their adviser, not for an adviser to claim their request. */
export function holderSilent(
  { ports }: Pick<UnitOfWork, 'ports'>,
  { state, holder }: Pick<Escalation, 'state' | 'holder'>,
  say: PractitionerWords,
): string[] {
  return state === 'claimed' ? [say.handoff.holderSilent(displayName(ports, holder, say))] : [];
}

/**
 * Tells the practitioner that their request waits for an adviser again. This counts as an update, so outside
 * working hours the next one may be many hours away.
 */
export async function tellWaiting(
  unit: UnitOfWork,
  waiting: Escalation,
  said: InTheirWords<Said>,
  key: string,
): Promise<void> {
  const { urgent, practitioner, conversation } = waiting;
  const isOwn = await isOwnCase(unit.records, practitioner, conversation);
  const closed = await outOfHours(unit, conversation, { isOwn });
  const toCall = await whenToCall(unit.records, waiting);
  await tellPractitioner(
    unit,
    waiting,
    (say) => {
      const message = toMessage(said(say));
      if (!closed) return message;
      const danger = toCall(say);
      const before: Part[] = urgent ? [{ kind: 'text', tone: 'warning', text: danger }] : [];
      return {
        ...message,
        parts: [...before, ...message.parts, ...closed(say)],
        ...(urgent && { urgent, summary: `${danger} ${message.summary}` }),
      };
    },
    key,
  );
}
