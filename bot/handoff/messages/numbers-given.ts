import type { Escalation } from '../../model/handoff/escalation.js';
import type { StoredMessage, StoredOutgoing } from '../../model/messages/conversation.js';
import { samePerson } from '../../model/people/person.js';
import type { Records } from '../../model/store.js';
import type { ToldToCall } from '../../wording/english/adviser-wording.js';
import { wordsIn } from '../../wording/words-in.js';

const URGENT = 'urgent:';
const LOCKED = 'locked:';

export const numbersKey = ({ id, revision }: Pick<StoredMessage, 'id' | 'revision'>) =>
  `${URGENT}${id}:${revision}`;

/** For the numbers that an adviser's mark brings. */
export const markedNumbersKey = ({ id, version }: Pick<Escalation, 'id' | 'version'>) =>
  `${URGENT}marked:${id}:${version}`;

/** Undefined if no mark brought numbers, or they could not be delivered. */
export async function numbersOfMark(
  records: Pick<Records, 'outgoing'>,
  { id, conversation, openedAt }: Pick<Escalation, 'id' | 'conversation' | 'openedAt'>,
): Promise<StoredOutgoing | undefined> {
  const given = await urgentSince(records, conversation, `${URGENT}marked:${id}:`, openedAt);
  return given.find(({ state }) => state !== 'undeliverable');
}

/** For the numbers that a practitioner gets if they reopen an urgent request. */
export const reopenedNumbersKey = ({ id, version }: Pick<Escalation, 'id' | 'version'>) =>
  `${URGENT}reopened:${id}:${version}`;

/** For replies to messages that we could not store. Some of these replies give the numbers. */
export const refusedIn = (conversation: string) => `${LOCKED}${conversation}:`;

/**
 * Finds the messages that gave the numbers to call in reply to this message. A new one is sent for each
 * revision.
 */
export async function numbersGiven(
  { outgoing }: Pick<Records, 'outgoing'>,
  { id, revision }: Pick<StoredMessage, 'id' | 'revision'>,
): Promise<StoredOutgoing[]> {
  const given: StoredOutgoing[] = [];
  for (let wording = revision; wording > 0; wording -= 1) {
    const sent = await outgoing.find(numbersKey({ id, revision: wording }));
    if (sent) given.push(sent);
  }
  return given;
}

/**
 * True if this conversation was given the numbers since the practitioner made or reopened the request, for any
 * message or by a mark, and no platform refused them.
 */
export async function hasNumbers(
  records: Pick<Records, 'outgoing' | 'escalations'>,
  escalation: Pick<Escalation, 'id' | 'conversation' | 'openedAt' | 'practitioner'>,
): Promise<boolean> {
  const { conversation, openedAt } = escalation;
  const since = (await reopenedAt(records, escalation)) ?? openedAt;
  for (const beginning of [URGENT, refusedIn(conversation)]) {
    const sent = await urgentSince(records, conversation, beginning, since);
    if (sent.some(({ state }) => state !== 'undeliverable')) return true;
  }
  return false;
}

/** The key of a message that says again as plain text what the platform refused to show. */
export const notShownKey = (key: string) => `not-shown:${key}`;

/** True for the numbers to call, also if they are said again as plain text. */
export function isNumbers({ key, purpose }: Pick<StoredOutgoing, 'key' | 'purpose'>): boolean {
  return purpose === 'urgent' || [URGENT, LOCKED].some((one) => key.startsWith(notShownKey(one)));
}

/** After this long without being delivered, the numbers count as not given. */
const ON_THE_WAY_MS = 60_000;

export function isLate({ queuedAt }: Pick<StoredOutgoing, 'queuedAt'>, now: string): boolean {
  return Date.parse(now) - Date.parse(queuedAt) >= ON_THE_WAY_MS;
}

/**
 * When the practitioner reopened the request, which gives the numbers again: those that came before are far up in
 * the chat. An adviser who reopens it gives none.
 */
async function reopenedAt(
  { escalations }: Pick<Records, 'escalations'>,
  { id, practitioner }: Pick<Escalation, 'id' | 'practitioner'>,
): Promise<string | undefined> {
  const moves = await escalations.transitions(id);
  return moves.findLast(({ transition, by }) => transition === 'reopen' && samePerson(by, practitioner))?.at;
}

/**
 * True if the numbers were delivered, or are on their way: those for this message, or any in the conversation since
 * the request was made. If the practitioner reopened it, only those since then count. Tells what the latest of them
 * say. Undefined if there is no record of any numbers.
 */
export async function toldWithNumbers(
  records: Pick<Records, 'outgoing' | 'escalations'>,
  escalation: Pick<Escalation, 'id' | 'conversation' | 'openedAt' | 'practitioner'>,
  message: StoredMessage | undefined,
  now: string,
): Promise<ToldToCall | undefined> {
  const { conversation, openedAt } = escalation;
  const again = await reopenedAt(records, escalation);
  const forMessage = message ? await numbersGiven(records, message) : [];
  const given = forMessage.filter(({ queuedAt }) => again === undefined || queuedAt >= again);
  for (const beginning of [URGENT, refusedIn(conversation)])
    given.push(...(await urgentSince(records, conversation, beginning, again ?? openedAt)));
  if (!given.length) return undefined;
  given.sort((one, other) => other.queuedAt.localeCompare(one.queuedAt));
  for (const one of given) {
    const last = one.state === 'undeliverable' ? await records.outgoing.find(notShownKey(one.key)) : one;
    if (last?.state === 'sent' || (last?.state === 'queued' && !isLate(last, now)))
      return saysAgain(last) ? 'again' : 'yes';
  }
  return 'no';
}

function saysAgain({ message: { summary, language } }: StoredOutgoing): boolean {
  const { own, urgent } = wordsIn(language).helpCalled;
  return summary === own || summary === urgent;
}

/** The latest numbers in this conversation, if they did not arrive in plain words either. */
export async function latestNumbers(
  records: Pick<Records, 'outgoing'>,
  conversation: string,
  since: string,
): Promise<StoredOutgoing | undefined> {
  const [latest] = await urgentSince(records, conversation, URGENT, since);
  const plain = latest && (await records.outgoing.find(notShownKey(latest.key)));
  return plain?.state === 'sent' ? undefined : latest;
}

/** Finds urgent messages, also those that could not be delivered. */
export async function urgentSince(
  { outgoing }: Pick<Records, 'outgoing'>,
  conversation: string,
  beginning: string,
  since: string,
): Promise<StoredOutgoing[]> {
  const sent = await outgoing.startingWith(conversation, beginning);
  return sent.filter(
    ({ purpose, queuedAt, state }) => purpose === 'urgent' && queuedAt >= since && state !== 'cancelled',
  );
}
