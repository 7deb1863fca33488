// What reading needs from outside: a language model that replies in a given format.
import type { z } from 'zod';
import type { TokenUse } from './answer.js';

/** One call: all of it leaves this machine, so it holds redacted words and published guidance only. */
export interface StructuredCall<Reply> {
  /** Names the shape to the service: letters, digits and hyphens. */
  name: string;
  instructions: string;
  text: string;
  shape: z.ZodType<Reply>;
  /** Of the reply, without what a reasoning model thinks before it. */
  mostTokens: number;
}

export interface Completion<Reply> {
  reply: Reply;
  /** Absent if the service does not count them. */
  tokens?: TokenUse;
}

/**
 * Asks once for a reply that is never shown as it is. Throws `ModelFailure`, also for a reply in another format and
 * when the signal is aborted.
 */
export interface LanguageModel {
  /** Changes with anything that may change a reply, but the call itself: service, model, way of asking. */
  readonly id: string;
  complete<Reply>(call: StructuredCall<Reply>, signal: AbortSignal): Promise<Completion<Reply>>;
}
