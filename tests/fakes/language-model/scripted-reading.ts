// The steps of reading as a process has them, against a scripted service, over real HTTP.
import { createAnswerWriter } from '../../../adapters/models/openai/answer-model.js';
import { habitsOf } from '../../../adapters/models/openai/habits.js';
import { createLanguageModel } from '../../../adapters/models/openai/language-model.js';
import type { ReadingPorts } from '../../../knowledge/reading/read-guidance.js';

export function readingAt(baseUrl: string, deadlineMs = 20_000): ReadingPorts {
  const config = {
    service: { kind: 'openai' as const, apiKey: 'sk-test', baseUrl },
    model: 'scripted',
    habits: { current: habitsOf('scripted', 'json-schema') },
    timeoutMs: 20_000,
  };
  return { model: createLanguageModel(config), writer: createAnswerWriter(config), deadlineMs };
}
