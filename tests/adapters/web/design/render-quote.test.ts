// On a Welsh page, browsers and screen readers have to know which words of a quote's source are English.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { toText } from '../../../../adapters/web/design/markup.js';
import { quoteFigure } from '../../../../adapters/web/design/render-quote.js';
import { wordsIn } from '../../../../bot/wording/words-in.js';
import type { Language } from '../../../../knowledge/model/language.js';
import { sampleCitation, sampleDocument } from '../../../fakes/samples/guidance-samples.js';

function quoteIn(language: Language, own?: Language) {
  const alsoIn = [sampleDocument({ title: 'A first guide' }), sampleDocument({ title: 'A second guide' })];
  const document = sampleDocument(own && { language: own });
  const part = { kind: 'quote', number: 1, citation: sampleCitation({ document, alsoIn }) } as const;
  const setting = { idPrefix: 'm1', answer: 'answer-1' };
  return load(toText(quoteFigure(part, setting, wordsIn(language))));
}

const markedIn = ($: ReturnType<typeof load>, line: string, language: Language = 'en') =>
  $(`${line} [lang="${language}"]`)
    .map((_, one) => $(one).text())
    .get();

test('marks the section, the publisher and the titles under a quote as English on a Welsh page', () => {
  const $ = quoteIn('cy');
  expect($('.quote-place').text()).toBe('Referring a child › Consent, paragraff 4.12, tudalen 33');
  expect(markedIn($, '.quote-place')).toEqual(['Referring a child › Consent']);
  expect($('.quote-source').text()).toMatch(/^Sample notes of this project, Ebrill 2026 ·/);
  expect(markedIn($, '.quote-source')).toEqual(['Sample notes of this project']);
  expect(markedIn($, '.quote-also')).toEqual(['A first guide', 'A second guide']);
  expect(markedIn($, '.quote-links')).toEqual(['Referring a child', 'Referring a child']);
});

test('marks nothing on an English page', () => {
  expect(quoteIn('en')('[lang]')).toHaveLength(0);
});

test('marks the words and titles of a Welsh document as Welsh on an English page', () => {
  const $ = quoteIn('en', 'cy');
  expect($('blockquote').attr('lang')).toBe('cy');
  expect(markedIn($, '.quote-title', 'cy')).toEqual(['Referring a child']);
  expect(markedIn($, '.quote-place', 'cy')).toEqual(['Referring a child › Consent']);
  expect(markedIn($, '.quote-links', 'cy')).toEqual(['Referring a child', 'Referring a child']);
  expect($('[lang="en"]')).toHaveLength(0);
});

test('on a Welsh page, marks only what is English beside a Welsh document', () => {
  const $ = quoteIn('cy', 'cy');
  expect($('[lang="cy"]')).toHaveLength(0);
  expect(markedIn($, '.quote')).toEqual(['Sample notes of this project', 'A first guide', 'A second guide']);
});
