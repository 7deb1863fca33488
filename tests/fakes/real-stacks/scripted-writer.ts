// A language model for the whole product: it answers each question with the words of the guidance, over real HTTP.
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

/** Longer than the start of a busy machine takes. */
const DEADLINE_MS = 60_000;

/** `say` is how it writes the sentence; it chooses everything that it is shown. */
export async function startScriptedWriter(
  say: ChatBehaviour = claims({ text: CONSENT }),
): Promise<ScriptedWriter> {
  const service = await startScriptedOpenAi();
  service.behave(byStep({ say }));
  const reading = readingAt(service.baseUrl, DEADLINE_MS);
  return { ...service, models: { embedder: createFakeEmbedder(), reading } };
}
