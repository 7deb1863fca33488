// Sets up a language model to read guidance, wired as in production but with scripted replies over real HTTP.
import { createAnswerWriter } from '../../../adapters/models/openai/answer-writer.js';
import { capabilitiesOf } from '../../../adapters/models/openai/model-capabilities.js';
import { createLanguageModel } from '../../../adapters/models/openai/language-model.js';
import type { ReadingPorts } from '../../../knowledge/language-model/read-guidance.js';

export function readingAt(baseUrl: string, deadlineMs = 20_000): ReadingPorts {
  const config = {
    service: { kind: 'openai' as const, apiKey: 'sk-test', baseUrl },
    model: 'scripted',
    capabilities: { current: capabilitiesOf('scripted', 'json-schema') },
    timeoutMs: 20_000,
  };
  return { model: createLanguageModel(config), writer: createAnswerWriter(config), deadlineMs };
}
