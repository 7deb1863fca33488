// Checks the passages that people have rated, which are used to learn which passages are useful.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Marked {
  question: string;
  writer: string;
  marks: { mark: string; place: { document: string; starts: string } }[];
}
const file = new URL('../../../tools/training/marked-passages.jsonl', import.meta.url);
const lines = readFileSync(file, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Marked);

it('are named by place, a few words of each, and never copied', () => {
  for (const { place } of lines.flatMap(({ marks }) => marks))
    expect(place.starts.split(' ').length).toBeLessThanOrEqual(5);
});

it('have marks of every kind, by many writers, and each question once', () => {
  const marks = new Set(lines.flatMap((line) => line.marks.map(({ mark }) => mark)));
  expect([...marks].sort()).toEqual(['answers', 'helps', 'misleads', 'off the point']);
  expect(new Set(lines.map(({ writer }) => writer)).size).toBeGreaterThan(6);
  expect(new Set(lines.map(({ question }) => question)).size).toBe(lines.length);
});
