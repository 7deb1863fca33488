// Describes the sign of danger that made a request urgent, without quoting the message.
import { SealingFailure } from '../../../knowledge/model/errors.js';
import { urgencyChange } from '../../model/handoff/request-changes.js';
import { withoutFormatting } from '../../model/messages/chat-formatting.js';
import type { StoredMessage } from '../../model/messages/conversation.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import type { Records } from '../../model/store.js';
import { writesForThemselves } from '../../safeguards/child-or-victim/child-or-victim-writing.js';
import { nameSigns, type DangerSign } from '../../safeguards/naming/name-signs.js';
import { adviserWording, toldToCall } from '../../wording/english/adviser-wording.js';
import { DANGER_SIGN_NAMES } from '../../wording/english/names.js';
import { toldWithNumbers } from '../messages/numbers-given.js';
import { questionOf } from '../messages/question-of.js';
import { urgentMessages } from '../messages/urgent-messages.js';

export interface Danger {
  /** The signs in `message`, then those in the urgent messages before it. */
  sign?: string;
  /** The latest urgent message with a sign of danger that we can name, or else the latest urgent message. */
  message: StoredMessage;
  /**
   * The redacted sentences of `message` that contain the signs. Absent if all of them do, or if no single
   * sentence contains a sign.
   */
  sentences?: string;
  /** True if a child or victim wrote any of the urgent messages about themselves. */
  isOwn?: boolean;
}

/**
 * Looks for the latest message with a sign of danger that we can name. The very latest message may only be a
 * reply to the adviser. Undefined if there are no urgent messages. If the key is missing, names no sign, so
 * that the request still reaches the advisers.
 */
export async function dangerIn(
  records: Pick<Records, 'messages'>,
  alarming: readonly StoredMessage[],
): Promise<Danger | undefined> {
  try {
    return await namedDanger(records, alarming);
  } catch (error) {
    if (!(error instanceof SealingFailure)) throw error;
    const [latest] = alarming;
    return latest && { message: latest };
  }
}

/** Undefined if no message makes the request urgent: an adviser may have marked it. */
export async function dangerOf(
  records: Pick<Records, 'escalations' | 'messages'>,
  escalation: Escalation,
): Promise<Danger | undefined> {
  const question = await questionOf(records, escalation);
  return dangerIn(records, await urgentMessages(records, escalation, question));
}

async function namedDanger(
  records: Pick<Records, 'messages'>,
  alarming: readonly StoredMessage[],
): Promise<Danger | undefined> {
  const read: { message: StoredMessage; own: boolean; named: string[] }[] = [];
  for (const message of alarming) {
    const words = withoutFormatting((await records.messages.words(message.id)) ?? '');
    read.push({ message, own: writesForThemselves(words), named: nameSigns(words).map(nameOf) });
  }
  const telling = read.find(({ own, named }) => own || named.length);
  if (telling) {
    const isOwn = read.some((one) => one.own);
    const own = isOwn ? [adviserWording.dangerOwn] : [];
    const signs = new Set([...own, ...telling.named]);
    const all = new Set(read.flatMap(({ named }) => named));
    const earlier = [...all].filter((name) => !signs.has(name));
    const sentences = telltale(telling.message.text ?? '');
    return {
      sign: withEarlier([...signs].join('; '), earlier),
      message: telling.message,
      ...(sentences !== undefined && { sentences }),
      isOwn,
    };
  }
  const [latest] = alarming;
  return latest && { sign: adviserWording.dangerRead, message: latest };
}

function telltale(text: string): string | undefined {
  const all = text.split(/(?<=[.!?])\s+|\n+/u).filter(Boolean);
  const telling = all.filter((one) => nameSigns(one).length > 0 || writesForThemselves(one));
  return telling.length > 0 && telling.length < all.length ? telling.join(' … ') : undefined;
}

const withEarlier = (sign: string, earlier: readonly string[]) =>
  earlier.length ? `${sign}. ${adviserWording.dangerEarlier(earlier.join('; '))}` : sign;

const nameOf = (sign: DangerSign) => DANGER_SIGN_NAMES[sign];

/** What advisers read about whether the practitioner was told to call 999, and who marked the request. */
export async function toldOnCard(
  records: Pick<Records, 'escalations' | 'outgoing'>,
  escalation: Escalation,
  danger: Danger | undefined,
  now: string,
): Promise<string> {
  const change = danger ? undefined : urgencyChange(await records.escalations.transitions(escalation.id));
  const isMarked = change?.how === 'raised';
  const given = await toldWithNumbers(records, escalation, danger?.message, now);
  const told = toldToCall(danger?.sign, given ?? (isMarked ? 'no' : 'yes'));
  const { anAdviser, cardUrgentMarked } = adviserWording;
  return isMarked ? cardUrgentMarked(change.by?.name ?? anAdviser, told) : told;
}
