// Tests that the weights file is complete, and gives the odds of each kind of message in a conversation.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decideTurn } from '../../../knowledge/turns/decide-turn.js';
import { TURN_KINDS, type TurnKind } from '../../../knowledge/turns/turn-kinds.js';
import {
  readTurnWeights,
  turnOdds,
  writeTurnWeights,
  type TurnWeightsFile,
} from '../../../knowledge/turns/turn-odds.js';
import { MINILM } from '../../../adapters/models/minilm/weights.js';

const file = JSON.parse(
  readFileSync(new URL('../../../knowledge/turns/turn-weights.json', import.meta.url), 'utf8'),
) as TurnWeightsFile;
const vector = new Float32Array(384).fill(1 / Math.sqrt(384));

it('the weights were fitted with the model that ships, and are small', () => {
  expect(file.model).toBe(MINILM.weightsHash);
  expect(JSON.stringify(file).length).toBeLessThan(100_000);
});

it('damaged weights stop the start', () => {
  const weights = `${file.weights.slice(0, 100)}AAAA${file.weights.slice(104)}`;
  expect(() => readTurnWeights({ ...file, weights })).toThrow(/damaged/);
});

it('weights that are written and read again give the same odds', () => {
  const weights = readTurnWeights(file);
  const again = readTurnWeights(writeTurnWeights(weights));
  const turn = { text: 'and in Scotland?', vector, before: { text: 'Who signs the form?', vector } };
  const odds = turnOdds(weights, turn);
  expect(Object.values(odds).reduce((a, b) => a + b, 0)).toBeCloseTo(1);
  for (const kind of TURN_KINDS) expect(turnOdds(again, turn)[kind]).toBeCloseTo(odds[kind], 3);
});

describe('a message is', () => {
  const odds = (given: Partial<Record<TurnKind, number>>) => ({
    ...(Object.fromEntries(TURN_KINDS.map((kind) => [kind, 0])) as Record<TurnKind, number>),
    ...given,
  });

  it('a follow-up only after a question', () => {
    const likely = odds({ 'follow-up': 0.9, new: 0.1 });
    expect(decideTurn(likely, true)).toEqual({ is: 'question', followUp: true });
    expect(decideTurn(likely, false)).toEqual({ is: 'question', followUp: false });
  });

  it('a new question if in doubt, and a follow-up too if that is not unlikely', () => {
    const doubtful = odds({ 'follow-up': 0.4, new: 0.6 });
    expect(decideTurn(doubtful, true)).toEqual({ is: 'question', followUp: false, both: true });
    expect(decideTurn(odds({ new: 1 }), true)).toEqual({ is: 'question', followUp: false });
  });

  it('small talk only if that is likely, whichever kind it is', () => {
    expect(decideTurn(odds({ new: 0.5, thanks: 0.5 }), true)).toMatchObject({ is: 'question' });
    expect(decideTurn(odds({ new: 0.01, thanks: 0.6, goodbye: 0.39 }), true)).toEqual({
      is: 'talk',
      kind: 'thanks',
    });
    expect(decideTurn(odds({ new: 0.2, adviser: 0.8 }), true)).toEqual({
      is: 'talk',
      kind: 'adviser',
      unsure: true,
    });
  });
});
