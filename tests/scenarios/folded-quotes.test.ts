// Tests that every platform shows the first quote in full with its answer highlighted, and collapses the
// other quotes without losing any.
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { renderBlocks } from '../../adapters/slack/rendering/render.js';
import { renderCard } from '../../adapters/teams/rendering/render.js';
import { renderText } from '../../adapters/terminal/render.js';
import { toText } from '../../adapters/web/design/markup.js';
import { renderMessage } from '../../adapters/web/design/render.js';
import { plainAnswer } from '../../adapters/cli/plain-answer.js';
import { presentAnswer } from '../../bot/answers/present-answer.js';
import type { Citation } from '../../knowledge/model/answer.js';
import { quoteText } from '../../knowledge/model/quote-text.js';
import { plainQuote, quotePieces, shownQuote } from '../../knowledge/model/marked-quote.js';
import { sampleAnswer, SAMPLE_DOCUMENT } from '../fakes/samples/sample-answers.js';
import { wordsIn } from '../../bot/wording/words-in.js';

const say = wordsIn('en');

const text = 'Tell the child what you do. A first responder refers the child.\n• at once\n• in writing';
const ANSWER = 'A first responder refers the child.';

function citationOf(n: number): Citation {
  const start = text.indexOf(ANSWER);
  const spans: Citation['spans'] = [
    [0, start + ANSWER.length],
    [text.indexOf('at once'), text.indexOf('at once') + 7],
    [text.indexOf('in writing'), text.length],
  ];
  return {
    passage: { id: `passage-${n}`, document: 'sample', text, headings: [`Section ${n}`], position: n },
    document: { ...SAMPLE_DOCUMENT, title: `Sample ${n}`, url: `https://guide.example/${n}` },
    spans,
    answer: [[start, start + ANSWER.length]],
    quote: quoteText(text, spans),
    alsoIn: [],
  };
}

const answer = sampleAnswer({ citations: [1, 2, 3].map(citationOf) });
const message = presentAnswer(
  {
    id: 'a1',
    conversation: 'c1',
    message: 'm1',
    revision: 0,
    urgent: false,
    answer: { ...answer, passages: [] },
    createdAt: '2026-11-27T09:00:00.000Z',
  },
  { say, redactedTypes: [] },
);

describe('an answer of three quotes', () => {
  it('on the web opens the others with a control that a keyboard reaches, and marks the answer', () => {
    const $ = load(toText(renderMessage(message, { idPrefix: 'e1', answer: 'a1' })));
    expect($('details > summary').text()).toBe('2 more quotes');
    expect($('details').attr('open')).toBeUndefined();
    expect($('details figure.quote')).toHaveLength(2);
    expect($('figure.quote').first().closest('details')).toHaveLength(0);
    expect($('figure.quote').first().find('mark').text()).toBe(ANSWER);
  });

  it('in Teams hides the others behind a button that shows them, and sets the answer in bold', () => {
    const { card } = renderCard(message);
    const toggles = JSON.stringify(card).match(/\{"type":"Action\.ToggleVisibility"[^}]*\}/gu);
    expect(toggles).toEqual([
      JSON.stringify({
        type: 'Action.ToggleVisibility',
        title: '2 more quotes',
        targetElements: ['quote-2', 'quote-3'],
      }),
    ]);
    const hidden = card.body.filter((element) => 'isVisible' in element);
    expect(hidden.map((element) => 'id' in element && element.id)).toEqual(['quote-2', 'quote-3']);
    expect(JSON.stringify(card.body[0])).toContain(
      JSON.stringify({ type: 'TextRun', text: ANSWER, weight: 'bolder' }),
    );
  });

  it('in Slack names the others beside the buttons that show them, and sets the answer in bold', () => {
    const shown = JSON.stringify(renderBlocks(message).flatMap(({ blocks }) => blocks));
    expect(shown.split(ANSWER)).toHaveLength(2);
    expect(shown).toContain(JSON.stringify({ type: 'text', text: ANSWER, style: { bold: true } }));
    for (const words of [
      '2 more quotes',
      '[2] Sample 2',
      '[3] Sample 3',
      'Section 3',
      'See quote 3 in context',
    ])
      expect(shown).toContain(words);
  });

  it('in a terminal lists the others with their words, and sets the answer apart with signs', () => {
    const { text: shown } = renderText(message, { width: 80, colour: false, firstNumber: 1 });
    expect(shown).toContain(`«${ANSWER}»`);
    // Nothing can be unfolded in a terminal, so the words of each quote are there.
    expect(shown.split(ANSWER)).toHaveLength(4);
    expect(shown).toMatch(/2 more quotes:\n\[2\] Sample 2[^]*\[3\] Sample 3/u);
  });

  it('as plain text lists the others', () => {
    const shown = plainAnswer(answer);
    expect(shown).toContain(`«${ANSWER}»`);
    expect(shown).toMatch(/2 more quotes:\n\[2\][^]*Sample 2[^]*\[3\][^]*Sample 3/u);
  });
});

describe('the pieces of a quote', () => {
  it('are the quote when joined, with what answers told apart', () => {
    const pieces = quotePieces(citationOf(1));
    expect(pieces.map((piece) => piece.text).join('')).toBe(shownQuote(citationOf(1)));
    expect(pieces.filter(({ answers }) => answers).map((piece) => piece.text)).toEqual([ANSWER]);
  });

  it('are one where all of it answers, and where an earlier version did not say what does', () => {
    const earlier = { ...citationOf(1), answer: undefined };
    expect(quotePieces(earlier)).toEqual([{ text: shownQuote(earlier), answers: false }]);
    expect(plainQuote({ ...citationOf(1), answer: citationOf(1).spans })).toBe(shownQuote(citationOf(1)));
  });

  it('of a newer version that replaced the document: it is named and linked', () => {
    const newer = { ...SAMPLE_DOCUMENT, title: 'Sample of 2027', url: 'https://guide.example/new' };
    const old = {
      ...citationOf(1),
      document: { ...SAMPLE_DOCUMENT, standing: 'superseded' as const },
      newer,
    };
    const part = { kind: 'quote' as const, number: 1, citation: old };
    const whole = { ...message, parts: [part] };
    const $ = load(toText(renderMessage(whole, { idPrefix: 'e1' })));
    expect($('figure').text()).toContain('replaced by a newer version: Sample of 2027.');
    // Our own page links to the newer version in our library, while the other platforms link to the
    // publisher’s website.
    expect($('.caution-link a').attr('href')).toBe(`/library/document/${newer.slug}`);
    expect(JSON.stringify(renderCard(whole).card)).toContain(newer.url);
    expect(JSON.stringify(renderBlocks(whole))).toContain(newer.url);
    expect(renderText(whole, { width: 80, colour: false, firstNumber: 1 }).text).toContain(newer.url);
  });
});
