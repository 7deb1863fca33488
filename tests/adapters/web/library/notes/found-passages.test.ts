// The passages offered for a note: those of its nations first, and others marked.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { toText } from '../../../../../adapters/web/design/markup.js';
import { insertCitation } from '../../../../../adapters/web/library/notes/citation.js';
import { foundPassages } from '../../../../../adapters/web/library/notes/found-passages.js';
import type { TypedNote } from '../../../../../adapters/web/library/notes/typed-note.js';
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
  const $ = load(toText(foundPassages(all, { nations: ['england', 'wales'], find: '' })));
  const shown = $('.found > li')
    .toArray()
    .map((one) => [$(one).find('a').first().text(), $(one).children('.warning').text()]);
  expect(shown.map(([title]) => title)).toEqual(['Everywhere', 'English', 'Scottish', 'Old']);
  expect(shown[2]![1]).toContain('This is for Scotland. The note is for England and Wales.');
  expect(shown.filter(([, warned]) => warned).length).toBe(1);
});

test('nothing is marked until the note has a nation', () => {
  const $ = load(toText(foundPassages([found('Scottish', ['scotland'])], { nations: [], find: '' })));
  expect($('.warning').length).toBe(0);
});

test('names the paragraph that has the words searched for, and cites it', () => {
  const text = '7.1 Lanterns are lit at dusk.\n7.2 Boats wait.\n7.3 The ferry carries every child for free.';
  const passage = samplePassage({ id: 'rules', text, paragraph: '7.1' });
  const one = { passage, document: sampleDocument() } as ExplainedPassage;
  const shown = (find: string) =>
    load(toText(foundPassages([one], { nations: [], find })))('.found-title').text();
  expect(shown('Does a child pay for the ferry?')).toContain('paragraph 7.3');
  expect(shown('railways')).toContain('paragraph 7.1');
  const typed = { find: 'ferry for a child', body: '', sources: '', nations: [] } as unknown as TypedNote;
  expect(insertCitation(typed, one, false).body).toContain('paragraph 7.3');
});
