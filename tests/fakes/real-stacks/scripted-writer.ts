// A language model for the whole product: it answers each question in the guidance's own words, over real HTTP.
import {
  claims,
  startScriptedOpenAi,
  type ChatBehaviour,
  type ScriptedOpenAi,
} from '../language-model/scripted-openai.js';
import { byStep } from '../language-model/scripted-reader.js';
import { readingAt } from '../language-model/scripted-reading.js';
import { createFakeEmbedder } from '../models/fake-embedder.js';
import { CONSENT, type StacksOptions } from './running-stacks.js';

export interface ScriptedWriter extends ScriptedOpenAi {
  models: NonNullable<StacksOptions['models']>;
}

/** Longer than it takes to start on a busy machine. */
const DEADLINE_MS = 60_000;

/** `say` writes the sentence. The model chooses every sentence it receives. */
export async function startScriptedWriter(
  say: ChatBehaviour = claims({ text: CONSENT }),
): Promise<ScriptedWriter> {
  const service = await startScriptedOpenAi();
  service.behave(byStep({ say }));
  const reading = readingAt(service.baseUrl, DEADLINE_MS);
  return { ...service, models: { embedder: createFakeEmbedder(), reading } };
}
