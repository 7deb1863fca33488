// What a question is about, for counting: rough on purpose, by words, and never used to decide anything.
import { readFileSync } from 'node:fs';
import { z } from 'zod';

export interface Topic {
  id: string;
  name: string;
}

const topics = z
  .array(z.object({ id: z.string(), name: z.string(), words: z.array(z.string().min(2)).min(1) }))
  .parse(JSON.parse(readFileSync(new URL('topics.json', import.meta.url), 'utf8')));

const PATTERNS = topics.map(({ id, name, words }) => ({
  topic: { id, name },
  pattern: new RegExp(`\\b(?:${words.join('|')})\\b`, 'giu'),
}));

/** The topic with the most words in the text, the earlier of the list where two have as many; undefined where none has. */
export function topicOf(text: string): Topic | undefined {
  let best: { topic: Topic; hits: number } | undefined;
  for (const { topic, pattern } of PATTERNS) {
    const hits = text.match(pattern)?.length ?? 0;
    if (hits > (best?.hits ?? 0)) best = { topic, hits };
  }
  return best?.topic;
}
