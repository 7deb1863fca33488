// Decides what a message in a conversation is, such as a new question, a follow-up or small talk. If the
// model fails, the message always counts as a question, and a few rules decide whether it is a follow-up.
import { hash } from 'node:crypto';
import LruCache from 'lru-cache';
import type { Question, Turn } from '../model/answer.js';
import { ModelFailure } from '../model/errors.js';
import type { RedactedText } from '../model/personal-data.js';
import type { QuestionEmbedder } from '../model/ports.js';
import { decideTurn, type TurnDecision } from './decide-turn.js';
import { needsEarlier } from './needs-earlier.js';
import { turnOdds, type TurnWeights } from './turn-odds.js';

/** `before` is the previous question. Never throws a `ModelFailure`: without the model, rules decide. */
export type ReadTurn = (text: RedactedText, before?: RedactedText) => Promise<TurnDecision>;

/** Keeps vectors, because each question is needed again as the previous question of the next message. */
const VECTORS_KEPT = 500;

export function createReadTurn(embedder: QuestionEmbedder, weights: TurnWeights): ReadTurn {
  if (embedder.model.weightsHash !== weights.model) return readByRules;
  const kept = new LruCache<string, Float32Array>({ max: VECTORS_KEPT });
  const vectorOf = async (text: RedactedText): Promise<Float32Array> => {
    const key = hash('sha256', text, 'base64url');
    const known = kept.get(key);
    if (known) return known;
    const { vector } = await embedder.embedQuestion(text);
    kept.set(key, vector);
    return vector;
  };
  return async (text, before) => {
    try {
      const earlier = before === undefined ? undefined : { text: before, vector: await vectorOf(before) };
      const turn = { text, vector: await vectorOf(text), ...(earlier && { before: earlier }) };
      return decideTurn(turnOdds(weights, turn), earlier !== undefined);
    } catch (error) {
      if (!(error instanceof ModelFailure)) throw error;
      return readByRules(text, before);
    }
  };
}

export const readByRules: ReadTurn = (text, before) =>
  Promise.resolve({ is: 'question', followUp: before !== undefined && needsEarlier(text) });

/** Decides which questions of the conversation are follow-ups. Leaves out earlier small talk. */
export async function withTurnsRead(read: ReadTurn, question: Question): Promise<Question> {
  const context: Turn[] = [];
  let before: RedactedText | undefined;
  let inTalk = false;
  for (const turn of question.context) {
    if (turn.role === 'user') {
      const decision = await known(read, turn, before);
      inTalk = decision.is === 'talk';
      if (decision.is === 'question') {
        context.push({ ...turn, followUp: decision.followUp });
        before = turn.text;
      }
    } else if (!inTalk) context.push(turn);
  }
  return { ...question, context, followUp: await leans(read, question, before) };
}

async function known(
  read: ReadTurn,
  { text, followUp }: Pick<Turn, 'text' | 'followUp'>,
  before: RedactedText | undefined,
): Promise<TurnDecision> {
  return followUp === undefined ? read(text, before) : { is: 'question', followUp };
}

async function leans(
  read: ReadTurn,
  question: Pick<Question, 'text' | 'followUp'>,
  before: RedactedText | undefined,
): Promise<boolean> {
  if (question.followUp !== undefined || before === undefined) return question.followUp ?? false;
  const decision = await read(question.text, before);
  return decision.is === 'question' ? decision.followUp : needsEarlier(question.text);
}
