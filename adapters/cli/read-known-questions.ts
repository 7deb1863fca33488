// Reads files of questions, one JSON object per line. Each question says whether the guidance answers it.
import { z } from 'zod';
import type { KnownQuestion } from '../../ingest/releases/calibrate-release.js';
import type { Judgement } from '../../knowledge/confidence/fit-calibration.js';
import { JURISDICTIONS } from '../../knowledge/model/source.js';
import type { Redact } from '../../bot/model/ports.js';
import { readJsonLines } from './read-json-lines.js';
import { fileWording } from './wording/file-wording.js';

/** Kinds in the evaluation sets that do not say whether the guidance answers the question. */
const NOT_JUDGED = ['urgency', 'pii', 'pii-lookalike'] as const;

const turn = z.object({ role: z.enum(['user', 'assistant']), text: z.string() });
const lineSchema = z.object({
  kind: z.enum(['answerable', 'unanswerable', ...NOT_JUDGED]),
  question: z.string(),
  context: z.array(turn).optional(),
  scenario: z.string().optional(),
  jurisdiction: z.enum(JURISDICTIONS).optional(),
  type: z.string().optional(),
  scope: z.string().optional(),
  gold: z.array(z.object({ doc: z.string() })).optional(),
  /** A document that answers the question. Used if there is no quote. */
  near: z.string().optional(),
});
type Line = z.infer<typeof lineSchema>;

/**
 * Skips urgent messages and personal data. If a line is not valid or has a kind that we do not know, throws an
 * `InputFailure` that names it.
 */
export async function readKnownQuestions(files: readonly string[], redact: Redact): Promise<KnownQuestion[]> {
  const known: KnownQuestion[] = [];
  for (const file of files)
    for (const line of await readJsonLines(file, lineSchema, fileWording.eachLine.knownQuestion)) {
      const judged = judgementOf(line);
      if (judged) known.push(toKnown(line, judged, redact));
    }
  return known;
}

function judgementOf({ kind, scope, type }: Line): Judgement | undefined {
  if (kind === 'answerable') return 'answerable';
  if (kind !== 'unanswerable') return undefined;
  return scope === 'out-of-scope' || type === 'out-of-scope' ? 'out-of-scope' : 'near-miss';
}

function toKnown(line: Line, judged: Judgement, redact: Redact): KnownQuestion {
  const documents = [...(line.gold ?? []).map(({ doc }) => doc), ...(line.near ? [line.near] : [])];
  return {
    judged,
    documents,
    question: {
      text: redact(line.question).text,
      context: (line.context ?? []).map(({ role, text }) => ({ role, text: redact(text).text })),
      ...(line.scenario !== undefined && { scenario: redact(line.scenario).text }),
      ...(line.jurisdiction && { jurisdiction: line.jurisdiction }),
    },
  };
}
