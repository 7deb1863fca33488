// Tests that nothing put around a sentence about danger makes it calm, and that nothing put around a calm
// question raises the alarm. A thorough run tries every combination.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { openReader } from '../../../adapters/models/message-reader/reader-session.js';
import { detectUrgency } from '../../../bot/safeguards/urgency.js';
import { isThorough } from '../../support/thoroughness.js';

const read = (file: string) => readFileSync(new URL(`./around/${file}`, import.meta.url), 'utf8');
const linesOf = (file: string) => read(file).split('\n').filter(Boolean);
/** Greetings, pleas, questions and signatures. The message reader was not trained on any of them. */
const around = JSON.parse(read('around.json')) as string[];
/** Sentences in many styles. Each was found by itself before anything was put around it. */
const danger = linesOf('danger.txt');
const calm = linesOf('calm.txt');

/** How many of the 40 additions are tried with each sentence. A short run tries others with the next one. */
const TRIED = isThorough ? 40 : 4;
const LIMIT_MS = isThorough ? 1_800_000 : 240_000;

let readMessage: Awaited<ReturnType<typeof openReader>>;
beforeAll(async () => {
  readMessage = await openReader();
}, 60_000);

const withCapital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const combine = (addition: string, text: string) =>
  addition
    .replace('{text}', text)
    .replace('{Text}', withCapital(text))
    .replace('{TEXT}', text.toUpperCase())
    .replace('{bare}', text.replaceAll(/[^\p{L}\p{N}\s]/gu, '').toLowerCase());

const combinations = (texts: readonly string[]) =>
  texts.flatMap((text, n) =>
    Array.from({ length: TRIED }, (_, next) =>
      combine(around[(n * TRIED + next) % around.length]!, text.replace(/[.?!]$/u, '')),
    ),
  );

async function urgentOf(messages: readonly string[]): Promise<string[]> {
  const found = [];
  for (const text of messages) if (detectUrgency(text, await readMessage(text))) found.push(text);
  return found;
}

async function missedOf(messages: readonly string[]): Promise<string[]> {
  const found = new Set(await urgentOf(messages));
  return messages.filter((text) => !found.has(text));
}

describe('around a sentence about danger', () => {
  it.each([
    'A child is being held by traffickers in a house right now, help',
    'A child is being held by traffickers in a house right now, please help',
    'A child has been abducted by traffickers today',
    'A girl is being trafficked right now',
    'Traffickers have a girl in the house next door, help me',
    'they are coming for her tonight, what do I do?',
    'he says they will kill him if he talks, advice please',
    'She’s just told me she is being sold tonight. Who do I call?',
  ])('“%s” is urgent', async (text) => {
    expect(await urgentOf([text])).toEqual([text]);
  });

  it(
    'a greeting, plea, thanks, question or signature seldom hides it',
    async () => {
      expect(await missedOf(danger)).toEqual([]);
      const messages = combinations(danger);
      const missed = await missedOf(messages);
      expect(missed.length / messages.length, missed.join('\n')).toBeLessThanOrEqual(0.08);
    },
    LIMIT_MS,
  );

  it.each([
    'he is outside with a knife, can you help?',
    'he is outside with a knife. Who do I call?',
    'Hi, he is outside with a knife, what do I do? Thanks, Sam',
  ])('“%s” is urgent by the signs alone', (text) => {
    expect(detectUrgency(text)).toBe(true);
  });

  it.each(['beth ddylwn i wneud?', 'diolch yn fawr iawn i chi gyd am eich help'])(
    'Welsh pleas seldom hide it either: %s',
    (plea) => {
      const urgent = linesOf('../welsh/urgent.txt').map((text) => `${text.replace(/[.?!]$/u, '')}, ${plea}`);
      const found = urgent.filter((text) => detectUrgency(text, 'awaited'));
      expect(found.length / urgent.length).toBeGreaterThanOrEqual(0.95);
    },
  );
});

it(
  'nothing around a calm question raises the alarm',
  async () => {
    expect(await urgentOf(combinations(calm))).toEqual([]);
  },
  LIMIT_MS,
);
