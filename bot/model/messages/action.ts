// Defines the actions of buttons and forms. Actions are sent to a platform and come back from it, so they are
// checked when they return.
import { z } from 'zod';
import { RATING_REASONS } from './rating.js';
import { LANGUAGES } from '../../../knowledge/model/language.js';
import { JURISDICTIONS } from '../../../knowledge/model/source.js';

const id = z.string().min(1).max(64);
/** The maximum length of text that someone can ask to have removed, in characters. */
const MOST_REMOVED = 100;
/** The maximum length of text about what is wrong with an answer, in characters. */
export const LONGEST_RATING_REASON = 1000;
export const LONGEST_OUTCOME = 200;
/** The maximum length of an adviser's question to the bot, and of a note for the next adviser, in characters. */
export const LONGEST_QUESTION = 2000;

/**
 * Actions are small, because Slack allows 2,000 characters for a button's value. They contain nothing secret,
 * because anyone in the chat can read that value.
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
  z.object({
    do: z.literal('explain-rating'),
    answer: id,
    text: z.string().max(LONGEST_RATING_REASON).optional(),
  }),
  /**
   * `more`: true if it comes from the form below a report. `text`: what is wrong with the answer, typed in
   * that form on the web page.
   */
  z.object({
    do: z.literal('report-unsafe'),
    answer: id,
    more: z.literal(true).optional(),
    text: z.string().max(LONGEST_RATING_REASON).optional(),
  }),
  z.object({ do: z.literal('take-back-report'), answer: id }),
  z.object({ do: z.literal('set-nation'), jurisdiction: z.enum(JURISDICTIONS), question: id.optional() }),
  z.object({ do: z.literal('show-citation'), answer: id, number: z.number().int().min(1).max(10) }),
  /** `escalation` is absent from older buttons, which may still be in chats. */
  z.object({ do: z.literal('confirm-sharing'), escalation: id.optional() }),
  z.object({ do: z.literal('claim'), escalation: id }),
  /** `note`: as in a transfer. */
  z.object({ do: z.literal('hand-back'), escalation: id, note: z.string().max(LONGEST_QUESTION).optional() }),
  z.object({ do: z.literal('not-urgent'), escalation: id }),
  z.object({ do: z.literal('make-urgent'), escalation: id }),
  z.object({ do: z.literal('seen'), escalation: id }),
  z.object({ do: z.literal('reply'), escalation: id, text: z.string().max(8000).optional() }),
  /** `seen`: what `latestSeen` returned when the adviser chose to close the request. */
  z.object({
    do: z.literal('resolve'),
    escalation: id,
    outcome: z.string().max(LONGEST_OUTCOME).optional(),
    seen: id.optional(),
  }),
  /** `to`: "adviser:ID" or "specialism:NAME". If absent, the adviser gets a list to choose from. */
  z.object({
    do: z.literal('reassign'),
    escalation: id,
    to: z.string().max(80).optional(),
    /** A note for the next adviser. Practitioners do not see it. */
    note: z.string().max(LONGEST_QUESTION).optional(),
  }),
  /** A note that only advisers see. */
  z.object({ do: z.literal('note'), escalation: id, text: z.string().max(8000).optional() }),
  /** A question to the bot from the adviser who holds the escalation. Only that adviser sees the answer. */
  z.object({ do: z.literal('ask-bot'), escalation: id, text: z.string().max(LONGEST_QUESTION).optional() }),
  /**
   * Sends the practitioner one of the bot's answers, with its quotes and a message from the adviser who holds
   * the request.
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
  /**
   * `sure`, `keep`: how the person replied when we asked whether to cancel the request. `urgent`, `claimed`:
   * what they saw about it then.
   */
  z.object({
    do: z.literal('withdraw'),
    escalation: id,
    sure: z.literal(true).optional(),
    keep: z.literal(true).optional(),
    urgent: z.literal(true).optional(),
    claimed: z.literal(true).optional(),
  }),
  z.object({ do: z.literal('rate-handoff'), escalation: id, rating: z.enum(['up', 'down']) }),
  /** Says which escalation a message is for, if the adviser holds several. */
  z.object({ do: z.literal('relay-to'), escalation: id, message: id }),
  /** Also answers from the guidance, although the message was saved for an adviser. */
  z.object({ do: z.literal('ask-guidance'), message: id }),
  /** The person says that this message is a follow-up to their previous question. */
  z.object({ do: z.literal('ask-follow-up'), message: id }),
  /** The person says that the text behind this pseudonym is not personal. */
  z.object({ do: z.literal('not-personal'), message: id, pseudonym: z.string().max(40) }),
  /** The person says that a detail in this message should have been removed. */
  z.object({ do: z.literal('missed-something'), message: id, text: z.string().max(MOST_REMOVED).optional() }),
  /** Asks the language model too, although details were removed from the question. */
  z.object({ do: z.literal('ask-service'), answer: id }),
  z.object({ do: z.literal('forget-me') }),
  /** `message`: ID of the message that says what the complaint is about. */
  z.object({ do: z.literal('complain'), message: id.optional() }),
  /** `question`: the message to answer again for all nations. */
  z.object({ do: z.literal('forget-nation'), question: id.optional() }),
  /** `quiet`: changes the language without sending a message to confirm it. */
  z.object({ do: z.literal('set-language'), language: z.enum(LANGUAGES), quiet: z.boolean().optional() }),
  /** The person says that a message is not about danger, although the bot treated it as urgent. */
  z.object({ do: z.literal('no-danger'), message: id }),
  z.object({ do: z.literal('help') }),
]);
export type Action = z.infer<typeof actionSchema>;

export function parseAction(value: unknown): Action | undefined {
  const raw = typeof value === 'string' ? safeJson(value) : value;
  const parsed = actionSchema.safeParse(raw);
  return parsed.success ? parsed.data : undefined;
}

export function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
