// Runs the message reader with the real onnxruntime, in a separate process.
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createMessageReader,
  type MessageReaderOptions,
  type OnnxMessageReader,
} from '../../../../adapters/models/message-reader/message-reader.js';
import { openReader, openReaderModel } from '../../../../adapters/models/message-reader/reader-session.js';
import {
  cutWindows,
  differentWindows,
  joinReadings,
  tokensToRead,
  tokensRead,
} from '../../../../adapters/models/message-reader/windows.js';
import { loadTokenizer } from '../../../../adapters/models/minilm/tokenizer.js';
import { SHAPES } from '../../../../adapters/models/message-reader/word-shapes.js';
import { ModelFailure } from '../../../../knowledge/model/errors.js';
import { longMessages } from '../../../attacks/long-messages.js';
import { messageReaderContract } from '../../../contracts/models/message-reader.js';

interface Reference {
  text: string;
  ids: number[];
  shapes: number[][];
  tags: number[][];
  danger: number[][];
  score: number;
}

/** A long time limit, because the model can take seconds on a busy machine. */
const PATIENCE_MS = 25_000;
const reference = JSON.parse(
  readFileSync(new URL('./fixtures/reference.json', import.meta.url), 'utf8'),
) as Reference[];
const open: OnnxMessageReader[] = [];
const lines: string[] = [];

function reader(options: MessageReaderOptions = {}): OnnxMessageReader {
  const created = createMessageReader({
    log: (line) => lines.push(line),
    deadlineMs: PATIENCE_MS,
    ...options,
  });
  open.push(created);
  return created;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
  lines.length = 0;
});

describe('the message reader', () => {
  messageReaderContract(() => Promise.resolve(createMessageReader({ deadlineMs: PATIENCE_MS })));

  it('that is late with a long message fails it, and reads the messages of others while it waits', async () => {
    const long = longMessages(8_000).find(({ name }) => name === 'different words')!.text;
    const hurried = reader({ moreMsALetter: -PATIENCE_MS / long.length });
    await hurried.start();
    await expect(hurried.read(long)).rejects.toThrow(ModelFailure);
    expect((await hurried.read('Can Blerta Hoxhaj stay?')).words.length).toBeGreaterThan(0);
  });

  it('whose process is killed fails what it was asked, says so without a word of it, and reads again', async () => {
    const killed = reader();
    await killed.start();
    const asked = killed.read('Ana Pop '.repeat(2_000));
    process.kill(killed.pid()!, 'SIGKILL');
    await expect(asked).rejects.toThrow('its process ended');
    expect(lines[0]).toContain('stopped unexpectedly (SIGKILL)');
    expect(lines.join()).not.toContain('Ana');
    expect((await killed.read('Can Blerta Hoxhaj stay?')).words.length).toBeGreaterThan(0);
  });
});

describe('the graph of the reader', () => {
  it('gives what PyTorch gives, for each token', async () => {
    const run = await openReaderModel();
    const found = await run(
      reference.map(({ ids, shapes }) => ({ ids, shapes: Float32Array.from(shapes.flatMap(asRow)) })),
    );
    found.forEach(({ tags, danger }, n) => {
      const expected = reference[n]!;
      expect(furthest(tags, expected.tags.flat())).toBeLessThan(0.01);
      expect(furthest(danger, expected.danger.flat())).toBeLessThan(0.01);
      expect(
        joinReadings(expected.text, tokensOf(expected), [{ ids: expected.ids, from: 1, tags, danger }])
          .danger,
      ).toBeCloseTo(expected.score, 1);
    });
  });

  it('is fed with the same numbers and shapes as in training', async () => {
    const tokenizer = await loadTokenizer();
    for (const { text, ids, shapes } of reference) {
      const [window] = cutWindows(text, tokenizer.encode(text, 192));
      expect(window!.ids).toEqual(ids);
      expect(Array.from(window!.shapes)).toEqual(shapes.flatMap(asRow));
    }
  });
});

describe('a long message', () => {
  it('is read in windows that overlap by a third and leave no word out', async () => {
    const text = 'Ana was seen at the station by her aunt. '.repeat(60);
    const tokens = (await loadTokenizer()).encode(text, 4_000);
    const windows = cutWindows(text, tokens);
    expect(windows.length).toBeGreaterThan(3);
    expect(Math.max(...windows.map(({ ids }) => ids.length))).toBe(192);
    expect(windows.map(({ from }) => from).slice(0, 3)).toEqual([1, 129, 257]);
    const last = windows.at(-1)!;
    expect(last.from + last.ids.length - 2).toBe(tokens.ids.length - 1);
  });

  it('in words, dates, numbers or signs is read to its end, and another script only as far as such a message goes', async () => {
    const tokenizer = await loadTokenizer();
    const read = (piece: string) => {
      const text = piece.repeat(4_000 / piece.length);
      return tokensToRead(text, tokenizer).ids.length < tokensRead(text);
    };
    for (const piece of [
      'Thi Hoa Nguyen ',
      '[3/4/2024, 14:05:33] Ana: he left. ',
      '07700 900142, ',
      'ok. ',
      '.',
    ])
      expect(read(piece), piece).toBe(true);
    expect(read('محمد ')).toBe(false);
    expect(tokensRead('.'.repeat(900))).toBeGreaterThan(900);
  });

  it('that repeats itself is read once in each different window', async () => {
    const text = 'he is hurt now '.repeat(250);
    const windows = cutWindows(text, (await loadTokenizer()).encode(text, 4_000));
    const { different, kinds } = differentWindows(windows);
    expect(windows.length).toBeGreaterThan(6);
    expect(different.length).toBeLessThan(5);
    windows.forEach(({ ids, shapes }, n) => expect(different[kinds[n]!]).toMatchObject({ ids, shapes }));
  });

  it('of signs is read in one window, also if there are words between them', async () => {
    const tokenizer = await loadTokenizer();
    const read = (text: string) => cutWindows(text, tokensToRead(text, tokenizer));
    const signs = longMessages(4_000).find(({ name }) => name === 'different signs')!.text;
    expect(read(signs)).toHaveLength(1);
    expect(read('😀'.repeat(2_000))).toHaveLength(1);
    expect(read('محمد '.repeat(200)).length).toBeGreaterThan(1);
    const text = `${signs.slice(0, 1_000)} he is hurt ${signs.slice(1_000, 2_000)}`;
    expect(read(text)).toHaveLength(1);
    expect(tokensToRead(text, tokenizer).starts).toContain(text.indexOf('he is hurt'));
  });

  it('has no personal details in signs that were not read', async () => {
    const read = await openReader();
    const signs = longMessages(4_000).find(({ name }) => name === 'different signs')!.text;
    const { words, danger, readTo } = await read(`${signs.slice(0, 600)} Ana Pop ${signs.slice(0, 200)}`);
    expect(words.every(({ odds }) => odds >= 0 && odds <= 1)).toBe(true);
    expect(Number.isFinite(danger)).toBe(true);
    expect(readTo).toBe(809);
  });
});

const asRow = (held: number[]) => SHAPES.map((_, shape) => Number(held.includes(shape)));
const furthest = (one: Float32Array, other: readonly number[]) =>
  Math.max(...other.map((value, n) => Math.abs(value - one[n]!)));
/** Leaves out the position of each word, because finding danger does not use it. */
const tokensOf = ({ ids }: Reference) => ({ ids, starts: ids.map(() => -1) });
