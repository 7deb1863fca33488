// Collects the conversation before a question: earlier questions in this place, with their answers.
import type { Turn } from '../../knowledge/model/answer.js';
import { findChildBirthDates } from '../../knowledge/redaction/pseudonyms/child-birth-dates.js';
import { rememberPseudonyms } from '../../knowledge/redaction/pseudonyms/pseudonyms.js';
import { publicText, type RedactedText } from '../../knowledge/model/personal-data.js';
import type { StoredAnswer, StoredMessage } from '../model/messages/conversation.js';
import type { Records } from '../model/store.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import { withoutKey } from '../safeguards/child-or-victim/child-or-victim-in-conversation.js';
import { wordsBehind } from '../safeguards/restorable-words.js';

const TURNS_OF_CONTEXT = 3;

export interface Context {
  /** The earlier questions and their answers, oldest first. */
  turns: Turn[];
  answers: string[];
  /** Whether the message reader has not yet checked one of these questions. */
  unread: boolean;
  /**
   * Whether one of these questions had details removed and its writer has not agreed to send it to a language
   * model.
   */
  localOnly: boolean;
  /** The placeholders of a child's dates of birth in questions that the message reader has not yet checked. */
  unreadBirthDates: string[];
}

export async function recentContext(
  unit: UnitOfWork,
  conversation: string,
  current: StoredMessage,
): Promise<Context> {
  const { messages, answers } = unit.records;
  const context: Context = { turns: [], answers: [], unread: false, localOnly: false, unreadBirthDates: [] };
  for (const earlier of await messages.recentQuestions(conversation, TURNS_OF_CONTEXT, current)) {
    if (earlier.text === undefined) continue;
    const stored = await answers.toMessage(earlier.id);
    if (!stored) continue;
    context.unread ||= earlier.unread ?? false;
    context.localOnly ||= earlier.redactedTypes.length > 0 && !stored.asked?.service;
    context.answers.push(stored.id);
    const isUnreadBirth = earlier.unread && earlier.redactedTypes.includes('date_of_birth');
    const again = isUnreadBirth && (await redactAgain(unit, earlier, context.answers.length));
    if (again) context.unreadBirthDates.push(...again.childBirthDates);
    context.turns.push(...turnsOf(again ? again.text : earlier.text, stored));
  }
  return context;
}

/**
 * The stored text may have other numbers than the dates have now, because the placeholders of unread messages
 * are not remembered. Two of these messages may use the same one, so `nth` makes their numbers differ.
 */
async function redactAgain(unit: UnitOfWork, message: StoredMessage, nth: number) {
  const numbered = (text: string) =>
    text.replace(/(?<=\[date of birth )(?=\d+\])/gu, `${nth}00`) as RedactedText;
  const behind = await wordsBehind(unit, message).catch(withoutKey);
  if (!behind?.words) return { text: numbered(message.text ?? ''), childBirthDates: [] };
  const { text, redactions } = unit.ports.redact(behind.words, behind.known, 'failed');
  const own = rememberPseudonyms({}, redactions);
  const dates = findChildBirthDates(own, new Date(message.receivedAt).getFullYear());
  return { text: numbered(text), childBirthDates: dates.map(numbered) };
}

/**
 * Rebuilds the context of an old answer. Returns undefined if one of its questions has been edited or erased
 * since.
 */
export async function contextOfAnswers(
  records: Pick<Records, 'answers' | 'messages'>,
  answers: readonly string[],
): Promise<Turn[] | undefined> {
  const turns: Turn[] = [];
  for (const id of answers) {
    const stored = await records.answers.find(id);
    const message = stored && (await records.messages.find(stored.message));
    if (!message?.text || message.deletedAt !== undefined || message.revision !== stored?.revision)
      return undefined;
    turns.push(...turnsOf(message.text, stored));
  }
  return turns;
}

function turnsOf(question: RedactedText, stored: StoredAnswer): Turn[] {
  // If a question was only answered as a follow-up, the next question also needs the one before it.
  const followUp = stored.asFollowUp?.from === 0 || stored.asked?.followUp;
  return [
    { role: 'user', text: question, ...(followUp !== undefined && { followUp }) },
    { role: 'assistant', text: saidIn(stored) },
  ];
}

function saidIn({ answer }: StoredAnswer): RedactedText {
  const said = answer.claims.length
    ? answer.claims.map(({ text }) => text)
    : answer.citations.map(({ quote }) => quote);
  // Leaves out the preface. Otherwise, a follow-up to an answer without quotes would search for the bot's own
  // words.
  return publicText([answer.clarification?.question, ...said].filter(Boolean).join('\n'));
}
