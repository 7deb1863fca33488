// The ask_guidance tool: answers a question in the same way as the bot, and also returns the citations as
// data.
import { emptyAnswer, type Answer } from '../../knowledge/model/answer.js';
import { IndexFailure, InputFailure } from '../../knowledge/model/errors.js';
import type { PersonalDataType, Redaction } from '../../knowledge/model/personal-data.js';
import { LONGEST_MESSAGE } from '../../bot/model/messages/message-length.js';
import { redactAsked } from '../../bot/safeguards/redact-asked.js';
import { wordsIn } from '../../bot/wording/words-in.js';
import type { AssistantPorts } from './ports.js';
import { recentTurns, type AnswerOutput, type QuestionInput } from './shapes.js';
import { shownQuote } from '../../knowledge/model/marked-quote.js';
import { passageSource } from '../../knowledge/model/words/citation.js';
import { sourceLines } from './show-source.js';
import { mcpWording } from './wording.js';

export interface ToolResult<T> {
  /** The complete result as text, for assistants that can only show or read text. */
  text: string;
  data: T;
  /** The error to log if the result only says who to call. */
  failure?: unknown;
}

/**
 * While no release is live, throws `IndexFailure`, unless the question is urgent. Passes on any error that
 * `answerQuestion` throws.
 */
export async function askGuidance(
  ports: AssistantPorts,
  input: QuestionInput,
): Promise<ToolResult<AnswerOutput>> {
  const { question, urgent, redactions } = await redactInput(ports, input);
  const toCall = whoToCall(ports, urgent, input.nation);
  const { result: answer, failure } = await inReach(
    () => ports.answerQuestion(question),
    urgent && emptyAnswer('failed'),
  );
  const leftOut = removedTypes(redactions);
  const text = [...toCall.lines, ...(leftOut.length ? [wordsIn('en').left(leftOut)] : []), readable(answer)];
  return {
    text: text.join('\n\n'),
    data: {
      outcome: answer.outcome,
      urgent,
      text: text.join('\n\n'),
      citations: answer.citations.map((citation, n) => ({
        number: n + 1,
        quote: shownQuote(citation),
        passage: citation.passage.id,
        ...passageSource(citation),
        newer: citation.newer && { title: citation.newer.title, url: citation.newer.url },
        alsoIn: citation.alsoIn.map(({ title }) => title),
      })),
      claims: answer.claims.map(({ text: claim, citations }) => ({
        text: claim,
        citations: citations.map((n) => n + 1),
      })),
      clarification: answer.clarification && {
        question: answer.clarification.question,
        choices: answer.clarification.choices.map(({ label, jurisdiction }) => ({
          label,
          nation: jurisdiction,
        })),
      },
      contacts: toCall.contacts,
      leftOut,
      release: answer.release,
    },
    failure,
  };
}

/**
 * Redacts the question and earlier turns together, so that the same person keeps the same pseudonym. Throws
 * `InputFailure` if the question is too long.
 */
export function redactInput(ports: AssistantPorts, input: QuestionInput) {
  const { question, context, nation } = input;
  if (question.length > LONGEST_MESSAGE)
    throw new InputFailure(...mcpWording.tooLong(question.length, LONGEST_MESSAGE));
  return redactAsked(ports, { question, context: recentTurns(context), jurisdiction: nation });
}

/**
 * Returns each type of personal data once, but not the redacted words, which only the person asking should
 * see.
 */
export function removedTypes(redactions: readonly Redaction[]): PersonalDataType[] {
  return [...new Set(redactions.map(({ type }) => type))];
}

export function noRelease(): IndexFailure {
  return new IndexFailure(...mcpWording.noRelease);
}

/**
 * Returns the result of `work`. If `work` fails, returns `instead`, if there is one, so that someone who
 * writes about danger still gets the numbers to call.
 */
export async function inReach<T extends { release: number }>(
  work: () => Promise<T>,
  instead: T | false,
): Promise<{ result: T; failure?: unknown }> {
  try {
    const result = await work();
    if (result.release === 0) throw noRelease();
    return { result };
  } catch (failure) {
    if (!instead) throw failure;
    return { result: instead, failure };
  }
}

export function whoToCall(ports: AssistantPorts, urgent: boolean, nation: QuestionInput['nation']) {
  const shown = urgent ? ports.contacts(nation) : [];
  return {
    lines: shown.length ? [wordsIn('en').urgent, shown.map(mcpWording.contact).join('\n')] : [],
    contacts: shown.map(({ name, phone, when, verifiedOn }) => ({ name, phone, when, verifiedOn })),
  };
}

function readable(answer: Answer): string {
  const { outcome, clarification, preface } = answer;
  const afterPreface = (...lines: string[]) => [preface, ...lines].filter(Boolean).join('\n\n');
  if (outcome === 'needs-clarification' && clarification)
    return afterPreface(
      `${clarification.question} ${clarification.choices.map(({ label }) => label).join(', ')}`,
    );
  if (outcome === 'failed') return mcpWording.bug;
  // Without a quote there is no guidance to show, even if the outcome says otherwise.
  if (outcome !== 'answered' || !answer.citations.length) return afterPreface(mcpWording.unanswerable);
  const claims = answer.claims.map(
    ({ text, citations }) => `${text} ${citations.map((n) => `[${n + 1}]`).join('')}`,
  );
  if (claims.length) claims.unshift(wordsIn('en').page.message.writtenByModel);
  const quotes = answer.citations.map(
    (citation, n) => `[${n + 1}] “${shownQuote(citation)}”\n    ${sourceLines(citation)}`,
  );
  return afterPreface(...claims, mcpWording.answered, ...quotes);
}
