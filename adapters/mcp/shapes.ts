// The input and output of the tools. The models of other assistants read these descriptions.
import { z } from 'zod';
import { LONGEST_MESSAGE } from '../../bot/model/messages/message-length.js';
import { OUTCOMES } from '../../knowledge/model/answer.js';
import { PERSONAL_DATA_TYPES } from '../../knowledge/model/personal-data.js';
import { AUTHORITIES, JURISDICTIONS, STANDINGS } from '../../knowledge/model/source.js';

const TURNS_READ = 10;
/** In characters, all turns together: a follow-up is understood from the last few. */
export const LONGEST_CONTEXT = 2000;

/** Its length is checked later, so that the refusal can say who to call. */
const words = z.string().trim().min(1);
const nation = z
  .enum(JURISDICTIONS)
  .optional()
  .describe(
    'The nation the person works in. Guidance differs between nations, so give this whenever you know it.',
  );

/**
 * Shortens a long conversation instead of refusing it, because the person cannot see why an assistant's call
 * was refused. The newest turns count.
 */
export function recentTurns(turns: readonly EarlierTurn[] = []): EarlierTurn[] {
  const recent: EarlierTurn[] = [];
  let left = LONGEST_CONTEXT;
  for (const { role, text } of turns
    .filter((turn) => turn.text.trim())
    .slice(-TURNS_READ)
    .reverse()) {
    const read = text.trim().slice(0, left);
    left -= read.length;
    if (read) recent.unshift({ role, text: read });
  }
  return recent;
}

export const questionInput = {
  question: words.describe(`One question, in the person’s own words. At most ${LONGEST_MESSAGE} characters.`),
  nation,
  context: z
    .array(z.object({ role: z.enum(['user', 'assistant']), text: z.string() }))
    .optional()
    .describe(
      'Earlier messages, oldest first. A follow-up such as “and in Scotland?” makes no sense without them.',
    ),
};
export const searchInput = {
  ...questionInput,
  limit: z.number().int().min(1).max(10).default(5).describe('The maximum number of passages to return.'),
};
export const passageInput = {
  document: z.string().trim().min(1).max(200).describe('The document’s name, as given in a citation.'),
  passage: z.string().trim().min(1).max(100).describe('The passage’s ID, as given in a citation.'),
  around: z
    .number()
    .int()
    .min(0)
    .max(5)
    .default(2)
    .describe('How many passages to show before and after the cited one.'),
};
export type EarlierTurn = NonNullable<QuestionInput['context']>[number];
export type QuestionInput = z.infer<z.ZodObject<typeof questionInput>>;
export type SearchInput = z.infer<z.ZodObject<typeof searchInput>>;
export type PassageInput = z.infer<z.ZodObject<typeof passageInput>>;

/** The source of a text, with everything a reader needs to find and judge it. */
const source = {
  document: z.string(),
  title: z.string(),
  publisher: z.string().optional(),
  date: z.string().optional().describe('The date as written in the publication.'),
  nations: z
    .array(z.enum(JURISDICTIONS))
    .describe('Empty if the publication does not say which nations it covers.'),
  authority: z.enum(AUTHORITIES),
  standing: z.enum(STANDINGS),
  section: z.string().optional(),
  paragraph: z.string().optional(),
  page: z.number().optional(),
  url: z.string().optional(),
  cautions: z.array(z.string()).describe('Always show these with the quote.'),
};

const passage = z.object({ passage: z.string().describe('Its id.'), ...source, text: z.string() });
const leftOut = z
  .array(z.enum(PERSONAL_DATA_TYPES))
  .describe(
    'Types of personal data removed before searching. Ask the person not to include details like these.',
  );
const urgent = z
  .boolean()
  .describe('True if a child may be in danger now. If so, show who to call before anything else.');
const contacts = z
  .array(z.object({ name: z.string(), phone: z.string(), when: z.string(), verifiedOn: z.string() }))
  .describe('Who to call. Empty unless urgent is true.');
const release = z.number().describe('The number of the guidance release that this result comes from.');

export const answerOutput = {
  outcome: z.enum(OUTCOMES),
  urgent,
  text: z.string().describe('What the person should read, in plain text.'),
  citations: z.array(
    z.object({
      number: z.number(),
      quote: z.string().describe('The quote, word for word. Separate parts are joined by “ … ”.'),
      passage: z.string().describe('ID of the passage the quote comes from.'),
      ...source,
      alsoIn: z.array(z.string()).describe('Titles of other publications that say almost the same thing.'),
    }),
  ),
  claims: z
    .array(z.object({ text: z.string(), citations: z.array(z.number()) }))
    .describe('Checked sentences, each with the numbers of the citations that support it. Often empty.'),
  clarification: z
    .object({
      question: z.string(),
      choices: z.array(z.object({ label: z.string(), nation: z.enum(JURISDICTIONS) })),
    })
    .optional()
    .describe('Ask the person this question, then call ask_guidance again with the nation they give.'),
  contacts,
  leftOut,
  release,
};
export const searchOutput = { passages: z.array(passage), urgent, contacts, leftOut, release };
export const passageOutput = { passages: z.array(passage), release };
export type AnswerOutput = z.infer<z.ZodObject<typeof answerOutput>>;
export type SearchOutput = z.infer<z.ZodObject<typeof searchOutput>>;
export type PassageOutput = z.infer<z.ZodObject<typeof passageOutput>>;
