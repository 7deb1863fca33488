// Finds the message that made a request urgent. Describes its sign of danger without quoting the message.
import { SealingFailure } from '../../../knowledge/model/errors.js';
import type { UnitOfWork } from '../../kernel/unit-of-work.js';
import { withoutFormatting } from '../../model/messages/chat-formatting.js';
import type { StoredMessage } from '../../model/messages/conversation.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import type { Records } from '../../model/store.js';
import { writesForThemselves } from '../../safeguards/own-words.js';
import { detectUrgency } from '../../safeguards/urgency.js';
import { wording } from '../../copy/english/wording.js';

const { dangerSigns } = wording.adviser;

export type Reading = Pick<UnitOfWork, 'records'> & { ports: Pick<UnitOfWork['ports'], 'read'> };

/** The request's urgent messages, latest first. Empty if the request is no longer urgent. */
export async function urgentMessages(
  { escalations, messages }: Pick<Records, 'escalations' | 'messages'>,
  { id, urgent }: Escalation,
  question: StoredMessage | undefined,
): Promise<StoredMessage[]> {
  if (!urgent) return [];
  const written: (StoredMessage | undefined)[] = [];
  for (const { message, direction } of (await escalations.relayed(id)).reverse())
    if (direction === 'to-adviser') written.push(await messages.find(message));
  return [...written, question].flatMap((one) => (one?.urgent && !one.deletedAt ? [one] : []));
}

export interface Danger {
  sign?: string;
  /** The latest urgent message with a sign of danger that we can name, or else the latest urgent message. */
  message: StoredMessage;
}

/**
 * Looks for the latest message with a sign of danger that we can name. The very last message often only
 * answers the adviser. Undefined if there are no urgent messages. Without the key, names no sign: the request
 * must still reach the advisers.
 */
export async function dangerIn(
  reading: Reading,
  alarming: readonly StoredMessage[],
): Promise<Danger | undefined> {
  try {
    return await namedDanger(reading, alarming);
  } catch (error) {
    if (!(error instanceof SealingFailure)) throw error;
    const [latest] = alarming;
    return latest && { message: latest };
  }
}

async function namedDanger(
  { records, ports }: Reading,
  alarming: readonly StoredMessage[],
): Promise<Danger | undefined> {
  const read: { message: StoredMessage; own: boolean; named: string | undefined }[] = [];
  for (const message of alarming) {
    const words = withoutFormatting((await records.messages.words(message.id)) ?? '');
    const named = groupOf(words, ports.read && 'awaited');
    read.push({ message, own: writesForThemselves(words), named });
  }
  const telling = read.find(({ own, named }) => own || named !== undefined);
  if (telling) {
    const own = read.some((one) => one.own) ? wording.adviser.dangerOwn : undefined;
    const sign = [own, telling.named].filter((one) => one !== undefined).join('; ');
    return { sign, message: telling.message };
  }
  const [latest] = alarming;
  return latest && { ...(ports.read && { sign: wording.adviser.dangerRead }), message: latest };
}

function groupOf(words: string, reading: Parameters<typeof detectUrgency>[1]): string | undefined {
  const { urgent, rule } = detectUrgency(words, reading);
  if (!urgent || rule === undefined || !Object.hasOwn(dangerSigns, rule)) return undefined;
  return dangerSigns[rule as keyof typeof dangerSigns];
}
