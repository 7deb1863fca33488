// Tests that the recipe we compare ourselves with is what people really use, and that we have not weakened
// it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TextToEmbed } from '../../../knowledge/model/ports.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { plainTexts } from './plain-texts.js';
import { createUsualRecipe } from './usual-recipe.js';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'recipe-'));
});
afterAll(() => rm(home, { recursive: true }));

const sentence = 'A first responder refers the child to the national referral mechanism. ';
const texts = [
  { document: 'long', text: sentence.repeat(40) },
  { document: 'short', text: 'Parking is free on Sundays for everyone who lives in the street.' },
];

function countingEmbedder() {
  const embedder = createFakeEmbedder();
  const given: TextToEmbed[] = [];
  return {
    given,
    embedder: {
      ...embedder,
      embedPassages: (more: readonly TextToEmbed[]) => {
        given.push(...more);
        return embedder.embedPassages(more);
      },
    },
  };
}

describe('the usual recipe', () => {
  it('cuts at 1,000 characters with overlap, and finds the nearest chunks, best first', async () => {
    const { embedder, given } = countingEmbedder();
    const recipe = await createUsualRecipe(texts, embedder, join(home, 'one'));
    expect(Math.max(...given.map(({ text }) => text.length))).toBeLessThanOrEqual(1_000);
    expect(given.reduce((sum, { text }) => sum + text.length, 0)).toBeGreaterThan(
      texts[0]!.text.length + 200,
    );
    expect(recipe.costs.pieces).toBe(given.length);
    const { chunks, ms, embedMs } = await recipe.find('Is parking free on Sundays?');
    expect(chunks[0]!.document).toBe('short');
    expect(chunks[0]!.score).toBeGreaterThan(chunks[1]!.score);
    expect(embedMs).toBeLessThanOrEqual(ms);
  });

  it('embeds nothing again if the same texts were embedded before, and something if they changed', async () => {
    const [first, again, changed] = [countingEmbedder(), countingEmbedder(), countingEmbedder()];
    await createUsualRecipe(texts, first.embedder, join(home, 'two'));
    const recipe = await createUsualRecipe(texts, again.embedder, join(home, 'two'));
    expect(again.given).toEqual([]);
    expect((await recipe.find('Is parking free on Sundays?')).chunks[0]!.document).toBe('short');
    await createUsualRecipe(texts.slice(1), changed.embedder, join(home, 'two'));
    expect(changed.given).toHaveLength(1);
  });
});

it('its texts have no front matter, tags or page marks', () => {
  const notes = plainTexts(['ingest/samples']);
  expect(notes.length).toBeGreaterThan(30);
  for (const { text } of notes) {
    expect(text).not.toMatch(/^---/);
    expect(text.length).toBeGreaterThan(100);
  }
});
