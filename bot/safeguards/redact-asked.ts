// Redacts a question and the conversation before it together.
import type { Question, Turn } from '../../knowledge/model/answer.js';
import type { Redaction } from '../../knowledge/model/personal-data.js';
import { rememberPseudonyms, type Pseudonyms } from '../../knowledge/redaction/pseudonyms/pseudonyms.js';
import { findChildBirthDates } from '../../knowledge/redaction/pseudonyms/child-birth-dates.js';
import { isUnread } from '../../knowledge/redaction/redact.js';
import type { Jurisdiction } from '../../knowledge/model/source.js';
import type { BotPorts } from '../model/ports.js';

/** A question from outside the chats, such as a line in a file or a tool's input. */
export interface AskedElsewhere {
  question: string;
  scenario?: string | null;
  context?: { role: Turn['role']; text: string }[] | null;
  jurisdiction?: Jurisdiction | null;
}

export interface RedactedAsked {
  question: Question;
  urgent: boolean;
  redactions: Redaction[];
}

/** Each person keeps the same pseudonym in the question, the scenario and the conversation. */
export async function redactAsked(
  { redact, read, detectUrgency }: Pick<BotPorts, 'redact' | 'read' | 'detectUrgency'>,
  asked: AskedElsewhere,
): Promise<RedactedAsked> {
  let known: Pseudonyms = {};
  let unread = false;
  const take = async (text: string) => {
    const reading = await read?.(text);
    unread ||= isUnread(text, reading);
    const result = redact(text, known, reading);
    known = rememberPseudonyms(known, result.redactions);
    return { ...result, urgent: detectUrgency(text, reading) };
  };
  const context: Turn[] = [];
  let inContext = false;
  for (const { role, text } of asked.context ?? []) {
    const taken = await take(text);
    context.push({ role, text: taken.text });
    // Another assistant passes on this message, and might not have sent it to us when it was written.
    inContext ||= role === 'user' && taken.urgent;
  }
  const scenario = asked.scenario ? await take(asked.scenario) : undefined;
  const { text, redactions: inQuestion, urgent } = await take(asked.question);
  const redactions = [...(scenario?.redactions ?? []), ...inQuestion];
  return {
    question: {
      text,
      context,
      scenario: scenario?.text,
      jurisdiction: asked.jurisdiction ?? undefined,
      ...(unread ? { unread } : {}),
      childBirthDates: findChildBirthDates(known, new Date().getFullYear()),
    },
    urgent: urgent || inContext || (scenario?.urgent ?? false),
    redactions,
  };
}
