// Tests the parts of an answer, before a platform renders them.
import { expect, test } from 'vitest';
import type { StoredAnswer } from '../../../bot/model/messages/conversation.js';
import { presentAnswer } from '../../../bot/answers/present-answer.js';
import { remitParts } from '../../../bot/safeguards/remit.js';
import type { Answer, Citation, Span } from '../../../knowledge/model/answer.js';
import { quoteText } from '../../../knowledge/model/quote-text.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { wordsOf } from '../../fakes/fake-platform.js';
import {
  needsNation,
  SAMPLE_DOCUMENT,
  sampleAnswer,
  sampleCitation,
  unanswerable,
} from '../../fakes/samples/sample-answers.js';
import { wordsIn } from '../../../bot/wording/words-in.js';

const say = wordsIn('en');

function stored(answer: Answer): StoredAnswer {
  return {
    id: 'answer-1',
    message: 'message-1',
    revision: 1,
    conversation: 'conversation-1',
    answer: { ...answer, passages: [] },
    urgent: false,
    createdAt: '2026-05-04T09:00:00Z',
  };
}
const present = (answer: Answer) => presentAnswer(stored(answer), { say, redactedTypes: [] });

test('numbers quotes from one, and points a claim at their numbers', () => {
  const citations = [sampleCitation(), sampleCitation()];
  const claims = [{ text: 'A first responder refers the child.', citations: [1] }];
  const { parts, writtenByModel } = present(sampleAnswer({ citations, claims, writtenBy: 'model' }));
  expect(parts).toMatchObject([
    { kind: 'claims', claims: [{ numbers: [2] }] },
    { kind: 'quote', number: 1 },
    { kind: 'quote', number: 2 },
    { kind: 'choices' },
  ]);
  expect(writtenByModel).toBe(true);
});

test('is not labelled as a model’s where only quotes are shown', () => {
  expect(present(sampleAnswer({ writtenBy: 'model' })).writtenByModel).toBe(false);
});

test('warns when everything it quotes has been replaced, and not while something current is there', () => {
  const old = sampleCitation({ standing: 'superseded' });
  expect(wordsOf(present(sampleAnswer({ citations: [old] })))).toMatch(/it has been replaced or withdrawn/);
  const mixed = sampleAnswer({ citations: [old, sampleCitation()] });
  expect(wordsOf(present(mixed))).not.toMatch(/has been replaced/);
});

test('says so when the reader of passages could not help to choose the quotes', () => {
  const { summary } = present(sampleAnswer({ withoutReranker: true }));
  expect(summary).toContain(say.withoutReader);
  expect(wordsOf(present(sampleAnswer({ withoutReranker: true })))).toContain(say.withoutReader);
  expect(wordsOf(present(sampleAnswer()))).not.toContain(say.withoutReader);
});

test('links each quote to the page of its citation', () => {
  const { parts } = presentAnswer(stored(sampleAnswer()), {
    say,
    redactedTypes: [],
    citationLink: (answer, number) => `https://example.org/${answer}/${number}`,
  });
  expect(parts[0]).toMatchObject({ kind: 'quote', link: 'https://example.org/answer-1/1' });
});

test('has the whole passage of each quote one press away', () => {
  const { parts } = present(sampleAnswer({ citations: [sampleCitation(), sampleCitation()] }));
  expect(parts.at(-1)).toMatchObject({
    kind: 'choices',
    buttons: [
      { label: 'See quote 1 in context', action: { do: 'show-citation', answer: 'answer-1', number: 1 } },
      { label: 'See quote 2 in context', action: { do: 'show-citation', answer: 'answer-1', number: 2 } },
    ],
  });
});

test('names each kind of detail that was left out', () => {
  const shown = presentAnswer(stored(sampleAnswer()), {
    say,
    redactedTypes: ['name', 'date_of_birth', 'nino'],
  });
  expect(wordsOf(shown)).toContain(
    'I removed a name, a date of birth and a National Insurance number before searching.',
  );
});

test('does not say what it searched for where it asked for one question at a time', () => {
  const question = { id: 'message-1', text: publicText('Can [name 1] stay? Who decides? When?') };
  const clarification = { question: 'Send me one at a time.', choices: [] };
  const several = { ...unanswerable(), outcome: 'needs-clarification' as const, clarification };
  const shown = (answer: Answer) =>
    wordsOf(presentAnswer(stored(answer), { say, redactedTypes: ['name'], question }));
  expect(shown(several)).not.toContain('I searched for');
  expect(shown(needsNation())).toContain('I searched for');
});

test('says what it searched for in an urgent reply only above quotes', () => {
  const question = { id: 'message-1', text: publicText('Where is [name 1]?') };
  const shown = (answer: Answer) =>
    presentAnswer({ ...stored(answer), urgent: true }, { say, redactedTypes: ['name'], question });
  expect(wordsOf(shown(sampleAnswer()))).toContain('I searched for');
  expect(wordsOf(shown(unanswerable()))).not.toContain('I searched for');
  expect(JSON.stringify(shown(unanswerable()))).toContain('missed-something');
});

test.each(['en', 'cy'] as const)(
  'does not suggest asking an adviser to advisers or people already waiting when a search fails or is late (%s)',
  (language) => {
    const failed = sampleAnswer({ outcome: 'failed' });
    for (const answer of [failed, { ...failed, late: true as const }])
      for (const adviser of ['asked', 'asking'] as const) {
        const shown = presentAnswer(stored(answer), { say: wordsIn(language), redactedTypes: [], adviser });
        expect(wordsOf(shown)).toMatch(/has been saved|wedi’i gadw/);
        expect(wordsOf(shown)).not.toMatch(/an adviser|chynghorydd/);
      }
  },
);

test('offers an adviser with whatever it says', () => {
  const outcomes = [sampleAnswer(), unanswerable(), needsNation(), sampleAnswer({ outcome: 'failed' })];
  for (const answer of outcomes) {
    const actions = present(answer).buttons.map(({ action }) => action);
    expect(actions).toContainEqual({ do: 'talk-to-adviser', answer: 'answer-1' });
  }
});

test('says who to call if nothing was found or the question is about one person, and not otherwise', () => {
  const told = (answer: Answer, isAboutOneChild = false) =>
    wordsOf(presentAnswer(stored(answer), { say, redactedTypes: [], isAboutOneChild })).includes(
      say.ifInDanger,
    );
  const [found, failed] = [sampleAnswer(), sampleAnswer({ outcome: 'failed' })];
  expect([told(unanswerable()), told(failed), told(found, true), told(needsNation(), true)]).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect([told(found), told(needsNation())]).toEqual([false, false]);
  const adult = presentAnswer(stored(found), { say, redactedTypes: [], isAboutOneAdult: true });
  expect(wordsOf(adult)).toContain(say.ifAdultInDanger);
  expect(say.ifAdultInDanger).not.toContain('child');
  const urgent = { ...stored(unanswerable()), urgent: true };
  expect(wordsOf(presentAnswer(urgent, { say, redactedTypes: [] }))).not.toContain(say.ifInDanger);
});

test.each([undefined, 'asked'] as const)(
  'an urgent reply that failed or is late ends with 999 (%s)',
  (adviser) => {
    const failed = sampleAnswer({ outcome: 'failed', citations: [] });
    for (const answer of [failed, { ...failed, late: true as const }]) {
      const setting = { say, redactedTypes: [], after: [{ kind: 'text' as const, text: 'Not for us.' }] };
      const shown = presentAnswer(
        { ...stored(answer), urgent: true },
        { ...setting, ...(adviser && { adviser }) },
      );
      expect(shown.parts.at(-1)).toEqual({ kind: 'text', text: say.urgentFirst });
      expect(shown.summary.endsWith(say.urgentFirst)).toBe(true);
    }
  },
);

test('shows no quote with an outcome that is not an answer', () => {
  expect(wordsOf(present(sampleAnswer({ outcome: 'unanswerable' })))).not.toContain('[1]');
});

test('keeps the summary short, and cuts it between words', () => {
  const long = { ...sampleCitation(), quote: 'word '.repeat(200).trim() };
  const { summary } = present(sampleAnswer({ citations: [long] }));
  expect(summary.length).toBeLessThan(310);
  expect(summary).toMatch(/word …$/);
});

test.each([
  ['en', 'Sample guidance for tests (England and Wales): “The answer is here.”'],
  ['cy', 'Sample guidance for tests (Lloegr a Chymru): “The answer is here.”'],
] as const)(
  'names the title and nations first, and then the marked words of a long quote: %s',
  (language, summary) => {
    const before = 'Words that come before it. '.repeat(20);
    const quote = `${before}The answer is here. ${'And words that follow. '.repeat(20).trim()}`;
    const citation: Citation = {
      ...sampleCitation({ jurisdictions: ['england', 'wales'] }),
      passage: { ...sampleCitation().passage, text: quote },
      quote,
      spans: [[0, quote.length]],
      answer: [[before.length, before.length + 'The answer is here.'.length]],
    };
    const shown = presentAnswer(stored(sampleAnswer({ citations: [citation] })), {
      say: wordsIn(language),
      redactedTypes: [],
    });
    expect(shown.summary).toBe(summary);
  },
);

test('quotes nothing in a summary if the marked words and the start of their list do not fit', () => {
  const text = `If ${'the boats leave and '.repeat(20)}it rains, do not:\n• call the family\n• wait`;
  const marked = 'call the family';
  const summary = (words: string, document = {}) => {
    const start = words.indexOf(marked);
    const { passage } = sampleCitation(document);
    const spans: Span[] = [[0, words.length]];
    const quote = quoteText(words, spans);
    const answer: Span[] = [[start, start + marked.length]];
    const citation = {
      ...sampleCitation(document),
      passage: { ...passage, text: words },
      quote,
      spans,
      answer,
    };
    return present(sampleAnswer({ citations: [citation] })).summary;
  };
  expect(summary(text)).toBe('Sample guidance for tests (England)');
  expect(summary(text, { title: 'Sample guidance '.repeat(30) }).length).toBeLessThan(310);
  expect(summary('Do not:\n• call the family')).toBe(
    'Sample guidance for tests (England): “Do not: call the family”',
  );
});

test('names where a model’s sentence comes from before the sentence', () => {
  const other = sampleCitation({ title: 'Another sample', jurisdictions: ['scotland'] });
  const claims = [{ text: 'A first responder refers the child.', citations: [1] }];
  const citations = [sampleCitation(), other];
  expect(present(sampleAnswer({ citations, claims, writtenBy: 'model' })).summary).toBe(
    'Another sample (Scotland): A first responder refers the child.',
  );
});

test('says first in a notification that the guidance was replaced, or is for another nation', () => {
  const old = {
    ...sampleCitation({ standing: 'superseded', sample: false }),
    quote: 'word '.repeat(200).trim(),
  };
  expect(present(sampleAnswer({ citations: [old] })).summary).toMatch(
    /^This has been replaced by a newer version\. .*Sample guidance for tests \(England\): “word word/,
  );
  const newer = { ...SAMPLE_DOCUMENT, title: 'Newer sample' };
  expect(present(sampleAnswer({ citations: [{ ...old, newer }] })).summary).toMatch(
    /^This has been replaced by a newer version: Newer sample\. Sample guidance for tests \(England\): “word/,
  );
  const preface = 'This is guidance for Scotland. I found nothing for England.';
  expect(present(sampleAnswer({ preface })).summary).toMatch(
    /^This is guidance for Scotland\. I found nothing for England\. Sample .* \(England\): “A sample/,
  );
});

test('shows who else is responsible even where the guidance did not answer', () => {
  const remit = remitParts(say, 'british lad doing county lines, is this for you?', {
    today: new Date('2026-12-01'),
  });
  const { parts } = presentAnswer(stored(unanswerable()), { say, redactedTypes: [], after: remit });
  expect(parts).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'contacts' })]));
  expect(wordsOf({ parts, buttons: [], summary: '', writtenByModel: false })).toMatch(
    /children’s social care/,
  );
});

test('does not offer an adviser to someone who is waiting for one', () => {
  const offers = (adviser?: 'asked') =>
    presentAnswer(stored(sampleAnswer()), {
      say,
      redactedTypes: [],
      ...(adviser && { adviser }),
    }).buttons.some(({ action }) => action.do === 'talk-to-adviser');
  expect([offers(), offers('asked')]).toEqual([true, false]);
});

test('on our page, people may remove more even if nothing was removed', () => {
  const question = { id: 'message-1', text: publicText('Operation Tulip found a boy.') };
  const corrects = (onPage: boolean) =>
    JSON.stringify(
      presentAnswer(stored(sampleAnswer()), { say, redactedTypes: [], question, onPage }).parts,
    ).includes('missed-something');
  expect([corrects(true), corrects(false)]).toEqual([true, false]);
});

test('says how many things that look like names were removed: not all of them are names', () => {
  const text = publicText('[name 1] found a boy called [name 2].');
  const of = (language: 'en' | 'cy') =>
    wordsOf(
      presentAnswer(stored(sampleAnswer()), {
        say: wordsIn(language),
        redactedTypes: ['name'],
        question: { id: 'message-1', text },
      }),
    );
  expect(of('en')).toContain('I removed 2 things that look like names before searching.');
  expect(of('cy')).toContain('2 beth sy’n edrych fel enwau');
});
