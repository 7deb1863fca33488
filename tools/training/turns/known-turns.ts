// Reads conversations whose turns have been classified. There is a file for each writer and a conversation on
// each line, `{"turns": [{"text", "is", "kind"?}]}`. `kind` says which kind of small talk or request a turn
// is.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { REQUEST_KINDS, TALK_KINDS, type TurnKind } from '../../../knowledge/turns/turn-kinds.js';

const turnSchema = z.object({
  text: z.string().min(1),
  is: z.enum(['new', 'follow-up', 'talk', 'action']),
  kind: z.enum([...TALK_KINDS, ...REQUEST_KINDS]).optional(),
});
const conversationSchema = z.object({ turns: z.array(turnSchema).min(1) });
export type WrittenTurn = z.infer<typeof turnSchema>;

export interface KnownTurn {
  writer: string;
  text: string;
  /** The last question asked before this turn. */
  before?: string;
  kind: TurnKind;
}

export function readConversations(file: string | URL): WrittenTurn[][] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => conversationSchema.parse(JSON.parse(line)).turns);
}

/** Throws if a turn that is small talk or a request has no kind. */
export function knownTurns(file: string): KnownTurn[] {
  const writer = basename(file, '.jsonl');
  return readConversations(file).flatMap((turns) => {
    let before: string | undefined;
    return turns.map(({ text, is, kind }) => {
      const isQuestion = is === 'new' || is === 'follow-up';
      const known = isQuestion ? is : kind;
      if (known === undefined) throw new Error(`${file}: “${text}” has no kind.`);
      const turn = { writer, text, kind: known, ...(before !== undefined && { before }) };
      if (isQuestion) before = text;
      return turn;
    });
  });
}

/** Returns every nth question written for the search. None is a follow-up or small talk. */
export function unrelatedQuestions(file: string, every: number, from = 0): KnownTurn[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const questions = lines
    .filter((_, n) => n % every === from)
    .map((line) => JSON.parse(line) as { question: string; earlier?: string })
    .filter(({ earlier }) => earlier === undefined)
    .map(({ question }) => question);
  return questions.map((text, n) => ({
    writer: 'questions',
    text,
    kind: 'new',
    ...(n % 2 === 1 && { before: questions[n - 1]! }),
  }));
}
