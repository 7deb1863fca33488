// Renders messages as HTML. Every part is shown in full, and no text that people write becomes markup.
import { wordsIn } from '../../../../bot/wording/words-in.js';
import { load } from 'cheerio';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quoteText } from '../../../../knowledge/model/quote-text.js';
import { markup, toText, linkAddress } from '../../../../adapters/web/design/markup.js';
import { errorLine, renderMessage } from '../../../../adapters/web/design/render.js';
import type { OutgoingMessage, Part } from '../../../../bot/model/messages/message.js';
import { sampleCitation, sampleDocument, samplePassage } from '../../../fakes/samples/guidance-samples.js';
import { runs } from '../../../support/thoroughness.js';

const show = (message: Partial<OutgoingMessage>) =>
  load(
    toText(
      renderMessage(
        { parts: [], buttons: [], summary: '', writtenByModel: false, ...message },
        { idPrefix: 'entry-1', answer: 'answer-1' },
      ),
    ),
  );
const showPart = (part: Part) => show({ parts: [part] });

test('shows a quote with its exact words, its place, its document and the way to its surroundings', () => {
  const $ = showPart({
    kind: 'quote',
    number: 2,
    citation: sampleCitation({ alsoIn: [sampleDocument({ title: 'Another note' })] }),
  });
  expect($('blockquote').text().trim()).toBe('A child does not have to consent to a referral.');
  expect($('.quote-title').text()).toContain('Quote 2 Referring a child');
  expect($('.quote-place').text()).toBe('Referring a child › Consent, paragraph 4.12, page 33');
  expect($('.quote-source').text()).toBe(
    'Sample notes of this project, April 2026 · England and Wales · Practice note',
  );
  expect($('.quote-also').text()).toBe('Also in Another note');
  expect($('.quote-links a').first().attr('href')).toBe('/library/citation/answer-1/2#quote');
});

test('puts a space between the links below a quote, for copies that have no style sheet', () => {
  const url = 'https://www.gov.uk/help';
  const citation = sampleCitation({ document: sampleDocument({ url }) });
  const $ = showPart({ kind: 'quote', number: 1, citation });
  $('.hidden').remove();
  expect($('.quote-links').text().trim()).toBe(
    'See the quote in the document View on the publisher’s website',
  );
});

test('says before the words that a newer edition has replaced them, and that a text is a sample', () => {
  const document = sampleDocument({ standing: 'superseded', sample: true });
  const $ = showPart({ kind: 'quote', number: 1, citation: sampleCitation({ document }) });
  const figure = $('figure').text();
  expect(figure).toContain('This has been replaced by a newer version.');
  expect(figure.indexOf('replaced by a newer version')).toBeLessThan(figure.indexOf('A child does not'));
  expect(figure).toContain('Sample text written for this assistant');
});

test('keeps the lines of a quoted list, bullets and all', () => {
  const text = 'You must:\n• tell the child\n• tell the authority';
  const passage = samplePassage({ text });
  const $ = showPart({
    kind: 'quote',
    number: 1,
    citation: sampleCitation({ passage, spans: [[0, text.length]] }),
  });
  expect($('blockquote').text().trim()).toBe(text);
  expect($('.line.bullet')).toHaveLength(2);
});

test('shows rows of a table as a table, with its headings if they are quoted', () => {
  const text = 'Who | Is consent needed?\nA child | No\nAn adult | Yes';
  const passage = samplePassage({ text });
  const part = (from: number): Part => ({
    kind: 'quote',
    number: 1,
    citation: sampleCitation({ passage, spans: [[from, text.length]], quote: text.slice(from) }),
  });
  const $ = showPart(part(0));
  expect(
    $('th')
      .toArray()
      .map((cell) => $(cell).text()),
  ).toEqual(['Who', 'Is consent needed?']);
  expect($('tbody tr').first().text()).toBe('A childNo');
  const rows = showPart(part(text.indexOf('A child')));
  expect(rows('th')).toHaveLength(0);
  expect(rows('tr')).toHaveLength(2);
});

test('keeps a row in the table with its headings where rows between them are left out', () => {
  const text = 'Who | Is consent needed?\nA child | No\nAn adult | Yes';
  const spans: [number, number][] = [
    [0, text.indexOf('\n')],
    [text.indexOf('An adult'), text.length],
  ];
  const passage = samplePassage({ text });
  const citation = sampleCitation({ passage, spans, quote: quoteText(text, spans) });
  const $ = showPart({ kind: 'quote', number: 1, citation });
  expect($('th')).toHaveLength(2);
  expect($('tbody tr').text()).toBe('…An adultYes');
});

test('marks the sentence that answers in an open quote only', () => {
  const text = 'Ask first. Consent is not needed.';
  const citation = sampleCitation({
    passage: samplePassage({ text }),
    spans: [[0, text.length]],
    quote: text,
    answer: [[11, text.length]],
  });
  expect(showPart({ kind: 'quote', number: 1, citation })('mark').text()).toBe('Consent is not needed.');
  const $ = showPart({ kind: 'quote', number: 2, citation, folded: true });
  expect($('blockquote').text().trim()).toBe(text);
  expect($('mark')).toHaveLength(0);
});

test('makes the emergency number of an urgent message a button as wide as the message', () => {
  const contacts = [{ name: 'Police', phone: '999', when: 'In danger now', verifiedOn: '2026-11-01' }];
  const $ = show({ urgent: true, parts: [{ kind: 'contacts', contacts }] });
  expect($('a.call').attr('href')).toBe('tel:999');
  expect($('a.call').text()).toBe('Call 999: Police. In danger now');
  expect(showPart({ kind: 'contacts', contacts })('a.call')).toHaveLength(0);
});

test('has the heading of an urgent message in the place of the label', () => {
  const $ = show({ urgent: true, parts: [{ kind: 'heading', text: 'A child may be in danger' }] });
  expect($('.urgent-label')).toHaveLength(1);
  expect($('.urgent-label').text().replace(/\s+/g, ' ')).toBe('! Urgent: A child may be in danger');
});

test('labels what a language model wrote, once, and refers to the quotes', () => {
  const claims: Part = { kind: 'claims', claims: [{ text: 'Consent is not needed.', numbers: [1, 2] }] };
  const $ = show({ parts: [claims, claims], writtenByModel: true });
  expect($('.model-label')).toHaveLength(1);
  expect($('.reference').first().attr('href')).toBe('#entry-1-quote-1');
});

test('marks urgency by word and sign, and lets a number be dialled', () => {
  const $ = show({
    urgent: true,
    parts: [
      {
        kind: 'contacts',
        contacts: [
          { name: 'NSPCC helpline', phone: '0808 800 5000', when: 'every day', verifiedOn: '2026-11-01' },
          {
            name: 'Old line',
            phone: 'ask reception',
            when: 'weekdays',
            verifiedOn: '2024-01-01',
            expired: true,
          },
        ],
      },
    ],
  });
  expect($('.urgent .urgent-label').text()).toContain('Urgent');
  expect($('a.telephone').attr('href')).toBe('tel:08088005000');
  expect($('span.telephone').text()).toBe('ask reception');
  expect($('.contacts').text()).toContain('Checked on 1 November 2026.');
  expect($('.contacts .warning').text()).toContain('may have changed');
});

test('shows a warning, news and an error by other words and signs, not by colour alone', () => {
  const warned = showPart({ kind: 'text', tone: 'warning', text: 'Check it.' });
  const news = showPart({ kind: 'text', tone: 'news', text: 'Some guidance I gave you has changed.' });
  const error = load(toText(errorLine('Enter a reason.', wordsIn('en'))));
  const signs = [warned('.warning .sign'), news('.news .sign'), error('.error .sign')].map((sign) =>
    sign.text(),
  );
  expect(new Set(signs).size).toBe(3);
  expect(error('.error').text()).toContain('Error: Enter a reason.');
  expect(news('.warning')).toHaveLength(0);
});

test('shows relayed words as someone else’s, in their own direction of writing', () => {
  const $ = showPart({ kind: 'relayed', from: 'Ann', text: 'مرحبا\nsecond line' });
  expect($('.relayed figcaption').text()).toBe('Ann wrote:');
  expect($('.relayed blockquote').attr('dir')).toBe('auto');
  expect($('.relayed blockquote').text()).toBe('مرحبا\nsecond line');
});

test('calls the reader’s own words theirs, in Welsh too', () => {
  const own = { kind: 'relayed', from: 'Chi', text: 'Pwy sy’n helpu?' } as const;
  const $ = show({ parts: [own], language: 'cy' });
  expect($('.relayed figcaption').text()).toBe('Ysgrifennoch:');
});

test('takes out what turns the direction of writing', () => {
  const $ = showPart({ kind: 'text', text: 'pay \u202egro.live\u202c now\u0007' });
  expect($('p').text()).toBe('pay gro.live now');
});

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</blockquote></figure><style>*{display:none}</style>',
  'javascript:alert(1)',
  '&lt;b&gt; &amp;amp;',
  '<!-- --><svg onload=alert(1)>',
  '${alert(1)} {{constructor}}',
];
const hostile = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme' }));

test('never lets a text become markup, whatever it holds and wherever it is', () => {
  fc.assert(
    fc.property(hostile, hostile, (one, other) => {
      const document = sampleDocument({ title: one, publisher: other, date: one, url: other, note: one });
      const passage = samplePassage({ text: `${one}.`, headings: [other], paragraph: one });
      const message: Partial<OutgoingMessage> = {
        urgent: true,
        writtenByModel: true,
        parts: [
          { kind: 'heading', text: one },
          { kind: 'text', text: other, tone: 'warning' },
          {
            kind: 'quote',
            number: 1,
            citation: sampleCitation({ document, passage, alsoIn: [document] }),
            link: other,
          },
          { kind: 'claims', claims: [{ text: one, numbers: [1] }] },
          { kind: 'facts', facts: [{ label: one, value: other }] },
          { kind: 'relayed', from: one, text: other },
          { kind: 'contacts', contacts: [{ name: one, phone: other, when: one, verifiedOn: other }] },
        ],
      };
      const $ = show(message);
      expect($('script, img, svg, style, iframe, b')).toHaveLength(0);
      $('*').each((_, element) => {
        for (const [name, value] of Object.entries('attribs' in element ? element.attribs : {})) {
          expect(name).not.toMatch(/^on/);
          if (name === 'href') expect(value).toMatch(/^(?:https?:\/\/|\/|#|tel:)/);
        }
      });
    }),
    { numRuns: runs(200) },
  );
});

test('shows any text as it was written, but for what cannot be shown', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const $ = load(toText(markup`<p title="${text}">${text}</p>`));
      const expected = text
        .replace(/\r\n?/g, '\n')
        .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '');
      expect($('p').text()).toBe(expected);
      expect($('p').attr('title')).toBe(expected);
    }),
  );
});

test('makes a link of web addresses and our own paths only', () => {
  expect(linkAddress('https://www.gov.uk/a?b=c')).toBe('https://www.gov.uk/a?b=c');
  expect(linkAddress('/library/citation/a/1')).toBe('/library/citation/a/1');
  for (const address of [
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'not an address',
    '',
  ])
    expect(linkAddress(address)).toBeUndefined();
});
