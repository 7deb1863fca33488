// What a button or a form asks for; it travels through a platform and back, so it is checked on return.
import { z } from 'zod';
import { JURISDICTIONS } from '../../../knowledge/model/source.js';

const id = z.string().min(1).max(64);
/** Characters of the words that someone wants removed. */
const MOST_REMOVED = 100;

/** Kept small: Slack gives a button's value 2,000 characters, and everything in it is public to the chat. */
export const actionSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('talk-to-adviser'), answer: id.optional() }),
  z.object({ do: z.literal('feedback'), answer: id, rating: z.enum(['up', 'down']) }),
  z.object({ do: z.literal('set-nation'), jurisdiction: z.enum(JURISDICTIONS), question: id.optional() }),
  z.object({ do: z.literal('show-citation'), answer: id, number: z.number().int().min(1).max(10) }),
  z.object({ do: z.literal('confirm-sharing'), answer: id.optional(), share: z.boolean() }),
  z.object({ do: z.literal('claim'), escalation: id }),
  z.object({ do: z.literal('hand-back'), escalation: id }),
  z.object({ do: z.literal('reply'), escalation: id, text: z.string().max(8000).optional() }),
  z.object({ do: z.literal('resolve'), escalation: id, outcome: z.string().max(200).optional() }),
  /** `to`: "adviser:ID" or "specialism:NAME"; without it the choices are shown. */
  z.object({ do: z.literal('reassign'), escalation: id, to: z.string().max(80).optional() }),
  /** Kept among the advisers. */
  z.object({ do: z.literal('note'), escalation: id, text: z.string().max(8000).optional() }),
  /** Asked by the holder; the answer comes to them alone. */
  z.object({ do: z.literal('ask-bot'), escalation: id, text: z.string().max(2000).optional() }),
  /** The holder passes an answer of the bot's on, with its quotes and words of their own. */
  z.object({
    do: z.literal('insert-answer'),
    escalation: id,
    answer: id,
    text: z.string().max(8000).optional(),
  }),
  z.object({ do: z.literal('propose-note'), escalation: id }),
  z.object({ do: z.literal('reopen'), escalation: id }),
  z.object({ do: z.literal('presence'), away: z.boolean() }),
  z.object({ do: z.literal('withdraw'), escalation: id }),
  z.object({ do: z.literal('rate-handoff'), escalation: id, rating: z.enum(['up', 'down']) }),
  /** An adviser who holds several escalations says which one a message is for. */
  z.object({ do: z.literal('relay-to'), escalation: id, message: id }),
  /** A message that was kept for an adviser is to be answered from the guidance as well. */
  z.object({ do: z.literal('ask-guidance'), message: id }),
  /** What was taken out of a question under that pseudonym isn't personal. */
  z.object({ do: z.literal('not-personal'), message: id, pseudonym: z.string().max(40) }),
  /** Words of it should have been taken out. */
  z.object({ do: z.literal('missed-something'), message: id, text: z.string().max(MOST_REMOVED).optional() }),
  /** The language model is asked as well, although details were taken out of the question. */
  z.object({ do: z.literal('ask-service'), answer: id }),
  z.object({ do: z.literal('forget-me') }),
  z.object({ do: z.literal('help') }),
]);
export type Action = z.infer<typeof actionSchema>;

/** Undefined for anything that is not one of our actions, whatever the platform delivered. */
export function parseAction(value: unknown): Action | undefined {
  const raw = typeof value === 'string' ? safeJson(value) : value;
  const parsed = actionSchema.safeParse(raw);
  return parsed.success ? parsed.data : undefined;
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
