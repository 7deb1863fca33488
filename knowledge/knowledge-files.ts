// Reads the data files that editors can change: glossary, everyday words, weights and calibrations.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { calibrationSchema } from './model/calibration.js';
import { glossarySchema } from './model/glossary.js';
import type { RankingWeights } from './search/find-passages.js';
import { SIGNALS } from './search/ranking-signals.js';
import { readTurnWeights } from './turns/turn-odds.js';

/** Throws if an entry is wrong, so that the service does not start. The error says which entry is wrong. */
export function readKnowledgeFiles() {
  return {
    glossary: glossarySchema.parse(readJson('model/glossary.json')),
    everydayWords: z.record(z.string(), z.string()).parse(readJson('question/everyday-words.json')),
    weights: z
      .record(z.enum(SIGNALS), z.number())
      .parse(readJson('search/ranking-weights.json')) as RankingWeights,
    calibration: calibrationSchema.parse(readJson('confidence/calibration.json')),
    turnWeights: readTurnWeights(readJson('turns/turn-weights.json')),
    calibrationOfModel: calibrationSchema.parse(readJson('confidence/calibration-minilm.json')),
  };
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
}
