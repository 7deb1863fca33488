// Renders messages as cards. What people write is only ever shown as text.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainMessage } from '../../../../bot/wording/plain-message.js';
import type { OutgoingMessage, Part } from '../../../../bot/model/messages/message.js';
import { bytes, MAX_CARD_BYTES, renderCard } from '../../../../adapters/teams/rendering/render.js';
import { anyMessage, HOSTILE } from './arbitraries.js';
import { adviserCard, answered, clarification, quote, unanswerable, urgent, written } from './samples.js';
import { refusedCardTexts } from '../../../../adapters/teams/rendering/refused-card-text.js';
import { cardObjections } from '../../../fakes/fake-teams/card-schema.js';
import { runs } from '../../../support/thoroughness.js';

const SAMPLES = { answered, written, urgent, clarification, unanswerable, adviserCard };

type Node = Record<string, unknown>;

/** Returns every object in a card, including nested ones. */
function* nodes(value: unknown): Generator<Node> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Node;
  for (const child of Object.values(value)) yield* nodes(child);
}

function* strings(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const child of Object.values(value)) yield* strings(child);
}

/** Returns the text that a reader sees, with a line for each block and without zero-width spaces. */
function visibleText(card: object): string {
  const blocks = [...nodes(card)].filter(({ type }) => type === 'RichTextBlock' || type === 'TextBlock');
  return blocks
    .map((node) =>
      node.type === 'TextBlock'
        ? String(node.text)
        : (node.inlines as (string | { text: string })[])
            .map((inline) => (typeof inline === 'string' ? inline : inline.text))
            .join(''),
    )
    .join('\n')
    .replaceAll('\u200B', '');
}

const message = (...parts: Part[]): OutgoingMessage => ({
  parts,
  buttons: [],
  summary: 'Summary',
  writtenByModel: false,
});

test.each(Object.entries(SAMPLES))('the %s card stays as it was agreed', async (name, sample) => {
  await expect(`${JSON.stringify(renderCard(sample).card, null, 2)}\n`).toMatchFileSnapshot(
    `./__snapshots__/${name}.json`,
  );
});

test.each(Object.entries(SAMPLES))('the %s card is valid in schema 1.5', (_, sample) => {
  expect(cardObjections(renderCard(sample).card)).toEqual([]);
});

test('the reader of cards does object to a card that is not valid', () => {
  const { card } = renderCard(answered);
  expect(cardObjections({ ...card, body: [{ type: 'Unheard-of' }] })).not.toEqual([]);
});

test('shows each quote whole, with its number, its title and where it comes from', () => {
  const text = visibleText(renderCard(answered).card);
  expect(text).toContain('[1] A child does not have to agree to a referral.');
  expect(text).toContain('• The child is told, in words that they understand, what a referral means.');
  expect(text).toContain('Sample guidance: how to identify and support child victims');
  expect(text).toContain('Referring a child › Consent, paragraph 4.1, page 33');
  expect(text).toContain('Sample Office, April 2026 · England and Wales · Statutory guidance');
  expect(text).toContain('Also in: Sample form: notes for first responders');
});

test('shows each row of a quoted table as a line with its headings', () => {
  const text = visibleText(renderCard(message(quote(1, 'Age | Who decides\n16 | The child'))).card);
  expect(text).toContain('Age: 16; Who decides: The child');
  expect(text).not.toContain(' | ');
});

test('warns of a quote that may not be relied on before the quote itself', () => {
  const text = visibleText(renderCard(answered).card);
  expect(text.indexOf('This has been replaced by a newer version.')).toBeLessThan(text.indexOf('[2] Adults'));
  expect(text.indexOf('This has been replaced by a newer version.')).toBeGreaterThan(text.indexOf('[1]'));
  expect(text).toContain('Sample text written for this assistant');
});

test('marks each sentence of a model with the quotes it rests on', () => {
  const text = visibleText(renderCard(written).card);
  expect(text).toContain('A child need not agree to a referral. [1]');
  expect(text).toContain('An adult must consent to one. [1] [2]');
});

test('asks people to check a number that no one has verified lately', () => {
  expect(visibleText(renderCard(urgent).card)).toContain(
    'Last checked on 5 January 2025. Check the number before you rely on it.',
  );
});

test('says when to call a number in a sentence, then when the number was checked', () => {
  expect(visibleText(renderCard(urgent).card)).toContain(
    'Someone is in immediate danger. Checked on 1 March 2026',
  );
});

test('a quote that is too long is cut where a word ends, says so, and leads to the whole', () => {
  const long = 'The words of a very long passage go on. '.repeat(2000).trim();
  const { card } = renderCard(message(quote(1, long), quote(2, 'A short one.')));
  expect(bytes(card)).toBeLessThanOrEqual(MAX_CARD_BYTES);
  const text = visibleText(card);
  expect(text).toMatch(
    / …\nThis is too long for a Teams card, so only part of it is shown\. Read it in full/,
  );
  expect(text).toContain('[2] A short one.\n');
  const links = [...nodes(card)].filter(({ text: label }) => label === 'Read it in full');
  expect(links).toMatchObject([
    { selectAction: { type: 'Action.OpenUrl', url: 'https://bot.example/library/sample-guidance#p1' } },
  ]);
});

test('links to the folded quotes if there is no room for their words, before it cuts anything', () => {
  const words = 'The words of a long passage go on. '.repeat(400).trim();
  const folded = [2, 3].map((number) => ({ ...quote(number, words), folded: true as const }));
  const { card, whole } = renderCard(message(quote(1, words), ...folded));
  expect(bytes(card)).toBeLessThanOrEqual(MAX_CARD_BYTES);
  expect(bytes(whole)).toBeGreaterThan(MAX_CARD_BYTES);
  const text = visibleText(card);
  expect(text.split(words)).toHaveLength(2);
  expect(text).toContain('[2] Sample guidance: how to identify and support child victims');
  expect(text).not.toContain('only part of it is shown');
  const links = [...nodes(card)].flatMap(({ type, url }) => (type === 'Action.OpenUrl' ? [url] : []));
  for (const { link } of folded) expect(links).toContain(link);
});

test('the button that shows a quote in context is below that quote, and is hidden with it', () => {
  const folded = answered.parts.map((part) =>
    part.kind === 'quote' ? { ...part, folded: true as const } : part,
  );
  for (const parts of [answered.parts, folded]) {
    const { body } = renderCard(message(...parts)).card;
    const buttonsIn = (value: unknown) =>
      [...nodes(value)].flatMap(({ type, title }) => (type === 'Action.Execute' ? [title] : []));
    expect(body.map(buttonsIn).filter(({ length }) => length)).toEqual(
      [1, 2, 3].map((number) => [`See quote ${number} in context`]),
    );
    expect(body.filter(({ type }) => type === 'ActionSet').flatMap(buttonsIn)).toEqual([]);
  }
});

test('folds the quotes of a request after the first, so that its buttons are near', () => {
  const parts = [quote(1, 'The first.'), quote(2, 'The second.'), quote(3, 'The third.')];
  const { card } = renderCard({ ...adviserCard, parts });
  expect([...nodes(card)].filter(({ isVisible }) => isVisible === false).map(({ id }) => id)).toEqual([
    'quote-2',
    'quote-3',
  ]);
});

test('counts what cannot be shown at all instead of leaving it out silently', () => {
  const many = Array.from({ length: 60 }, (_, index) => quote(index + 1, 'Words of guidance. '.repeat(40)));
  const { card, entities } = renderCard(message(...many));
  expect(bytes(card) + bytes(entities)).toBeLessThanOrEqual(MAX_CARD_BYTES + 2);
  const shown = many.filter((_, index) => visibleText(card).includes(`[${index + 1}] `)).length;
  expect(shown).toBeGreaterThan(5);
  expect(visibleText(card)).toContain(
    `There was not enough room to show everything. Items left out: ${60 - shown}.`,
  );
  expect(entities[0]!.citation).toHaveLength(20);
});

test('a button carries its action, in both the new and the old way', () => {
  const { card } = renderCard(answered);
  expect(card.actions![0]).toEqual({
    type: 'Action.Execute',
    title: 'Talk to an adviser',
    verb: 'talk-to-adviser',
    data: { action: { do: 'talk-to-adviser', answer: 'answer-1' } },
    style: 'positive',
    fallback: {
      type: 'Action.Submit',
      title: 'Talk to an adviser',
      data: { action: { do: 'talk-to-adviser', answer: 'answer-1' } },
    },
  });
});

test('an address at the end of our own text is a link, unless it is not a web address', () => {
  const opened = (link: string) => {
    const { card } = renderCard(
      plainMessage([], { parts: [{ kind: 'text', text: `Open it: ${link}`, link }] }),
    );
    expect(JSON.stringify(card)).toContain('Open it: ');
    expect(cardObjections(card)).toEqual([]);
    return [...nodes(card)].filter(({ type }) => type === 'Action.OpenUrl').map(({ url }) => url);
  };
  expect(opened('https://bot.example/library/unsafe/1')).toEqual(['https://bot.example/library/unsafe/1']);
  expect(opened('javascript:alert(1)')).toEqual([]);
});

test('telephone numbers can be pressed, and nothing else that is in their place', () => {
  const numbers = ['999', '0800 1111', '+44 (0)20 7946 0000', 'Text 61016', 'javascript:alert(1)', '*#06#'];
  const contacts = numbers.map((phone) => ({
    name: 'Line',
    phone,
    when: 'Always',
    verifiedOn: '2026-03-01',
  }));
  const { card } = renderCard(message({ kind: 'contacts', contacts }));
  const pressed = [...nodes(card)].filter(({ type }) => type === 'Action.OpenUrl').map(({ url }) => url);
  expect(pressed).toEqual(['tel:999', 'tel:08001111', 'tel:+4402079460000']);
  for (const number of numbers) expect(visibleText(card)).toContain(number);
  expect(refusedCardTexts({ whole: card, summary: '' }).join()).not.toContain('tel:');
});

test('names its language in the two letters that renderers take', () => {
  const { card } = renderCard(answered);
  expect(card.lang).toMatch(/^[a-z]{2}$/);
});

test('keeps the order of many buttons, six in a row', () => {
  const buttons = Array.from({ length: 8 }, (_, index) => ({
    label: `Button ${index}`,
    action: { do: 'help' as const },
  }));
  const { card } = renderCard({ ...message(), buttons });
  expect(card.actions).toBeUndefined();
  const rows = [...nodes(card)].filter(({ type }) => type === 'ActionSet');
  expect(rows.map(({ actions }) => (actions as { title: string }[]).map(({ title }) => title))).toEqual([
    buttons.slice(0, 6).map(({ label }) => label),
    buttons.slice(6).map(({ label }) => label),
  ]);
});

test('plain headings are headings to a screen reader; words that could be markdown are shown as they are', () => {
  const { card } = renderCard(
    message(
      { kind: 'heading', text: 'What the guidance says' },
      { kind: 'heading', text: '[x](https://evil.example)' },
    ),
  );
  expect(card.body).toMatchObject([
    { type: 'TextBlock', style: 'heading', text: 'What the guidance says' },
    { type: 'RichTextBlock', inlines: [{ text: '[x](https://evil.example)' }] },
  ]);
});

test.each(HOSTILE)('shows hostile text as the text that it is: %j', (text) => {
  const { card } = renderCard(message({ kind: 'relayed', from: text, text }, quote(1, text)));
  const shown = visibleText(card);
  for (const line of text.split('\n').map((words) => words.trim())) {
    const visible = line
      .replace(/[\u0000-\u001F\u202A-\u202E\u2066-\u2069]/g, '')
      .replace(/\p{Surrogate}/gu, '\uFFFD');
    expect(shown).toContain(visible);
  }
});

test('any message becomes a valid card within the limit, in which text does nothing', () => {
  fc.assert(
    fc.property(anyMessage, (any) => {
      const { card, entities, summary } = renderCard(any);
      expect(cardObjections(card)).toEqual([]);
      expect(bytes(card) + bytes(entities)).toBeLessThanOrEqual(MAX_CARD_BYTES + 2);
      for (const text of strings([card, entities, summary])) {
        expect(text).not.toMatch(/\$\{|\{\{/);
        expect(text).not.toMatch(/[\u0000-\u0008\u202A-\u202E\u2066-\u2069]|\p{Surrogate}/u);
      }
      for (const node of nodes(card)) {
        if (node.type === 'TextBlock') expect(node.text).not.toMatch(/[*_[\]<>`~#|\\]|https?:|^\d+[.)]\s|^-/);
        if (node.type === 'Action.OpenUrl') expect(node.url).toMatch(/^(?:https?:\/\/|tel:\+?\d+$)/);
        expect(node.type).not.toBe('FactSet');
      }
      for (const { citation = [] } of entities) {
        for (const { appearance } of citation) {
          expect(appearance.name.length).toBeLessThanOrEqual(80);
          expect(appearance.abstract.length).toBeLessThanOrEqual(160);
          for (const keyword of appearance.keywords) expect(keyword.length).toBeLessThanOrEqual(28);
          if (appearance.url) expect(appearance.url).toMatch(/^https?:\/\//);
        }
      }
    }),
    { numRuns: runs(150) },
  );
});
