// Defines the interface to a language model that replies according to a schema.
import type { z } from 'zod';
import type { TokenUse } from './answer.js';

/** A call to a model at another service, so it only holds redacted text and published guidance. */
export interface StructuredCall<Reply> {
  /** The name of the reply's schema, as sent to the model's service: letters, digits and hyphens. */
  name: string;
  instructions: string;
  text: string;
  shape: z.ZodType<Reply>;
  /** The most tokens in the reply, not counting a reasoning model's thinking. */
  mostTokens: number;
}

export interface Completion<Reply> {
  reply: Reply;
  /** Absent if the service does not report token counts. */
  tokens?: TokenUse;
}

/** Throws `ModelFailure`, for example if the reply does not match the schema. We show no one the raw reply. */
export interface LanguageModel {
  /** Identifies everything that could change a reply besides the call: service, model and settings. */
  readonly id: string;
  complete<Reply>(call: StructuredCall<Reply>, signal: AbortSignal): Promise<Completion<Reply>>;
}
