// The interface to a language model whose replies follow a schema.
import type { z } from 'zod';
import type { TokenUse } from './answer.js';

/**
 * A call to a language model. It leaves this machine, so it only contains redacted text and published
 * guidance.
 */
export interface StructuredCall<Reply> {
  /** The name of the reply's schema, as sent to the service: letters, digits and hyphens. */
  name: string;
  instructions: string;
  text: string;
  shape: z.ZodType<Reply>;
  /** The token limit for the reply. A reasoning model's thinking does not count. */
  mostTokens: number;
}

export interface Completion<Reply> {
  reply: Reply;
  /** Absent if the service does not report token counts. */
  tokens?: TokenUse;
}

/**
 * Calls the model once. Throws `ModelFailure` if the call fails, the reply does not match the schema or the
 * signal is aborted. The reply is never shown to anyone unchanged.
 */
export interface LanguageModel {
  /**
   * Changes when anything other than the call could change a reply: the service, the model or our settings
   * for it.
   */
  readonly id: string;
  complete<Reply>(call: StructuredCall<Reply>, signal: AbortSignal): Promise<Completion<Reply>>;
}
