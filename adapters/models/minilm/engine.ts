// Defines what every engine that runs the model provides.
import type { Embedding, TextToEmbed } from '../../../knowledge/model/ports.js';
import type { EngineName } from './protocol.js';

export interface Engine {
  readonly name: EngineName;
  /** Waits for `pause` before each pass, so that something more urgent can run first. */
  embed: (texts: readonly TextToEmbed[], pause?: () => Promise<void>) => Promise<Embedding[]>;
}
