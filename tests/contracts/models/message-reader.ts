// Tests that must pass for any message reader, with a real or a fake model.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { READ_CLASSES, type MessageReader } from '../../../knowledge/model/ports.js';

export function messageReaderContract(create: () => Promise<MessageReader>): void {
  let reader: MessageReader;
  beforeAll(async () => {
    reader = await create();
  });
  afterAll(() => reader.close());

  const text = 'Can Blerta Hoxhaj stay with her aunt? Her social worker is Grace Hartley.';

  it('gives whole words of the text, in order, each with a class and odds', async () => {
    const { words, readTo } = await reader.read(text);
    expect(readTo).toBe(text.length);
    let last = 0;
    for (const word of words) {
      expect(word.start).toBeGreaterThanOrEqual(last);
      expect(text.slice(word.start, word.end)).toMatch(/^(?:[\p{L}\p{M}\p{N}]+|\S)$/u);
      expect(READ_CLASSES).toContain(word.class);
      expect(word.odds).toBeGreaterThan(0);
      expect(word.odds).toBeLessThanOrEqual(1);
      last = word.end;
    }
  });

  it('finds a name likelier than what is around it', async () => {
    const { words } = await reader.read(text);
    const likely = words.filter(({ odds }) => odds > 0.5).map(({ start, end }) => text.slice(start, end));
    expect(likely).toContain('Blerta');
    expect(likely).toContain('Hartley');
    expect(likely).not.toContain('social');
  });

  it('gives danger that someone reports more odds than a question about a form', async () => {
    const [danger, calm] = await Promise.all([
      reader.read('They are putting her in a van now and he has a knife, what do I do?'),
      reader.read('Which form do I use for a referral?'),
    ]);
    expect(danger.danger).toBeGreaterThan(calm.danger);
  });

  it('reads any text, however long, short or strange', async () => {
    const long = 'Ana Pop was seen there. '.repeat(400);
    for (const one of ['', ' ', '\u0000\ud83d\ude00\ufffd', '[SEP] [CLS]', 'مرحبا 你好', long]) {
      const reading = await reader.read(one);
      expect(Number.isFinite(reading.danger)).toBe(true);
      expect(reading.readTo).toBeLessThanOrEqual(one.length);
    }
  });

  it('says the same of the same text, also when asked several things at once', async () => {
    const texts = [text, 'Which form?', 'Tell Mr Okafor that Ngozi is safe.'];
    const together = await Promise.all(texts.map((one) => reader.read(one)));
    for (const [n, one] of texts.entries()) {
      const alone = await reader.read(one);
      expect(alone.words.map(({ start }) => start)).toEqual(together[n]!.words.map(({ start }) => start));
      expect(alone.danger).toBeCloseTo(together[n]!.danger, 3);
    }
  });
}
