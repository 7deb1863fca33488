// Starts a language model for the whole product, over real HTTP, that answers each question with sentences
// from the guidance.
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

/** Long enough to start on a busy machine. */
const DEADLINE_MS = 60_000;

/** Starts a model that chooses every sentence it is given. `say` writes the sentence above the quotes. */
export async function startScriptedWriter(
  say: ChatBehaviour = claims({ text: CONSENT }),
): Promise<ScriptedWriter> {
  const service = await startScriptedOpenAi();
  service.behave(byStep({ say }));
  const reading = readingAt(service.baseUrl, DEADLINE_MS);
  return { ...service, models: { embedder: createFakeEmbedder(), reading } };
}
