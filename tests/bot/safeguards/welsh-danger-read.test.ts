// Tests how danger in Welsh is noticed once the message reader has read a message. The reader only knows
// English, so the Welsh weights are used as well.
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { openReader } from '../../../adapters/models/message-reader/reader-session.js';
import { detectUrgency, joinDanger } from '../../../bot/safeguards/urgency.js';
import { dangerInWelsh, WELSH_DANGER } from '../../../bot/safeguards/welsh-danger.js';
import { findSigns } from '../../../bot/safeguards/find-signs.js';
import type { MessageReading } from '../../../knowledge/model/ports.js';
import { READER_THRESHOLDS } from '../../../knowledge/redaction/message-reader/thresholds.js';

interface Told {
  text: string;
  urgent: boolean;
}

const linesOf = (file: string) =>
  readFileSync(new URL(`welsh/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean);
const messages: Told[] = [
  ...linesOf('urgent.txt').map((text) => ({ text, urgent: true })),
  ...linesOf('calm.txt').map((text) => ({ text, urgent: false })),
  ...linesOf('held-out.jsonl').map((line) => JSON.parse(line) as Told),
];

let readings: (Told & { reading: MessageReading })[];
beforeAll(async () => {
  const read = await openReader();
  readings = [];
  for (const told of messages) readings.push({ ...told, reading: await readUnless(told.text, read) });
}, 240_000);

/** Reads the message, unless the Welsh weights find danger. In that case the alarm is raised anyway. */
async function readUnless(
  text: string,
  read: (text: string) => Promise<MessageReading>,
): Promise<MessageReading> {
  if ((dangerInWelsh(text) ?? -Infinity) >= WELSH_DANGER)
    return { words: [], readTo: text.length, danger: -9 };
  return read(text);
}

const byReader = ({ text, reading }: (typeof readings)[number]) =>
  joinDanger(findSigns(text).sum, reading.danger) >= READER_THRESHOLDS.danger;
const alarms = ({ text, reading }: (typeof readings)[number]) => detectUrgency(text, reading);

test('no danger that the reader alone would see is lost', () => {
  const urgent = readings.filter(({ urgent: is }) => is);
  expect(urgent).toHaveLength(100);
  expect(urgent.filter((one) => byReader(one) && !alarms(one)).map(({ text }) => text)).toEqual([]);
  expect(urgent.filter(alarms).length).toBeGreaterThanOrEqual(96);
});

test('calm messages seldom raise an alarm', () => {
  expect(readings.filter((one) => !one.urgent && alarms(one)).length).toBeLessThanOrEqual(6);
});
