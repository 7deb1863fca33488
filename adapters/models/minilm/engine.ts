import type { Embedding, TextToEmbed } from '../../../knowledge/model/ports.js';
import type { EngineName } from './protocol.js';

export interface Engine {
  readonly name: EngineName;
  /** Waits for `pause` before each pass, so that urgent requests can go first. */
  embed: (texts: readonly TextToEmbed[], pause?: () => Promise<void>) => Promise<Embedding[]>;
}
