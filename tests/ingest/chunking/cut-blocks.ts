// Makes blocks for tests, and splits them into passages.
import { chunkDocument, type ChunkOptions } from '../../../ingest/chunking/chunk-document.js';
import type { Block } from '../../../ingest/model/document.js';

/** Counts tokens as the local embedder does: 2 for each text, and 1 for each word or punctuation mark. */
export const countTokens = (text: string) => 2 + (text.match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)?.length ?? 0);
const details = { slug: 'guide', title: 'Guide' };

export const chunk = (blocks: Block[], options: Partial<ChunkOptions> = {}) =>
  chunkDocument({ blocks }, details, { countTokens, ...options });
export const texts = (blocks: Block[], options: Partial<ChunkOptions> = {}) =>
  chunk(blocks, options).map(({ text }) => text);

let sentencesMade = 0;
export function sentence(length: number): string {
  sentencesMade += 1;
  return `Sentence ${sentencesMade} ${'word '.repeat(length - 3)}ends.`;
}
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const heading = (text: string, level = 1): Block => ({ kind: 'heading', level, text });
