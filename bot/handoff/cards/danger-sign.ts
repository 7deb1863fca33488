// Names the sign of danger for the adviser, in our words and never in the message's own.
import type { UnitOfWork } from '../../kernel/unit-of-work.js';
import { withoutFormatting } from '../../model/messages/chat-formatting.js';
import type { StoredMessage } from '../../model/messages/conversation.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { writesForThemselves } from '../../safeguards/own-words.js';
import { detectUrgency } from '../../safeguards/urgency.js';
import { wording } from '../../copy/english/wording.js';

const { dangerSigns } = wording.adviser;

type Reading = Pick<UnitOfWork, 'records'> & { ports: Pick<UnitOfWork['ports'], 'read'> };

/** Of the latest urgent message in which a sign can be named. Undefined if nothing written is urgent any more. */
export async function dangerSign(
  unit: Reading,
  escalation: Escalation,
  question: StoredMessage | undefined,
): Promise<string | undefined> {
  if (!escalation.urgent) return undefined;
  const { records, ports } = unit;
  const alarming = await urgentOnes(unit, escalation, question);
  for (const { id } of alarming) {
    const words = withoutFormatting((await records.messages.words(id)) ?? '');
    const own = writesForThemselves(words) ? wording.adviser.dangerOwn : undefined;
    const named = groupOf(words, ports.read && 'awaited');
    const signs = [own, named].filter((sign) => sign !== undefined);
    if (signs.length) return signs.join('; ');
  }
  return alarming.length ? ports.read && wording.adviser.dangerRead : undefined;
}

function groupOf(words: string, reading: Parameters<typeof detectUrgency>[1]): string | undefined {
  const { urgent, rule } = detectUrgency(words, reading);
  if (!urgent || rule === undefined || !Object.hasOwn(dangerSigns, rule)) return undefined;
  return dangerSigns[rule as keyof typeof dangerSigns];
}

/** The latest first: what they wrote last may say more, but often only answers the adviser. */
async function urgentOnes(
  { records }: Reading,
  { id }: Escalation,
  question: StoredMessage | undefined,
): Promise<StoredMessage[]> {
  const relayed = (await records.escalations.relayed(id)).filter(
    ({ direction }) => direction === 'to-adviser',
  );
  const written: (StoredMessage | undefined)[] = [];
  for (const { message } of relayed.reverse()) written.push(await records.messages.find(message));
  return [...written, question].flatMap((one) => (one?.urgent && !one.deletedAt ? [one] : []));
}
