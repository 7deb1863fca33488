// The interface to a language model that replies in a given format.
import type { z } from 'zod';
import type { TokenUse } from './answer.js';

/** A call to the model. It leaves this machine, so it only contains redacted text and published guidance. */
export interface StructuredCall<Reply> {
  /** The name of the reply format, sent to the service: letters, digits and hyphens. */
  name: string;
  instructions: string;
  text: string;
  shape: z.ZodType<Reply>;
  /** The token limit for the reply, not counting a reasoning model's thinking. */
  mostTokens: number;
}

export interface Completion<Reply> {
  reply: Reply;
  /** Absent if the service does not report token counts. */
  tokens?: TokenUse;
}

/**
 * Asks the model once. The reply is never shown to anyone as it is. Throws `ModelFailure`, including if the
 * reply is in the wrong format or the signal is aborted.
 */
export interface LanguageModel {
  /** Changes whenever something other than the call could change a reply: the service, the model or how we ask. */
  readonly id: string;
  complete<Reply>(call: StructuredCall<Reply>, signal: AbortSignal): Promise<Completion<Reply>>;
}
