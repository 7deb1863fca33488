// Tests that must pass for any reranker, with a real or a fake model.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publicText } from '../../../knowledge/model/personal-data.js';
import type { Reranker } from '../../../knowledge/model/ports.js';

export function rerankerContract(create: () => Promise<Reranker>): void {
  let reranker: Reranker;
  beforeAll(async () => {
    reranker = await create();
  });
  afterAll(() => reranker.close());

  const question = publicText('Who appoints the guardian of a child?');

  it('names itself', () => {
    expect(reranker.id).toMatch(/\S/);
  });

  it('scores a text that answers above one that is about something else, wherever it is', async () => {
    const texts = [
      'The lorry was red.',
      'The service appoints the guardian of the child.',
      'Rain is likely.',
    ];
    const scores = await reranker.score(question, texts);
    expect(scores).toHaveLength(3);
    expect(Math.max(...scores)).toBe(scores[1]);
    const [first] = await reranker.score(question, texts.slice(1));
    expect(first).toBeCloseTo(scores[1]!, 3);
  });

  it('gives a number for every text, however long, short or strange', async () => {
    const texts = ['', 'word '.repeat(5_000), '\u0000\ud83d\ude00\ufffd', '[SEP] [CLS]', 'مرحبا 你好'];
    const scores = await reranker.score(question, texts);
    expect(scores.map(Number.isFinite)).toEqual(texts.map(() => true));
  });

  it('gives none for none', async () => {
    expect(await reranker.score(question, [])).toEqual([]);
  });

  it('answers several questions at once, each its own', async () => {
    const ask = (text: string) => reranker.score(question, [text, 'Rain.']);
    const texts = ['The guardian.', 'The child of the guardian.', 'Who appoints?'];
    const together = await Promise.all(texts.map(ask));
    for (const [n, text] of texts.entries()) expect(together[n]![0]).toBeCloseTo((await ask(text))[0]!, 3);
  });
}
