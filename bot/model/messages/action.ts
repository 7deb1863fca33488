// Defines the actions of buttons and forms. An action is sent to a platform and comes back, so it is checked
// when it returns.
import { z } from 'zod';
import { RATING_REASONS } from './rating.js';
import { LANGUAGES } from '../../../knowledge/model/language.js';
import { JURISDICTIONS } from '../../../knowledge/model/source.js';

const id = z.string().min(1).max(64);
/** The most characters that someone can ask to have removed at a time. */
const MOST_REMOVED = 100;
/** The most characters that someone can write about what is wrong with an answer. */
export const LONGEST_REASON = 1000;

/**
 * Actions are kept small, because Slack allows 2,000 characters for a button value. Anyone in the chat can
 * read all of it.
 */
export const actionSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('talk-to-adviser'), answer: id.optional() }),
  z.object({
    do: z.literal('feedback'),
    answer: id,
    rating: z.enum(['up', 'down']),
    reason: z.enum(RATING_REASONS).optional(),
  }),
  /** `text`: why the answer did not help, typed on the web page. */
  z.object({ do: z.literal('explain-rating'), answer: id, text: z.string().max(LONGEST_REASON).optional() }),
  /**
   * `more`: set by the form below a report. `text`: what is wrong with the answer, as typed in that form on
   * the web page.
   */
  z.object({
    do: z.literal('report-unsafe'),
    answer: id,
    more: z.literal(true).optional(),
    text: z.string().max(LONGEST_REASON).optional(),
  }),
  z.object({ do: z.literal('take-back-report'), answer: id }),
  z.object({ do: z.literal('set-nation'), jurisdiction: z.enum(JURISDICTIONS), question: id.optional() }),
  z.object({ do: z.literal('show-citation'), answer: id, number: z.number().int().min(1).max(10) }),
  /** `escalation` is absent in older buttons that are still in chats. */
  z.object({ do: z.literal('confirm-sharing'), escalation: id.optional() }),
  z.object({ do: z.literal('claim'), escalation: id }),
  z.object({ do: z.literal('hand-back'), escalation: id }),
  z.object({ do: z.literal('not-urgent'), escalation: id }),
  z.object({ do: z.literal('reply'), escalation: id, text: z.string().max(8000).optional() }),
  z.object({ do: z.literal('resolve'), escalation: id, outcome: z.string().max(200).optional() }),
  /** `to`: "adviser:ID" or "specialism:NAME"; if absent, the choices are shown. */
  z.object({
    do: z.literal('reassign'),
    escalation: id,
    to: z.string().max(80).optional(),
    /** For the next adviser. Only advisers see the note. */
    note: z.string().max(2000).optional(),
  }),
  /** Only advisers see a note. */
  z.object({ do: z.literal('note'), escalation: id, text: z.string().max(8000).optional() }),
  /** A question to the bot from the adviser who holds the escalation. Only that adviser sees the answer. */
  z.object({ do: z.literal('ask-bot'), escalation: id, text: z.string().max(2000).optional() }),
  /**
   * The holder sends the practitioner one of the bot's answers, with its quotes and a message of their own.
   */
  z.object({
    do: z.literal('insert-answer'),
    escalation: id,
    answer: id,
    text: z.string().max(8000).optional(),
  }),
  z.object({ do: z.literal('set-request-nation'), escalation: id, jurisdiction: z.enum(JURISDICTIONS) }),
  z.object({ do: z.literal('propose-note'), escalation: id, leaveOut: z.array(id).max(100).optional() }),
  z.object({ do: z.literal('reopen'), escalation: id }),
  z.object({ do: z.literal('presence'), away: z.boolean() }),
  /** `sure`, `keep`: the person's answer when we ask whether to cancel an urgent request. */
  z.object({
    do: z.literal('withdraw'),
    escalation: id,
    sure: z.literal(true).optional(),
    keep: z.literal(true).optional(),
  }),
  z.object({ do: z.literal('rate-handoff'), escalation: id, rating: z.enum(['up', 'down']) }),
  /** An adviser who holds several escalations chooses which one a message is for. */
  z.object({ do: z.literal('relay-to'), escalation: id, message: id }),
  /** Answers the message from the guidance too, although it was saved for an adviser. */
  z.object({ do: z.literal('ask-guidance'), message: id }),
  /** The person says that this question is a follow-up to the one before. */
  z.object({ do: z.literal('ask-follow-up'), message: id }),
  /** The person says that the text behind this pseudonym is not personal. */
  z.object({ do: z.literal('not-personal'), message: id, pseudonym: z.string().max(40) }),
  /** The person says that some words should have been removed from this message. */
  z.object({ do: z.literal('missed-something'), message: id, text: z.string().max(MOST_REMOVED).optional() }),
  /** Also asks the language model, although details were removed from the question. */
  z.object({ do: z.literal('ask-service'), answer: id }),
  z.object({ do: z.literal('forget-me') }),
  /** `message`: the message that says what the complaint is about. */
  z.object({ do: z.literal('complain'), message: id.optional() }),
  z.object({ do: z.literal('forget-nation') }),
  /** `quiet`: sends no message to confirm the change. */
  z.object({ do: z.literal('set-language'), language: z.enum(LANGUAGES), quiet: z.boolean().optional() }),
  /** The person says that this message, which the bot treated as urgent, is not about danger. */
  z.object({ do: z.literal('no-danger'), message: id }),
  z.object({ do: z.literal('help') }),
]);
export type Action = z.infer<typeof actionSchema>;

/** Undefined if the value is not a valid action. */
export function parseAction(value: unknown): Action | undefined {
  const raw = typeof value === 'string' ? safeJson(value) : value;
  const parsed = actionSchema.safeParse(raw);
  return parsed.success ? parsed.data : undefined;
}

/** Undefined if the text is not JSON. */
export function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
