// Tests that immediate danger is distinguished from danger that is past, imagined or only asked about.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openReader } from '../../../adapters/models/message-reader/reader-session.js';
import { detectUrgency } from '../../../bot/safeguards/urgency.js';

interface Labelled {
  /**
   * The number of the batch. The writers of a batch did not know the results of earlier batches. Each batch
   * was scored once before we changed any pattern.
   */
  batch: number;
  text: string;
}

function read(file: string): Labelled[] {
  const lines = readFileSync(`tools/training/messages/first-batches/urgency/${file}`, 'utf8').split('\n');
  return lines.filter(Boolean).map((line) => JSON.parse(line) as Labelled);
}

/**
 * Reads our own ordinary questions. Many mention danger, but no one is in danger now. Leaves out the everyday
 * questions, because the patterns raise a false alarm for 13% of them (docs/quality.md).
 */
function readQuestions(): string[] {
  const folders = ['tests/questions', 'adapters/cli/questions', 'tools/training/questions'];
  const files = folders.flatMap((folder) => readdirSync(folder).map((file) => `${folder}/${file}`));
  const lines = files
    .filter((file) => file.endsWith('.jsonl') && !file.includes('everyday'))
    .flatMap((file) => readFileSync(file, 'utf8').split('\n').filter(Boolean));
  return lines.map((line) => (JSON.parse(line) as { question: string }).question);
}

const urgent = read('urgent.jsonl');
const notUrgent = read('not-urgent.jsonl');
const alarmedBy = (texts: readonly string[]) => texts.filter((text) => detectUrgency(text));
const share = (part: readonly unknown[], whole: readonly unknown[]) => part.length / whole.length;

describe('someone being hurt as the message is written', () => {
  it.each([
    'She is being beaten right now by the trafficker',
    'hes getting kicked by two of them now',
    'The uncle is hitting her in the kitchen right now',
  ])('is urgent before the message has been read: %s', (text) => {
    expect(detectUrgency(text, 'awaited')).toBe(true);
  });

  it.each([
    'She was beaten by the trafficker, and is safe with us now',
    'What do I do if a child is being beaten?',
    'He says he was hit last month, how do I record it?',
  ])('is not: %s', (text) => {
    expect(detectUrgency(text, 'awaited')).toBe(false);
  });
});

describe('urgency by signs alone', () => {
  it('finds immediate danger in nearly all of our messages that describe it', () => {
    const missed = urgent.filter(({ text }) => !detectUrgency(text)).map(({ text }) => text);
    expect(1 - share(missed, urgent), missed.join('\n')).toBeGreaterThanOrEqual(0.96);
  });

  it('stays calm at nearly every question, report of the past, training example and joke', () => {
    const alarmed = notUrgent.filter(({ text }) => detectUrgency(text)).map(({ text }) => text);
    expect(share(alarmed, notUrgent), alarmed.join('\n')).toBeLessThanOrEqual(0.075);
  });

  it('stays calm at our own ordinary questions', () => {
    const questions = readQuestions();
    const alarmed = alarmedBy(questions);
    expect(questions.length).toBeGreaterThan(1000);
    expect(share(alarmed, questions), alarmed.join('\n')).toBeLessThanOrEqual(0.04);
  });

  // No pattern was ever changed because of these messages. If you read the messages that were missed, write
  // new ones for this test.
  it('finds most danger that no sign was written for, and raises few false alarms', () => {
    const missed = read('held-out-urgent.jsonl').filter(({ text }) => !detectUrgency(text));
    expect(missed.length).toBeLessThanOrEqual(9);
    const calm = read('held-out-not-urgent.jsonl').map(({ text }) => text);
    expect(alarmedBy(calm).length).toBeLessThanOrEqual(14);
  });

  it.each(['not-urgent.jsonl', 'urgent.jsonl'])(
    'has enough different messages to be tried on in %s',
    (file) => {
      const texts = read(file).map(({ text }) => text);
      expect(new Set(texts).size).toBe(texts.length);
      expect(texts.length).toBeGreaterThanOrEqual(250);
    },
  );

  it.each([
    ['Help!', 'a cry for help'],
    ['HES OUTSIDE WITH A KNIFE RIGHT NOW', 'capitals'],
    ['hes outside w/ a knife rn', 'shorthand'],
    ['he’s outside with a knife right now', 'a typographic apostrophe'],
    ['he\u200bs outside\u00a0with a knife\nright now', 'invisible characters and line breaks'],
  ])('reads %s (%s)', (text) => {
    expect(detectUrgency(text)).toBe(true);
  });

  it('does not let a calm sentence hide an urgent one', () => {
    const text = 'She was trafficked here last year. Now she is locked in a flat and screaming for help.';
    expect(detectUrgency(text)).toBe(true);
  });

  it('takes any text, and gives the same answer twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        expect(detectUrgency(text)).toEqual(detectUrgency(text));
      }),
    );
  });

  it('still finds danger at the end of a long message', () => {
    const story = 'I have worked with this family for a long time. '.repeat(200);
    expect(detectUrgency(`${story} He is here now with a knife and she is bleeding.`)).toBe(true);
  });
});

describe('urgency with the reader', () => {
  it('finds nearly all danger that nothing was written for, and raises few false alarms', async () => {
    const readMessage = await openReader();
    const isUrgent = async ({ text }: Labelled) => detectUrgency(text, await readMessage(text));
    const count = async (file: string) => {
      let found = 0;
      for (const message of read(file)) found += Number(await isUrgent(message));
      return found;
    };
    expect(read('held-out-urgent.jsonl').length - (await count('held-out-urgent.jsonl'))).toBeLessThanOrEqual(
      3,
    );
    expect(await count('held-out-not-urgent.jsonl')).toBeLessThanOrEqual(5);
  }, 120_000);
});

describe('a message that the reader has read', () => {
  const reading = (danger: number) => ({ words: [], readTo: 1_000, danger });

  it.each([
    'England. He is 15.',
    'The boy is 14 and a half and in foster care.',
    'She is 17 and lives with her aunt in Leeds',
    'Two boys, 14 and 16',
    'girl, 16, Romanian',
    'Northern Ireland, he’s 12',
    'he’s 17 and from Vietnam',
    'about fifteen we think',
    'She has a brother.',
    'And she has a brother.',
    'They have a dog.',
    'There are two children.',
    'He has no passport.',
    'He’s got a phone from us',
    'We have referred her already.',
    'She told her teacher.',
    'He came on a boat.',
    'She speaks Vietnamese.',
    'mum doesn’t know yet',
  ])('is ignored for a reply with plain facts: %s', (text) => {
    expect(detectUrgency(text, reading(9))).toBe(false);
  });

  it.each([
    'England. He is 15. They are here',
    'girl 14 with a male 40',
    'girl, 16, bleeding',
    'he’s 12 and gone',
    'He has her',
    'They have my sister',
    'he has a girl',
    'they have girls, 14 and 15',
    'I am 15 and in a lorry',
    'who has her',
    '🆘',
    '',
  ])('counts for anything more: “%s”', (text) => {
    expect(detectUrgency(text, reading(9))).toBe(true);
  });
  it('is not urgent because an age reads like a time', () => {
    const text = 'I am in Wales, I work in a school. The boy is 16.';
    expect(detectUrgency(text, reading(-4))).toBe(false);
    expect(detectUrgency(text, 'awaited')).toBe(false);
  });

  const oblique = 'he has packed and the uncle is on his way from luton';

  it('is urgent by what the reader says, also without a word of alarm', () => {
    expect(detectUrgency(oblique, reading(4))).toBe(true);
    expect(detectUrgency(oblique, reading(-4))).toBe(false);
  });

  it('is urgent by plain signs whatever the reader says, and before it has read', () => {
    const plain = 'shes unconscious on the floor and not breathing';
    expect(detectUrgency(plain, reading(-9))).toBe(true);
    expect(detectUrgency(plain, 'awaited')).toBe(true);
  });

  it('is judged by the rules alone where it could not be read', () => {
    for (const text of ['what do i do, she is locked in and crying now', 'Which form is for an appeal?'])
      expect(detectUrgency(text, 'failed')).toEqual(detectUrgency(text));
  });
});
