// Reads a file of questions and their expected results. Reports all invalid lines together.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { PERSONAL_DATA_TYPES } from '../../../knowledge/model/personal-data.js';
import { JURISDICTIONS, type Jurisdiction } from '../../../knowledge/model/source.js';

const words = z.string().trim().min(1, 'must hold some words');
const placeSchema = z.object({ doc: words, starts: words, ends: words, digest: words });
const quoteSchema = z.object({ doc: words, quote: words });
const alternatives = z.array(z.union([quoteSchema, placeSchema])).optional();
export const KINDS = ['answerable', 'unanswerable', 'urgency', 'pii', 'pii-lookalike'] as const;
const lineSchema = z
  .object({
    id: z.union([words, z.number().transform(String)]).optional(),
    kind: z.enum(KINDS).optional(),
    question: words,
    scenario: words.nullish(),
    context: z.array(z.object({ role: z.enum(['user', 'assistant']), text: words })).nullish(),
    jurisdiction: z.enum(JURISDICTIONS).nullish(),
    answerable: z.boolean().optional(),
    gold: z
      .array(z.union([quoteSchema.extend({ alternatives }), placeSchema.extend({ alternatives })]))
      .optional(),
    type: z.string().optional(),
    scope: z.string().optional(),
    urgent: z.boolean().optional(),
    pii: z.array(z.object({ text: words, type: z.enum(PERSONAL_DATA_TYPES) })).optional(),
  })
  .superRefine((line, context) => {
    const lacks = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (line.kind === 'answerable' && !line.gold?.length)
      lacks('gold', 'must name at least one document and quote, because kind is answerable');
    if (line.kind === 'urgency' && line.urgent === undefined)
      lacks('urgent', 'must be true or false, because kind is urgency');
    if (line.kind === 'pii' && !line.pii?.length)
      lacks('pii', 'must list what is to be taken out, because kind is pii');
  });

/** A question from the file. Without a `kind`, it has no expected result, and its answer is only listed. */
export type JudgedQuestion = Omit<z.infer<typeof lineSchema>, 'id'> & { id: string };

const SHOWN_FAULTS = 10;
const EXAMPLE =
  'A line is one object: {"question": "…"} asks and lists; with "gold": [{"doc": "name-of-document", "quote": "words that answer"}] it is scored, and with "answerable": false silence is expected. Nothing was asked; mend the lines and run it again.';

/**
 * Returns the questions in the order of the file. `jurisdiction` is for questions that name no nation. Throws
 * `InputFailure`.
 */
export async function readQuestionFile(
  file: string,
  jurisdiction: Jurisdiction | undefined,
): Promise<JudgedQuestion[]> {
  const questions: JudgedQuestion[] = [];
  const faults: string[] = [];
  const lineOf = new Map<string, number>();
  for (const [index, text] of (await linesOf(file)).entries()) {
    if (!text.trim()) continue;
    const number = index + 1;
    const read = readLine(text, number);
    if (typeof read === 'string') {
      faults.push(read);
      continue;
    }
    const earlier = lineOf.get(read.id);
    if (earlier !== undefined)
      faults.push(`Line ${number}: its id is that of line ${earlier}; give it another.`);
    lineOf.set(read.id, number);
    questions.push({ ...read, jurisdiction: read.jurisdiction ?? jurisdiction });
  }
  if (faults.length) throw new InputFailure(listed(file, faults), EXAMPLE);
  if (!questions.length) throw new InputFailure(`${file} holds no question.`, EXAMPLE);
  return questions;
}

async function linesOf(file: string): Promise<string[]> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '').split('\n');
  } catch (cause) {
    throw new InputFailure(`The file ${file} cannot be read.`, 'Check the path and the rights on it.', {
      cause,
    });
  }
}

/**
 * Returns the question, or an error with the line number and the rule. The error never contains the text,
 * which may be about a child.
 */
function readLine(text: string, number: number): JudgedQuestion | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return `Line ${number}: it is not JSON; a quote mark or a comma may be missing, or an object goes over several lines.`;
  }
  const parsed = lineSchema.safeParse(value);
  if (!parsed.success) return `Line ${number}: ${parsed.error.issues.map(describeIssue).join('; ')}.`;
  const { data } = parsed;
  return { ...data, id: data.id ?? `line-${number}`, kind: kindOf(data) };
}

function describeIssue({ path, message }: z.core.$ZodIssue): string {
  return path.length ? `“${path.join('.')}” ${message}` : message;
}

function kindOf({ kind, answerable, gold, urgent, pii }: z.infer<typeof lineSchema>): JudgedQuestion['kind'] {
  if (kind) return kind;
  if (gold?.length) return 'answerable';
  if (answerable === false) return 'unanswerable';
  if (urgent !== undefined) return 'urgency';
  return pii?.length ? 'pii' : undefined;
}

function listed(file: string, faults: readonly string[]): string {
  const more = faults.length - SHOWN_FAULTS;
  const shown = [...faults.slice(0, SHOWN_FAULTS), ...(more > 0 ? [`And ${more} more.`] : [])];
  return `${faults.length === 1 ? 'A line' : `${faults.length} lines`} of ${file} cannot be used.\n  ${shown.join('\n  ')}\n`;
}
