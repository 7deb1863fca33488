// Tests that small neighbouring sections become one passage, with each heading above the text it applies to.
import { expect, test } from 'vitest';
import { chunk, heading, paragraph, sentence, texts } from './cut-blocks.js';

test('puts small neighbouring sections together under their parent, each with its heading in front', () => {
  const passages = chunk([
    heading('Contacts', 1),
    heading('Police', 2),
    paragraph('Ring 999 when a child is in danger now.'),
    heading('Helpline', 2),
    paragraph('Ring it at any hour.'),
    heading('Elsewhere', 1),
    paragraph('This is another chapter.'),
  ]);
  expect(passages.map(({ headings, text }) => [headings, text])).toEqual([
    [['Contacts'], 'Police\nRing 999 when a child is in danger now.\nHelpline\nRing it at any hour.'],
    [['Elsewhere'], 'This is another chapter.'],
  ]);
});

test('puts what is under a heading together with the small sections below it, as far as they are short', () => {
  const [own, first, last] = [sentence(40), sentence(45), sentence(60)];
  const passages = chunk([
    heading('How to claim', 1),
    paragraph(own),
    heading('Time limits', 2),
    paragraph(first),
    heading('If you disagree', 2),
    paragraph(last),
  ]);
  expect(passages.map(({ headings, text }) => [headings, text])).toEqual([
    [['How to claim'], `${own}\nTime limits\n${first}`],
    [['How to claim', 'If you disagree'], last],
  ]);
});

test('never puts a section under the heading of another one', () => {
  const passages = chunk([
    heading('Appeals', 1),
    heading('In England', 2),
    paragraph('Write to the court.'),
    heading('Time limits', 3),
    paragraph('Write within a month.'),
    heading('In Scotland', 2),
    paragraph('Write to the tribunal.'),
  ]);
  expect(passages.map(({ headings, text }) => [headings, text])).toEqual([
    [['Appeals', 'In England'], 'Write to the court.\nTime limits\nWrite within a month.'],
    [['Appeals', 'In Scotland'], 'Write to the tribunal.'],
  ]);
});

test('puts chapters together only while they are shorter than sections of one chapter may be', () => {
  const [first, last] = [sentence(55), sentence(55)];
  const chapters = [heading('One'), paragraph(first), heading('Two'), paragraph(last)];
  expect(texts(chapters)).toEqual([first, last]);
  const sections = [heading('All'), heading('One', 2), paragraph(first), heading('Two', 2), paragraph(last)];
  expect(texts(sections)).toEqual([`One\n${first}\nTwo\n${last}`]);
});

test('repeats the heading of a small section in the passage that continues it', () => {
  const sentences = [sentence(20), sentence(20), sentence(20), sentence(20)];
  const passages = texts(
    [
      heading('Appeals', 1),
      heading('In England', 2),
      paragraph(sentence(20)),
      heading('In Scotland', 2),
      ...sentences.map(paragraph),
    ],
    { targetWords: 40, maxWords: 60 },
  );
  const scottish = passages.filter((text) => sentences.some((one) => text.includes(one)));
  expect(scottish.length).toBeGreaterThan(1);
  for (const text of scottish) expect(text).toContain('In Scotland\n');
});

test('says a question of a form once, although it is both a heading and text', () => {
  const passages = texts([
    heading('Report'),
    heading('Were there any other victims?', 2),
    paragraph('Were there any other victims?'),
    paragraph('Answer yes if you are not sure.'),
    heading('Who are they?', 2),
    heading('Who are they?', 2),
    heading('Were they forced?', 2),
    paragraph('Were they forced?'),
  ]);
  expect(passages).toEqual([
    'Were there any other victims?\nAnswer yes if you are not sure.\nWho are they?\nWere they forced?',
  ]);
});
