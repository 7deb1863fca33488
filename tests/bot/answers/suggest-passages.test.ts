// Tests which unquoted passages advisers see, and the details shown with each.
import { expect, test } from 'vitest';
import { suggestedOf } from '../../../bot/answers/suggest-passages.js';
import type { RankedPassage } from '../../../knowledge/model/answer.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import type { GuidanceDocument } from '../../../knowledge/model/source.js';
import { sampleAnswer, sampleCitation } from '../../fakes/samples/sample-answers.js';

const passagesOf = (...changes: Partial<GuidanceDocument>[]) =>
  changes.map((change, n) => {
    const { passage, document } = sampleCitation({ slug: `document-${n}`, ...change });
    return { passage: { ...passage, id: `passage-${n + 2}` }, document, score: 0.5 };
  });
const asked = (text: string) => ({ text: publicText(text), context: [] });

test('says of each close match where it is from, and that it has been replaced', () => {
  const passages = passagesOf({ standing: 'superseded', sample: false });
  expect(suggestedOf(sampleAnswer({ passages }), asked('Who refers?'))).toEqual([
    {
      passage: 'passage-2',
      document: 'document-0',
      title: 'Sample guidance for tests',
      place: 'Referring',
      source: 'Nobody, January 2026 · England · Non-statutory guidance',
      cautions: [expect.stringContaining('This has been replaced by a newer version.')],
      text: expect.stringContaining('A sample sentence'),
    },
  ]);
});

test('says of a close match that its list goes on, or that our copy breaks off', () => {
  const [one] = passagesOf({ sample: false });
  const passage = { ...one!.passage, text: 'Tell:\n• the police, or' };
  const shown = (change: Partial<RankedPassage>) =>
    suggestedOf(sampleAnswer({ passages: [{ ...one!, passage, ...change }] }), asked('Who refers?'))?.[0];
  expect(shown({ goesOn: { after: true } })).toMatchObject({
    text: 'Tell: • the police, or …',
    cautions: [],
  });
  expect(shown({ breaksOff: true })).toMatchObject({
    text: 'Tell: • the police, or …',
    cautions: [expect.stringContaining('Our copy stops here')],
  });
});

test('leaves out what was withheld because it is for adults', () => {
  const passages = passagesOf({ title: 'Support for adults' }, { title: 'Support' });
  const titles = (text: string) =>
    suggestedOf(sampleAnswer({ passages }), asked(text))?.map(({ title }) => title);
  expect(titles('Can a child of 15 refuse?')).toEqual(['Support']);
  expect(titles('Can she refuse?')).toEqual(['Support for adults', 'Support']);
  const context = [{ role: 'user' as const, text: publicText('A girl of 15 was found. Who refers her?') }];
  expect(
    suggestedOf(sampleAnswer({ passages }), { ...asked('Can she refuse?'), context })?.map(
      ({ title }) => title,
    ),
  ).toEqual(['Support']);
});

test('has no bullet before the number of an item', () => {
  const [near] = passagesOf({});
  const passages = [{ ...near!, passage: { ...near!.passage, text: 'Do this:\n• 1. Call.\n• 2. Write.' } }];
  const [suggested] = suggestedOf(sampleAnswer({ passages }), asked('Who refers?'))!;
  expect(suggested!.text).toBe('Do this: 1. Call. 2. Write.');
});

test('keeps which passages a practice note cites, because one of them may be recalled', () => {
  const passages = passagesOf({ cites: ['cited'] });
  const [suggested] = suggestedOf(sampleAnswer({ passages }), asked('Who refers?'))!;
  expect(suggested).toMatchObject({ document: 'document-0', cites: ['cited'] });
});
