// Measures calls to models: their duration, their tokens, and how much of the service's rate limit has been
// used.
import type { LanguageModel } from '../../knowledge/model/language-model.js';
import type { AnswerWriter, Embedder } from '../../knowledge/model/ports.js';
import { ModelFailure } from '../../knowledge/model/errors.js';
import { secondsSince } from './measuring.js';
import type { Metrics } from './registry.js';

/** The fields are named as in the GenAI conventions. */
export interface NamedModel {
  gen_ai_provider_name: 'openai' | 'azure.ai.openai';
  gen_ai_request_model: string;
}

export interface ModelMeasures {
  embedder<Kind extends Embedder>(embedder: Kind): Kind;
  model(model: LanguageModel, named: NamedModel): LanguageModel;
  writer(writer: AnswerWriter, named: NamedModel): AnswerWriter;
  /** Reads the headers of a reply, which may say how much of the rate limit is left. */
  headers(headers: Headers): void;
}

export function createModelMeasures(metrics: Metrics): ModelMeasures {
  async function timed<Value>(
    named: NamedModel,
    signal: AbortSignal,
    call: () => Promise<Value>,
  ): Promise<Value> {
    const started = performance.now();
    let error = '';
    try {
      return await call();
    } catch (failure) {
      error = signal.aborted ? 'cancelled' : failure instanceof ModelFailure ? failure.fault : 'service';
      throw failure;
    } finally {
      const labels = { ...named, gen_ai_operation_name: 'chat', error_type: error };
      metrics.observe('gen_ai_client_inference_duration_seconds', labels, secondsSince(started));
    }
  }
  return {
    embedder: (embedder) => measureEmbedder(embedder, metrics),
    model: ({ id, complete }, named) => ({
      id,
      async complete(call, signal) {
        const completion = await timed(named, signal, () => complete(call, signal));
        const { tokens } = completion;
        if (tokens) {
          metrics.add('gen_ai_client_inference_usage_input_tokens_total', named, tokens.in);
          metrics.add('gen_ai_client_inference_usage_output_tokens_total', named, tokens.out);
        }
        return completion;
      },
    }),
    writer: ({ write }, named) => ({
      write: (request, signal, onDraft) => timed(named, signal, () => write(request, signal, onDraft)),
    }),
    headers(headers) {
      for (const of of ['requests', 'tokens'] as const) {
        const limit = Number(headers.get(`x-ratelimit-limit-${of}`));
        const remaining = headers.get(`x-ratelimit-remaining-${of}`);
        const used = 1 - Number(remaining) / limit;
        if (limit > 0 && remaining !== null && Number.isFinite(used))
          metrics.set('ctac_model_quota_used_ratio', { of }, Math.min(1, Math.max(0, used)));
      }
    },
  };
}

function measureEmbedder<Kind extends Embedder>(embedder: Kind, metrics: Metrics): Kind {
  for (const of of ['question', 'passages']) metrics.set('ctac_embeddings_waiting', { of }, 0);
  async function timed<Value>(
    of: 'question' | 'passages',
    texts: number,
    call: () => Promise<Value>,
  ): Promise<Value> {
    const started = performance.now();
    let result = 'failed';
    metrics.change('ctac_embeddings_waiting', { of }, texts);
    try {
      const value = await call();
      result = 'completed';
      return value;
    } finally {
      metrics.change('ctac_embeddings_waiting', { of }, -texts);
      metrics.observe('ctac_embedding_duration_seconds', { of, result }, secondsSince(started));
    }
  }
  return {
    ...embedder,
    embedPassages: (...given: Parameters<Embedder['embedPassages']>) =>
      timed('passages', given[0].length, () => embedder.embedPassages(...given)),
    embedQuestion: (...given: Parameters<Embedder['embedQuestion']>) =>
      timed('question', 1, () => embedder.embedQuestion(...given)),
  };
}
