// Tests that a document page shows each line once, and says where our copy breaks off.
import { load } from 'cheerio';
import type { Span } from '../../../../../knowledge/model/answer.js';
import { expect, test } from 'vitest';
import { documentMain } from '../../../../../adapters/web/library/documents/document-page.js';
import { passagePath, showPassages } from '../../../../../adapters/web/library/documents/passages.js';
import { toText } from '../../../../../adapters/web/design/markup.js';
import { wordsIn } from '../../../../../bot/wording/words-in.js';
import { sampleDocument, samplePassage } from '../../../../fakes/samples/guidance-samples.js';

const passages = (...texts: string[]) =>
  texts.map((text, position) => samplePassage({ id: `p${position}`, text, position }));
const LEAD = 'The definitions below relate to this guidance:';

function linesOf(...shown: Parameters<typeof showPassages>[0]): string[] {
  const $ = load(toText(showPassages(shown, wordsIn('en'))));
  return $('.passage-text p, .passage-text li')
    .toArray()
    .map((line) => $(line).text());
}

test('shows the line that introduces a list once, although each passage of the list repeats it', () => {
  const [one, two] = passages(`${LEAD}\n• a child`, `${LEAD}\n• a guardian`);
  expect(linesOf({ passage: one! }, { passage: two! })).toEqual([LEAD, 'a child', 'a guardian']);
});

test('shows it once too where it is the last sentence of a longer line', () => {
  const [one, two] = passages(`Read this first. ${LEAD}\n• a child`, `${LEAD}\n• a guardian`);
  expect(linesOf({ passage: one! }, { passage: two! })).toEqual([
    `Read this first. ${LEAD}`,
    'a child',
    'a guardian',
  ]);
});

test('shows it again where it is part of the quote, and where the document repeats it', () => {
  const [one, two] = passages(`${LEAD}\n• a child`, `${LEAD}\n• a guardian`);
  const marked: Span[] = [[0, two!.text.length]];
  expect(linesOf({ passage: one! }, { passage: two!, marked })).toContain('a guardian');
  expect(linesOf({ passage: one! }, { passage: two!, marked }).filter((line) => line === LEAD)).toHaveLength(
    2,
  );
  const apart = passages(`${LEAD}\n• a child`, 'Something else.', `${LEAD}\n• a guardian`);
  expect(linesOf(...apart.map((passage) => ({ passage })))).toHaveLength(5);
});

test('shows the line again where a list with its own number or heading begins', () => {
  const [one, two] = passages(`${LEAD}\n• a child`, `${LEAD}\n• a guardian`);
  const all = [LEAD, 'a child', LEAD, 'a guardian'];
  const first = { ...one!, paragraph: '3.1', headings: ['Terms'] };
  expect(
    linesOf({ passage: first }, { passage: { ...two!, paragraph: '3.2', headings: ['Terms'] } }),
  ).toEqual(all);
  expect(
    linesOf({ passage: first }, { passage: { ...two!, paragraph: '3.1', headings: ['Others'] } }),
  ).toEqual(all);
});

test('repeats the parent of a nested item, because the item would be unclear without it', () => {
  const [one, two] = passages(`${LEAD}\n• a child\n  • aged 5`, `• a child\n  • aged 6`);
  expect(linesOf({ passage: one! }, { passage: two! }).filter((line) => /^a child/.test(line))).toHaveLength(
    2,
  );
});

function endOf(text: string, part = 1): string {
  const whole = { document: sampleDocument(), passages: passages('First.', text), release: '1' };
  const main = documentMain(whole, { say: wordsIn('en'), part });
  return load(toText(main!))('.gap').text();
}

test('says at the end if our copy breaks off in the middle of a sentence, and where the rest is', () => {
  expect(endOf('• Guardians advise. They advocate on the child’s')).toBe(
    'Our copy of this document ends here, in the middle of a sentence. Part of the document is missing. View on the publisher’s website',
  );
  expect(endOf('• Guardians advise. They advocate for the child.')).toBe('');
  expect(endOf('facebook.com/educationgovuk')).toBe('');
});

test('leads to a passage in the part of its document that it is in', () => {
  const path = (position: number) => passagePath(samplePassage({ id: 'p', document: 'guide', position }));
  expect(path(149)).toBe('/library/document/guide#passage-p');
  expect(path(431)).toBe('/library/document/guide?part=3#passage-p');
});
