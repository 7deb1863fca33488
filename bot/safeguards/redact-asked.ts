// Takes personal details out of a question and of what was said before it, as one conversation.
import type { Question, Turn } from '../../knowledge/model/answer.js';
import type { Redaction } from '../../knowledge/model/personal-data.js';
import { rememberPseudonyms } from '../../knowledge/redaction/redact.js';
import type { Pseudonyms } from '../../knowledge/redaction/redact.js';
import type { Jurisdiction } from '../../knowledge/model/source.js';
import type { Redact } from '../model/ports.js';

/** What is asked from outside the chats: a line of a file, or a tool's input. */
export interface Asked {
  question: string;
  scenario?: string | null;
  context?: { role: Turn['role']; text: string }[] | null;
  jurisdiction?: Jurisdiction | null;
}

/** The same person keeps one pseudonym throughout. */
export function redactAsked(redact: Redact, asked: Asked): { question: Question; redactions: Redaction[] } {
  let known: Pseudonyms = {};
  const take = (text: string) => {
    const result = redact(text, known);
    known = rememberPseudonyms(known, result.redactions);
    return result;
  };
  const context: Turn[] = (asked.context ?? []).map((turn) => ({
    role: turn.role,
    text: take(turn.text).text,
  }));
  const scenario = asked.scenario ? take(asked.scenario) : undefined;
  const { text, redactions } = take(asked.question);
  return {
    question: { text, context, scenario: scenario?.text, jurisdiction: asked.jurisdiction ?? undefined },
    redactions: [...(scenario?.redactions ?? []), ...redactions],
  };
}
