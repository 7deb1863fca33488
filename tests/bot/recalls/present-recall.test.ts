// Tests that a recall message shows each passage once, under the last day on which it was given.
import { expect, it } from 'vitest';
import type { StoredAnswer } from '../../../bot/model/messages/conversation.js';
import { presentRecall } from '../../../bot/recalls/present-recall.js';
import type { Recall } from '../../../bot/model/recalls/recall.js';
import type { Citation } from '../../../knowledge/model/answer.js';
import { wordsIn } from '../../../bot/wording/words-in.js';

const document = {
  slug: 'guide',
  title: 'A guide',
  jurisdictions: ['england' as const],
  authority: 'statutory-guidance' as const,
  standing: 'current' as const,
};
const cites = (id: string): Citation => ({
  passage: { id, document: 'guide', position: 0, headings: [], text: `Words of ${id}.` },
  document,
  quote: `Words of ${id}.`,
  spans: [[0, 11]],
  alsoIn: [],
});
/** Makes an answer with only the parts that a recall reads. */
const answer = (id: string, createdAt: string, ...passages: string[]) =>
  ({ id, createdAt, answer: { citations: passages.map(cites) } }) as unknown as StoredAnswer;
const recall = (id: number, passage: string): Recall => ({
  id,
  passage,
  document: 'guide',
  title: 'A guide',
  reason: 'withdrawn',
  publication: 7,
  was: `Words of ${passage}.`,
  since: '2026-05-06T09:00:00Z',
  state: 'told',
  openedAt: '2026-05-06T09:00:00Z',
});

it('says how many earlier answers quoted the passage too', () => {
  const matter = [recall(1, 'p1')];
  const answers = ['2026-05-01T09:00:00Z', '2026-05-03T09:00:00Z'].map((at, n) => answer(`a${n}`, at, 'p1'));
  const textsIn = (language: 'en' | 'cy', of: StoredAnswer[]) =>
    presentRecall(wordsIn(language), matter, of).parts.map((part) => ('text' in part ? part.text : ''));
  expect(textsIn('en', answers)).toContain('I quoted this in 1 earlier answer too.');
  expect(textsIn('cy', answers)).toContain('Dyfynnais hyn hefyd mewn 1 ateb cynharach.');
  expect(textsIn('en', answers.slice(1)).join()).not.toContain('earlier answer');
});

it('tells each passage once, by the days on which it was told, and says once what became of the document', () => {
  const matter = [recall(1, 'p1'), recall(2, 'p2')];
  const answers = [
    answer('a1', '2026-05-01T09:00:00Z', 'p1', 'other', 'p2'),
    answer('a2', '2026-05-03T09:00:00Z', 'x', 'p2'),
  ];
  const { parts, buttons } = presentRecall(wordsIn('en'), matter, answers, (id, place) => `${id}/${place}`);
  expect(
    parts.map((part) =>
      part.kind === 'quote'
        ? `${part.number} ${part.citation.passage.id} ${part.link}`
        : 'text' in part && part.text,
    ),
  ).toEqual([
    'Some guidance I gave you is no longer current.',
    'This is what I told you on 1 May 2026:',
    '1 p1 a1/1',
    'This is what I told you on 3 May 2026:',
    '2 p2 a2/2',
    expect.stringContaining('publisher has withdrawn this guidance'),
    expect.stringContaining('An adviser can help'),
  ]);
  expect(buttons).toMatchObject([{ action: { do: 'talk-to-adviser', answer: 'a2' } }]);
});

it('says what a document is for now if it is for fewer nations than when it was told', () => {
  const english = { ...document, publisher: 'Home Office', jurisdictions: ['england' as const] };
  const narrowed: Recall = {
    ...recall(1, 'p1'),
    reason: 'scope',
    now: { passage: cites('p1').passage, document: english },
  };
  const { parts } = presentRecall(wordsIn('en'), [narrowed], [answer('a1', '2026-05-01T09:00:00Z', 'p1')]);
  const said = parts.flatMap((part) => ('text' in part ? [part.text] : []));
  expect(said[0]).toContain('to fewer nations');
  expect(said).toContainEqual(
    expect.stringMatching(/Since 6 May 2026, .* listed as: Home Office · England · Statutory guidance/),
  );
  expect(parts.filter(({ kind }) => kind === 'quote')).toHaveLength(1);
});

it('says under which headings a rule is now if these say that it is for other people', () => {
  const moved = (id: number, passage: string): Recall => ({
    ...recall(id, passage),
    reason: 'audience',
    now: { passage: { ...cites(passage).passage, headings: ['Consent', 'Adults only'] }, document },
  });
  const given = answer('a1', '2026-05-01T09:00:00Z', 'p1', 'p2');
  const { parts } = presentRecall(wordsIn('en'), [moved(1, 'p1'), moved(2, 'p2')], [given]);
  expect(parts.map((part) => ('text' in part ? part.text : part.kind))).toEqual([
    expect.stringContaining('now applies to different people'),
    'This is what I told you on 1 May 2026:',
    'quote',
    'quote',
    expect.stringMatching(
      /Since 6 May 2026, .* part of the guidance: A guide › Consent › Adults only\. Check/,
    ),
    expect.stringContaining('An adviser can help'),
  ]);
});

it('leads with the sentence that changed, and marks what was added and removed', () => {
  const now = cites('p1').passage;
  const changed: Recall = {
    ...recall(1, 'p1'),
    reason: 'changed',
    was: 'Refer the child. Write within 5 days.',
    now: { passage: { ...now, text: 'Refer the child. Write within 2 days.' }, document },
  };
  const { parts } = presentRecall(wordsIn('en'), [changed], [answer('a1', '2026-05-01T09:00:00Z', 'p1')]);
  expect(parts.slice(1, 3)).toEqual([
    { kind: 'text', text: 'What has changed:' },
    {
      kind: 'text',
      text: 'Before: “Write within 5 days.”\nNow: “Write within 2 days.”',
      changes: [
        { kind: 'same', text: 'Write within ' },
        { kind: 'removed', text: '5 ' },
        { kind: 'added', text: '2 ' },
        { kind: 'same', text: 'days.' },
      ],
    },
  ]);
});

it('cites the guidance now by the number of the paragraph that changed, not by its first', () => {
  const text = '1.1 Refer the child.\n2.1 Keep a record.\n2.2 Write within 2 days.';
  const changed: Recall = {
    ...recall(1, 'p1'),
    reason: 'changed',
    was: text.replace('2 days', '5 days'),
    now: { passage: { ...cites('p1').passage, paragraph: '1.1', text }, document },
  };
  const { parts } = presentRecall(wordsIn('en'), [changed], [answer('a1', '2026-05-01T09:00:00Z', 'p1')]);
  const now = parts.findLast((part) => part.kind === 'quote')!;
  expect(now.citation).toMatchObject({ quote: text, passage: { paragraph: '2.2' } });
});

it('does not mark as added a text that was itself found wrong, and says that it was', () => {
  const changed: Recall = {
    ...recall(1, 'p1'),
    reason: 'changed',
    was: 'Write within 4 hours.',
    now: {
      passage: { ...cites('p1').passage, text: 'Write within 48 hours.' },
      document,
      addsRecalled: true,
    },
  };
  const given = [answer('a1', '2026-05-01T09:00:00Z', 'p1')];
  const texts = (language: 'en' | 'cy') =>
    presentRecall(wordsIn(language), [changed], given).parts.flatMap((part) =>
      'text' in part ? part.text : [],
    );
  expect(texts('en')[1]).toBe('The new text was found to be wrong. Do not rely on it.');
  expect(texts('en').join()).not.toContain('48 hours');
  expect(texts('cy')[1]).toContain('yn anghywir. Peidiwch');
});

it('does not show as removed what is now in another passage, and says that it has not changed', () => {
  const stays = '3.1 The child must not go back to the farm while checks are made.';
  const changed: Recall = {
    ...recall(1, 'p1'),
    reason: 'changed',
    was: `2.1 Tell the duty desk within 48 hours.\n${stays}`,
    now: {
      passage: { ...cites('p1').passage, text: '2.1 Tell the duty desk within 4 hours.' },
      document,
      moved: [stays],
    },
  };
  const given = [answer('a1', '2026-05-01T09:00:00Z', 'p1')];
  const said = (one: Recall, language: 'en' | 'cy' = 'en') =>
    presentRecall(wordsIn(language), [one], given).parts.flatMap((part) => ('text' in part ? part.text : []));
  expect(said(changed).slice(2, 4)).toEqual([
    'Before: “2.1 Tell the duty desk within 48 hours.”\nNow: “2.1 Tell the duty desk within 4 hours.”',
    'The rest of what I told you has not changed, but part of it is now in another place in the guidance.',
  ]);
  expect(said(changed, 'cy')[3]).toContain('mewn man arall yn y canllawiau');
  const whole = { ...changed, now: { passage: changed.now!.passage, document } };
  expect(said(whole).join()).not.toContain('in another place');
});

it('says what was wrong in the editor’s words before the wrong words themselves', () => {
  const wrong: Recall = { ...recall(1, 'p1'), reason: 'wrong', comment: 'It is 5 days, not 45.' };
  const { parts } = presentRecall(wordsIn('en'), [wrong], [answer('a1', '2026-05-01T09:00:00Z', 'p1')]);
  expect(parts.map((part) => ('text' in part ? part.text : part.kind))).toEqual([
    'Some guidance I gave you was wrong.',
    'It is 5 days, not 45.',
    'This is what I told you on 1 May 2026:',
    'quote',
    expect.stringContaining('An adviser can help'),
  ]);
});

it('shows what people need to know about a change, and never a comment for the history', () => {
  const changed: Recall = { ...recall(1, 'p1'), reason: 'removed', comment: 'Ask Bea about this.' };
  const shown = (one: Recall) =>
    presentRecall(wordsIn('en'), [one], [answer('a1', '2026-05-01T09:00:00Z', 'p1')]).parts.map((part) =>
      'text' in part ? part.text : part.kind,
    );
  expect(shown(changed)).not.toContain('Ask Bea about this.');
  expect(shown({ ...changed, needToKnow: 'Use the new form.' })).toContain('Use the new form.');
});
