// Every message fits within Slack's limits, is complete and in order, and notifies no one.
import type { types } from '@slack/bolt';
import { expect, test } from 'vitest';
import { pageAsText } from '../../../../adapters/slack/rendering/block-text.js';
import { shownText } from '../../../../bot/model/messages/shown-text.js';
import { renderBlocks } from '../../../../adapters/slack/rendering/render.js';
import type { SlackPage } from '../../../../adapters/slack/rendering/split-into-pages.js';
import { cutText } from '../../../../adapters/slack/rendering/rich-text-elements.js';
import { formattedRuns } from '../../../../bot/model/messages/chat-formatting.js';
import type { OutgoingMessage, Part } from '../../../../bot/model/messages/message.js';
import { parseAction } from '../../../../bot/model/messages/action.js';
import { outgoingMessage, test as property } from './arbitraries.js';
import { isEscaped, limitBreaches, visibleText } from './block-limits.js';
import { samples } from './samples.js';

const message = (parts: Part[], more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  parts,
  buttons: [],
  summary: 'A summary.',
  writtenByModel: false,
  ...more,
});
const onePage = (parts: Part[], more?: Partial<OutgoingMessage>) => {
  const pages = renderBlocks(message(parts, more));
  expect(pages).toHaveLength(1);
  return pages[0]!;
};

property('any message is rendered within Slack’s limits', [outgoingMessage], (any) => {
  for (const page of renderBlocks(any)) {
    expect(limitBreaches(page.blocks)).toEqual([]);
    expect(isEscaped(page.text)).toBe(true);
    expect(page.text.trim()).not.toBe('');
    expect(page.text.length).toBeLessThanOrEqual(12_000);
  }
});

test('an address at the end of our own text is a link, unless it is not a web address', () => {
  const linked = (link: string) => onePage([{ kind: 'text', text: `Open it: ${link}`, link }]).blocks;
  const { elements } = linked('https://bot.example/1')[0] as types.RichTextBlock;
  expect(elements[0]!.elements).toMatchObject([{ text: 'Open it: ' }, { url: 'https://bot.example/1' }]);
  expect(visibleText(linked('javascript:alert(1)'))).toBe('Open it: javascript:alert(1)');
});

test.each(['', ' ', '\u0000'])('shows a file whose name is %j as a file', (name) => {
  const page = onePage([{ kind: 'files', count: 1, files: [{ name, url: 'https://files.example/a' }] }]);
  expect(limitBreaches(page.blocks)).toEqual([]);
  expect(visibleText(page.blocks)).toMatch(/file$/);
});

test('shows 30 files with long names within the limits', () => {
  const files = Array.from({ length: 30 }, (_, n) => ({ name: `${n}-${'name'.repeat(90)}` }));
  const pages = renderBlocks(message([{ kind: 'files', count: 30, files }]));
  expect(pages.flatMap(({ blocks }) => limitBreaches(blocks))).toEqual([]);
});

test('leaves out a claim without a word that can be shown', () => {
  const claims = [
    { text: '\u0000', numbers: [1] },
    { text: 'A child need not consent.', numbers: [1] },
  ];
  const page = onePage([{ kind: 'claims', claims }]);
  expect(limitBreaches(page.blocks)).toEqual([]);
  expect(visibleText(page.blocks)).toContain('A child need not consent.');
});

test.each([189, 190, 191, 198, 199, 200, 201])(
  'a fact with a label of %i characters and a long value stays within the limits',
  (length) => {
    const facts = [{ label: 'l'.repeat(length), value: 'v'.repeat(9_000) }];
    for (const { blocks } of renderBlocks(message([{ kind: 'facts', facts }])))
      expect(limitBreaches(blocks)).toEqual([]);
  },
);

property('no word is dropped and none changes its place', [outgoingMessage], (any) => {
  const shown = squeeze(
    renderBlocks({ ...any, buttons: [] })
      .map((page) => visibleText(page.blocks).replaceAll('This continues in the next message.', ''))
      .join(''),
  );
  let from = 0;
  for (const words of any.parts.flatMap(wordsOf).map(shownText).map(squeeze)) {
    const at = shown.indexOf(words, from);
    expect(at, `"${words.slice(0, 80)}" after position ${from}`).toBeGreaterThanOrEqual(from);
    from = at + words.length;
  }
});

property('every button of ours comes back as its action', [outgoingMessage], (any) => {
  const values = renderBlocks(any)
    .flatMap((page) => page.blocks)
    .flatMap(buttonsIn)
    .map(({ value }) => parseAction(value)?.do);
  const expected = [
    ...any.parts.flatMap((part) => (part.kind === 'choices' ? part.buttons : [])),
    ...any.buttons,
  ];
  // Compares sorted lists, because a request's buttons are on the first page and the rating buttons come
  // last.
  expect(values.sort()).toEqual(expected.map(({ action }) => action.do).sort());
});

function buttonsIn(block: SlackPage['blocks'][number]): { value: string }[] {
  if (block.type === 'actions') return block.elements as { value: string }[];
  if (block.type !== 'context_actions') return [];
  return block.elements.flatMap((one) =>
    one.type === 'feedback_buttons' ? [one.positive_button, one.negative_button] : [],
  );
}

test('the buttons of a long request are on its first page, the one in the channel, within its limits', () => {
  const parts = Array(30).fill(samples.card!.parts).flat() as Part[];
  const pages = renderBlocks({ ...samples.card!, parts });
  expect(pages.length).toBeGreaterThan(1);
  expect(pages.map(({ blocks }) => blocks.flatMap(buttonsIn).length)).toEqual([
    3,
    ...pages.slice(1).map(() => 0),
  ]);
  expect(pages.flatMap(({ blocks }) => limitBreaches(blocks))).toEqual([]);
});

property('as plain text nothing becomes notation either', [outgoingMessage], (any) => {
  for (const page of renderBlocks(any)) {
    expect(isEscaped(pageAsText(page))).toBe(true);
    expect(pageAsText(page).trim()).not.toBe('');
    expect(pageAsText(page).length).toBeLessThan(40_000);
  }
});

test.each(Object.entries(samples))('the sample “%s” looks as it did', (_, sample) => {
  expect(renderBlocks(sample)).toMatchSnapshot();
  expect(renderBlocks(sample).flatMap((page) => limitBreaches(page.blocks))).toEqual([]);
});

test('a quote is word for word in a quote block, between its title and its source', () => {
  const { blocks } = onePage(samples.answer!.parts.filter((part) => part.kind === 'quote').slice(0, 1));
  expect(blocks).toHaveLength(1);
  const [{ elements }] = blocks as [types.RichTextBlock];
  expect(elements.map(({ type }) => type)).toEqual([
    'rich_text_section',
    'rich_text_quote',
    'rich_text_section',
  ]);
  expect(elements.map((piece) => visibleText([piece]))).toEqual([
    '[1] Helping trafficked children: a sample practice note\n Sample text written for this assistant, not published guidance.',
    'A child does not have to agree before a referral is made. Tell the child, in words they understand, what you are doing & why.',
    [
      'Referring a child › Consent, paragraph 2.3, page 4',
      'This project, April 2026 · England and Wales · Practice note',
      'Also in: Moves & transfers <old edition>.',
      'Read quote 1 in the document',
    ].join('\n'),
  ]);
  expect(elements[2]?.elements.at(-1)).toMatchObject({
    type: 'link',
    url: 'https://guide.example/citations/a1/1',
  });
});

test('says when to call a number in a sentence, then when the number was checked', () => {
  const words = visibleText(onePage(samples.urgent!.parts).blocks);
  expect(words).toContain('999 (Someone is in danger now.) Checked on 3 May 2026.');
});

test('each folded quote is apart from the next', () => {
  const quotes = samples.answer!.parts.filter((part) => part.kind === 'quote');
  const { blocks } = onePage(quotes.map((quote) => ({ ...quote, folded: true as const })));
  expect(blocks.map((block) => visibleText([block]).slice(0, 3))).toEqual(['2 m', '[1]', '[2]']);
});

test('a link that is not a web address is left out, wherever it comes from', () => {
  const [quote] = samples.answer!.parts.filter((part) => part.kind === 'quote');
  const { blocks } = onePage([{ ...quote!, link: 'javascript:alert(1)' }]);
  expect(JSON.stringify(blocks)).not.toContain('javascript');
});

test('the sentences of a language model are labelled before they are read', () => {
  const claims: Part = { kind: 'claims', claims: [{ text: 'A child need not consent.', numbers: [1, 2] }] };
  const words = visibleText(onePage([claims], { writtenByModel: true }).blocks);
  expect(words.indexOf('language model')).toBeLessThan(words.indexOf('A child need not consent. [1] [2]'));
});

test('a message whose own words say that it is urgent does not say it twice', () => {
  const title = 'Urgent: a child may be in danger';
  const [page] = renderBlocks({
    parts: [
      { kind: 'heading', text: title },
      { kind: 'text', text: 'Ring 999.' },
    ],
    buttons: [],
    summary: `${title}. Waiting.`,
    writtenByModel: false,
    urgent: true,
  });
  expect(JSON.stringify(page!.blocks).match(/urgent/gi)).toHaveLength(1);
  expect(page!.text).toBe(`${title}. Waiting.`);
});

test('an urgent message says so first, in words', () => {
  const page = onePage([{ kind: 'text', text: 'Ring 999.' }], { urgent: true });
  expect(visibleText(page.blocks)).toMatch(/^ Urgent/);
  expect(page.text).toBe('Urgent: A summary.');
});

test('a long relayed message goes on in the next message instead of being cut', () => {
  const text = 'I met the family today and wrote down what they said. '.repeat(500);
  const pages = renderBlocks(message([{ kind: 'relayed', from: 'Sam', text }], { buttons: [helpButton] }));
  expect(pages.length).toBeGreaterThan(1);
  expect(pages.map((page) => page.blocks.some((block) => block.type === 'actions'))).toEqual(
    pages.map((_, index) => index === pages.length - 1),
  );
  expect(visibleText(pages[0]!.blocks)).toContain('This continues in the next message.');
  expect(pages[1]!.text).toBe(`Continued, 2 of ${pages.length}`);
});

test('a heading is never left alone at the end of a page', () => {
  const filler: Part[] = Array.from({ length: 44 }, (_, index) => ({
    kind: 'text',
    text: `Line ${index}`,
    tone: 'muted',
  }));
  const pages = renderBlocks(
    message([
      ...filler,
      { kind: 'heading', text: 'What next' },
      { kind: 'text', text: 'Call.', tone: 'muted' },
    ]),
  );
  expect(pages.map((page) => page.blocks.at(-1)?.type)).not.toContain('header');
  expect(pages[1]?.blocks[0]).toMatchObject({ type: 'header' });
});

test('a message with nothing in it still has a notification', () => {
  expect(renderBlocks(message([], { summary: ' ' }))).toEqual([
    { blocks: [], text: 'You have a new message.' },
  ]);
});

test('a reply’s text never travels in a button', () => {
  const { blocks } = onePage([], {
    buttons: [{ label: 'Reply', action: { do: 'reply', escalation: 'e1', text: 'Her name is …' } }],
  });
  expect(JSON.stringify(blocks)).not.toContain('Her name');
});

test('a screen reader hears what a thumb means', () => {
  const { blocks } = onePage([], {
    buttons: [{ label: '👎', action: { do: 'feedback', answer: 'a1', rating: 'down' } }],
  });
  expect(blocks[0]).toMatchObject({ elements: [{ accessibility_label: 'This answer was not helpful' }] });
});

property('the same message renders the same, always', [outgoingMessage], (any) => {
  expect(renderBlocks(any)).toEqual(renderBlocks(any));
});

const helpButton = { label: 'Help', action: { do: 'help' as const } };

/** Returns all the text in this part of a message that people must be able to read, in reading order. */
function wordsOf(part: Part): string[] {
  switch (part.kind) {
    case 'heading':
    case 'text':
      return [part.text];
    case 'quote':
      return [
        part.citation.document.title,
        part.citation.quote,
        ...part.citation.alsoIn.map(({ title }) => title),
      ];
    case 'claims':
      return part.claims.flatMap(({ text, numbers }) =>
        squeeze(shownText(text)) ? [text, ...numbers.map((number) => `[${number}]`)] : [],
      );
    case 'contacts':
      return part.contacts.flatMap(({ name, phone, when }) => [name, phone, when]);
    case 'facts':
      return part.facts.flatMap(({ label, value }) => [label, value]);
    case 'files':
      // File names are cut to 255 characters, the longest that most file systems allow.
      return part.files.map(({ name }) => name.slice(0, 255));
    case 'relayed':
      // Leaves out the formatting characters, because they are shown as formatting. Long words are cut as
      // they are in the message.
      return [
        part.from,
        ...cutText(part.text).flatMap((piece) => formattedRuns(piece).map(({ text }) => text)),
      ];
    case 'choices':
      return [];
  }
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}
