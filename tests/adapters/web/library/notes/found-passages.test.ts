// The passages offered for a note: those of its nations first, and others marked.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { toText } from '../../../../../adapters/web/design/markup.js';
import { foundPassages } from '../../../../../adapters/web/library/notes/found-passages.js';
import type { ExplainedPassage } from '../../../../../knowledge/model/explanation.js';
import type { Jurisdiction } from '../../../../../knowledge/model/source.js';
import { sampleDocument, samplePassage } from '../../../../fakes/samples/guidance-samples.js';

const found = (
  title: string,
  jurisdictions: Jurisdiction[],
  standing: 'current' | 'superseded' = 'current',
) =>
  ({
    passage: samplePassage({ id: title }),
    document: sampleDocument({ title, jurisdictions, standing }),
  }) as ExplainedPassage;

test('guidance for the note’s nations comes first, and guidance for another nation says so', () => {
  const all = [
    found('Old', ['england'], 'superseded'),
    found('Scottish', ['scotland']),
    found('Everywhere', []),
    found('English', ['england', 'wales']),
  ];
  const $ = load(toText(foundPassages(all, { nations: ['england', 'wales'] })));
  const shown = $('.found > li')
    .toArray()
    .map((one) => [$(one).find('a').first().text(), $(one).children('.warning').text()]);
  expect(shown.map(([title]) => title)).toEqual(['Everywhere', 'English', 'Scottish', 'Old']);
  expect(shown[2]![1]).toContain('This is for Scotland. The note is for England and Wales.');
  expect(shown.filter(([, warned]) => warned).length).toBe(1);
});

test('nothing is marked until the note has a nation', () => {
  const $ = load(toText(foundPassages([found('Scottish', ['scotland'])], { nations: [] })));
  expect($('.warning').length).toBe(0);
});
