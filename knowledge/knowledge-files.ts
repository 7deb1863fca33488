// Reads the data files kept with the code that editors can change: glossary, everyday words, weights, calibrations.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { calibrationSchema } from './model/calibration.js';
import { glossarySchema } from './model/glossary.js';
import type { RankingWeights } from './search/find-passages.js';
import { SIGNALS } from './search/ranking-signals.js';
import { readTurnWeights } from './turns/turn-odds.js';

/** If an entry is wrong, this throws an error that says where, and the service does not start. */
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
