// Checks what the rules and the real reader remove together, in invented messages that the reader was not
// trained on.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMessageReader } from '../../../../adapters/models/message-reader/message-reader.js';
import type { MessageReading } from '../../../../knowledge/model/ports.js';
import { redact } from '../../../../knowledge/redaction/redact.js';
import { readMarked, tally, type MarkedText } from '../../../../tools/training/messages/marked-text.js';

const reader = createMessageReader({ deadlineMs: 60_000 });

beforeAll(() => reader.start());
afterAll(() => reader.close());

/** Reads all the texts with the reader, then returns a function that lists what is redacted from a text. */
async function readAll(texts: readonly string[]) {
  const readings = new Map<string, MessageReading>();
  for (const text of texts) readings.set(text, await reader.read(text));
  return (text: string) => redact(text, {}, readings.get(text)).redactions;
}

const tallyRead = async (sentences: readonly MarkedText[]) =>
  tally(sentences, await readAll(sentences.map(({ text }) => text)));

describe('the rules and the reader together', () => {
  it.each([
    ['personal-twelfth.jsonl', 0.8],
    ['personal-fourteenth.jsonl', 0.9],
    ['personal-fifteenth.jsonl', 0.9],
  ])('remove most of what is marked in %s, and hardly anything else', async (file, least) => {
    const { recall, precision, missed, wrong } = await tallyRead(readMarked(file));
    expect(recall, missed.join('\n')).toBeGreaterThanOrEqual(least);
    expect(precision, wrong.join('\n')).toBeGreaterThanOrEqual(0.9);
  });

  it('remove nothing from ordinary questions', async () => {
    const { wrong } = await tallyRead(readMarked('ordinary-seventh.jsonl'));
    expect(wrong).toEqual([]);
  });

  it.each([
    ['my client ahmed is 15 and wants to stay', 'ahmed'],
    ['a girl called linh rang from the nail bar', 'linh'],
    ['they call him Big Spider on road, he is 16', 'Spider'],
    ['tariq and zorvane left together, both are 15', 'zorvane'],
    ['she is back at Elmcroft since Monday', 'Elmcroft'],
    ['Minh, 22/10/2008, arrived by lorry with his brother', '22/10/2008'],
  ])('find what no rule does: %s', async (text, wanted) => {
    const redactionsOf = await readAll([text]);
    expect(
      redact(text)
        .redactions.map((one) => one.text)
        .join(' '),
    ).not.toContain(wanted);
    expect(
      redactionsOf(text)
        .map((one) => one.text)
        .join(' '),
    ).toContain(wanted);
  });

  it.each([
    'newid cenedl i Gymru',
    'newidiwch y genedl i Gymru',
    'defnyddiwch ganllawiau Cymru',
    'Mae’r plentyn yn symud o Gymru i Loegr',
  ])('leave nations in Welsh as they are: %s', async (text) => {
    expect((await readAll([text]))(text)).toEqual([]);
  });

  it.each([
    ['mae gwen wedi diflannu', ['gwen']],
    ['mae dewi yn gweithio mewn bwyty', ['dewi']],
    ['mae seren wedi rhedeg i ffwrdd', ['seren']],
    ['Mae Ceri a Ffion ar goll ers ddoe', ['Ceri', 'Ffion']],
    ['Mae Haf yn poeni am Eira', ['Haf', 'Eira']],
    ['ydych chi’n adnabod Carys?', ['Carys']],
    ['mae hi’n dod o Gymru, ei henw yw Eira', ['Eira']],
    ['Pwy sy’n gofalu am Gwawr nawr?', ['Gwawr']],
    ["Ben yw enw'r bachgen", ['Ben']],
    ['Ei enw yw Ben', ['Ben']],
    ['Mae Alban wedi mynd', ['Alban']],
    ['Dywedodd Gwen wrth yr athro', ['Gwen']],
  ])('find Welsh names among Welsh words: %s', async (text, names) => {
    expect((await readAll([text]))(text).map((one) => one.text)).toEqual(names);
  });
});
