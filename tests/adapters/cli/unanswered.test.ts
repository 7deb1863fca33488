// Editors see questions that the guidance did not answer, newest first and with personal details removed. The
// text of a question cannot control the terminal.
import { expect, test } from 'vitest';
import { writeLine } from '../../../adapters/cli/terminal.js';
import { unanswered } from '../../../adapters/cli/unanswered.js';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { sampleAnswer, unanswerable } from '../../fakes/samples/sample-answers.js';
import { createTestBot, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);

const shown = async (change: { days?: number; json?: boolean } = {}) => {
  const lines: string[] = [];
  const setting = { days: 30, json: false, now: bot.ports.clock(), ...change };
  await unanswered(bot.store.records, setting, (line) => lines.push(line));
  return lines;
};

test('shows what was not answered, with names taken out, and nothing that was', async () => {
  bot.answerWith(({ text }) => (text.includes('zebra') ? unanswerable() : sampleAnswer()));
  await bot.say(practitioner, 'Who refers a child?');
  await bot.say(practitioner, 'May Zora keep her zebra?');
  const lines = await shown();
  expect(lines[0]).toContain('1 unanswered questions from the last 30 days');
  expect(lines.slice(1)).toEqual(['2026-05-04 (England)  May [name 1] keep her zebra?']);
});

test('gives the day in London, where a summer day begins at 11pm UTC', async () => {
  bot.answerWith(() => unanswerable());
  await bot.later(14.5 * 60 * 60_000);
  await bot.say(practitioner, 'A zebra?');
  expect(bot.ports.clock().toISOString()).toMatch(/^2026-05-04T23:30/);
  expect((await shown())[1]).toMatch(/^2026-05-05 /);
});

test('forgets what was edited away or deleted', async () => {
  bot.answerWith(({ text }) => (text.includes('zebra') ? unanswerable() : sampleAnswer()));
  const edited = await bot.say(practitioner, 'A zebra?');
  const deleted = await bot.say(practitioner, 'Another zebra?');
  const event = { place: edited.place, from: practitioner, sentAt: edited.sentAt };
  await bot.inbox.receive({ ...event, kind: 'edit', id: 'x1', messageId: edited.id, text: 'Who refers?' });
  await bot.inbox.receive({ ...event, kind: 'delete', id: 'x2', messageId: deleted.id });
  await bot.settle();
  expect(await shown()).toEqual(['There are no unanswered questions from the last 30 days.']);
});

test('gives other programs a JSON line a question', async () => {
  bot.answerWith(() => unanswerable());
  await bot.say(practitioner, 'A zebra?');
  const [line] = await shown({ json: true });
  expect(JSON.parse(line!)).toMatchObject({ text: 'A zebra?', outcome: 'unanswerable', release: 7 });
});

test('records that practitioners’ questions were shown, once there are any', async () => {
  const lines = () => bot.store.records.accessLog.find({}, { limit: 9, offset: 0 });
  await shown();
  expect(await lines()).toEqual([]);
  bot.answerWith(() => unanswerable());
  await bot.say(practitioner, 'A zebra?');
  await shown();
  expect(await lines()).toMatchObject([
    {
      by: { id: expect.stringMatching(/^computer:/) },
      what: 'questions',
      purpose: 'The command “ctac unanswered”',
    },
  ]);
});

test('looks back only as far as is asked', async () => {
  bot.answerWith(() => unanswerable());
  await bot.say(practitioner, 'A zebra?');
  await bot.later(3 * 86_400_000);
  expect(await shown({ days: 2 })).toHaveLength(1);
  expect(await shown({ days: 4 })).toHaveLength(2);
  await expect(shown({ days: 0 })).rejects.toThrow(InputFailure);
  await expect(shown({ days: Number.NaN })).rejects.toThrow(InputFailure);
});

const written = (text: string) => {
  const pieces: string[] = [];
  writeLine({ write: (piece: string) => pieces.push(piece) }, text);
  return pieces.join('');
};

test('shows control characters and marks that turn text around, and keeps tabs and line breaks', () => {
  expect(written('Who?\u001b]0;owned\u0007\u009b2J\u202eabc\r')).toBe(
    'Who?\\u001b]0;owned\\u0007\\u009b2J\\u202eabc\\u000d\n',
  );
  expect(written('a\tb\nĉ – “é”')).toBe('a\tb\nĉ – “é”\n');
});

test('leaves JSON the same for the program that reads it', () => {
  const value = { text: 'Who?\u001b[2J\u009b\u202e\u007f' };
  expect(JSON.parse(written(JSON.stringify(value)))).toEqual(value);
});
