// The input and output of the tools. The models of other assistants read these descriptions.
import { z } from 'zod';
import { LONGEST_MESSAGE, startOf } from '../../bot/model/messages/message-length.js';
import { OUTCOMES } from '../../knowledge/model/answer.js';
import { PERSONAL_DATA_TYPES } from '../../knowledge/model/personal-data.js';
import { AUTHORITIES, JURISDICTIONS, STANDINGS } from '../../knowledge/model/source.js';
import { mcpWording } from './wording.js';

const { fields } = mcpWording;

const TURNS_READ = 10;
/**
 * The most characters to read from all the earlier turns together. The last few turns are enough to
 * understand a follow-up question.
 */
export const LONGEST_CONTEXT = 2000;
/**
 * If there is no room for at least this many characters of a turn, none of it is read, unless it fits in
 * full.
 */
const SHORTEST_START = 400;
/** The length of the mark that shows where a text was cut. */
const MARK = ' […]'.length;

/** The text's length is checked later, so that the error message can also say who to call. */
const words = z.string().trim().min(1);
const nation = z.enum(JURISDICTIONS).optional().describe(fields.nation);

/**
 * Shortens a long conversation to its newest turns instead of refusing it, because the person cannot see why
 * an assistant's call was refused.
 */
export function recentTurns(turns: readonly EarlierTurn[] = []): EarlierTurn[] {
  const recent: EarlierTurn[] = [];
  let left = LONGEST_CONTEXT;
  for (const { role, text } of turns
    .filter((turn) => turn.text.trim())
    .slice(-TURNS_READ)
    .reverse()) {
    const whole = text.trim();
    // `startOf` avoids cutting inside a name or number, because half of one would not be recognised and
    // removed.
    const read = whole.length <= left ? whole : left > SHORTEST_START ? startOf(whole, left - MARK).text : '';
    if (read) recent.unshift({ role, text: read });
    if (read !== whole) break;
    left -= read.length;
  }
  return recent;
}

export const questionInput = {
  question: words.describe(fields.question(LONGEST_MESSAGE)),
  nation,
  context: z
    .array(z.object({ role: z.enum(['user', 'assistant']), text: z.string() }))
    .optional()
    .describe(fields.context),
};
export const searchInput = {
  ...questionInput,
  limit: z.number().int().min(1).max(10).default(5).describe(fields.limit),
};
export const passageInput = {
  document: z.string().trim().min(1).max(200).describe(fields.documentName),
  passage: z.string().trim().min(1).max(100).describe(fields.passageId),
  around: z.number().int().min(0).max(5).default(2).describe(fields.around),
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
  date: z.string().optional().describe(fields.date),
  nations: z.array(z.enum(JURISDICTIONS)).describe(fields.nations),
  authority: z.enum(AUTHORITIES),
  standing: z.enum(STANDINGS),
  section: z.string().optional(),
  paragraph: z.string().optional(),
  page: z.number().optional(),
  url: z.string().optional(),
  cautions: z.array(z.string()).describe(fields.cautions),
};

const passage = z.object({ passage: z.string().describe(fields.foundPassage), ...source, text: z.string() });
const leftOut = z.array(z.enum(PERSONAL_DATA_TYPES)).describe(fields.leftOut);
const urgent = z.boolean().describe(fields.urgent);
const contacts = z
  .array(z.object({ name: z.string(), phone: z.string(), when: z.string(), verifiedOn: z.string() }))
  .describe(fields.contacts);
const release = z.number().describe(fields.release);

export const answerOutput = {
  outcome: z.enum(OUTCOMES),
  urgent,
  text: z.string().describe(fields.text),
  citations: z.array(
    z.object({
      number: z.number(),
      quote: z.string().describe(fields.quote),
      passage: z.string().describe(fields.quotedPassage),
      ...source,
      newer: z.object({ title: z.string(), url: z.string().optional() }).optional().describe(fields.newer),
      alsoIn: z.array(z.string()).describe(fields.alsoIn),
    }),
  ),
  claims: z.array(z.object({ text: z.string(), citations: z.array(z.number()) })).describe(fields.claims),
  clarification: z
    .object({
      question: z.string(),
      choices: z.array(z.object({ label: z.string(), nation: z.enum(JURISDICTIONS) })),
    })
    .optional()
    .describe(fields.clarification),
  contacts,
  leftOut,
  release,
};
export const searchOutput = { passages: z.array(passage), urgent, contacts, leftOut, release };
export const passageOutput = { passages: z.array(passage), release };
export type AnswerOutput = z.infer<z.ZodObject<typeof answerOutput>>;
export type SearchOutput = z.infer<z.ZodObject<typeof searchOutput>>;
export type PassageOutput = z.infer<z.ZodObject<typeof passageOutput>>;
