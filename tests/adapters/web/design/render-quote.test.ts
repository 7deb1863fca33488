// On a Welsh page, browsers and screen readers have to know which words of a quote's source are English.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { toText } from '../../../../adapters/web/design/markup.js';
import { quoteFigure } from '../../../../adapters/web/design/render-quote.js';
import { wordsIn } from '../../../../bot/wording/words-in.js';
import type { Language } from '../../../../knowledge/model/language.js';
import { sampleCitation, sampleDocument } from '../../../fakes/samples/guidance-samples.js';

function quoteIn(language: Language) {
  const alsoIn = [sampleDocument({ title: 'A first guide' }), sampleDocument({ title: 'A second guide' })];
  const part = { kind: 'quote', number: 1, citation: sampleCitation({ alsoIn }) } as const;
  const setting = { idPrefix: 'm1', answer: 'answer-1' };
  return load(toText(quoteFigure(part, setting, wordsIn(language))));
}

const markedIn = ($: ReturnType<typeof load>, line: string) =>
  $(`${line} [lang="en"]`)
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
