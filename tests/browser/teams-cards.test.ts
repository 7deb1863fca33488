// Tests our cards in Microsoft’s published renderer in a real browser: how they look, what can be pressed,
// and that hostile text does nothing.
import type { Browser, Dialog, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OutgoingMessage } from '../../bot/model/messages/message.js';
import { actionIn } from '../../adapters/teams/rendering/card-actions.js';
import { renderCard } from '../../adapters/teams/rendering/render.js';
import { LANGUAGES } from '../../knowledge/model/language.js';
import { HOSTILE } from '../adapters/teams/rendering/arbitraries.js';
import { everyCard } from '../adapters/teams/rendering/every-card.js';
import { adviserCard, answered, document, quote, urgent } from '../adapters/teams/rendering/samples.js';
import { describeWith } from '../support/requirements.js';
import { isThorough } from '../support/thoroughness.js';
import { brokenRules } from './support/axe.js';
import { closeVisits, sharedChromium } from './support/chromium.js';
import { openTeamsPage, showCard } from './teams-page.js';

const CARDS = LANGUAGES.flatMap((language) => Object.values(everyCard(language)));

describeWith('chromium', 'cards as Teams draws them', (chromium) => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await sharedChromium(chromium);
    page = await openTeamsPage(browser);
  });
  afterAll(() => closeVisits(browser));

  const taken = () => page.evaluate<{ data?: unknown; url?: string }[]>('window.taken');

  test('draws the quotes, and makes headings that a screen reader finds', async () => {
    await showCard(page, renderCard(answered));
    const text = await page.locator('#card').innerText();
    expect(text).toContain('[1] A child does not have to agree to a referral.');
    expect(text).toContain('This has been replaced by a newer version.');
    await showCard(page, renderCard(adviserCard));
    expect(await page.locator('#card [role=heading]').allInnerTexts()).toEqual([
      'Urgent: a child may be in danger',
      'What the assistant answered',
    ]);
  });

  test('folds the quotes after the first behind a button, and unfolds them', async () => {
    const quotes = answered.parts.filter((part) => part.kind === 'quote');
    const parts = [1, 2, 3].map((number) => ({
      ...quotes[0]!,
      number,
      ...(number > 1 && { folded: true as const }),
    }));
    await showCard(page, renderCard({ ...answered, parts }));
    const shown = async () => (await page.locator('#card').innerText()).match(/\[\d\]/gu);
    expect(await shown()).toEqual(['[1]']);
    const button = page.getByRole('button', { name: '2 more quotes' });
    await button.focus();
    await page.keyboard.press('Enter');
    expect(await shown()).toEqual(['[1]', '[2]', '[3]']);
    await button.click();
    expect(await shown()).toEqual(['[1]']);
  });

  test('brings back the action of the button that was pressed', async () => {
    await showCard(page, renderCard(answered));
    await page.getByRole('button', { name: 'Not helpful' }).click();
    const [press] = await taken();
    expect(actionIn(press!.data)).toEqual({ do: 'feedback', answer: 'answer-1', rating: 'down' });
  });

  test('asks an adviser for the words of a reply, and brings them back', async () => {
    await showCard(page, renderCard(adviserCard));
    await page.getByRole('button', { name: 'Reply' }).click();
    await page.getByRole('button', { name: 'Send' }).click();
    expect(await taken()).toEqual([]);
    expect(await page.locator('#card').innerText()).toContain('Enter a message.');
    await page.getByLabel('Your reply').fill('Ring the helpline now.');
    await page.getByRole('button', { name: 'Send' }).click();
    const [press] = await taken();
    expect(actionIn(press!.data)).toEqual({
      do: 'reply',
      escalation: 'escalation-1',
      text: 'Ring the helpline now.',
    });
  });

  test('opens the quote in the document, and the publication', async () => {
    await showCard(page, renderCard({ ...answered, parts: [quote(1, 'Words.')], buttons: [] }));
    for (const link of await page.locator('#card a').all()) await link.click();
    expect((await taken()).map(({ url }) => url)).toEqual([
      'https://bot.example/library/sample-guidance#p1',
      'https://guidance.example/child-victims',
    ]);
  });

  test.each(HOSTILE)('hostile text is drawn as text and nothing more: %j', async (text) => {
    const asked: string[] = [];
    const hear = (request: Request) => void asked.push(request.url());
    const dismiss = (dialog: Dialog) => {
      asked.push(dialog.message());
      void dialog.dismiss();
    };
    page.on('request', hear).on('dialog', dismiss);
    await showCard(page, renderCard(everywhere(text)));
    expect(await page.locator('#card a[href]:not([href=""])').count()).toBe(0);
    expect(
      await page
        .locator('#card')
        .locator('b, strong, em, i, script, img, ul, ol, li, code, pre, blockquote')
        .count(),
    ).toBe(0);
    const drawn = (await page.locator('#card').innerText()).replaceAll('\u200B', '');
    for (const words of text.split(/\s+/)) {
      const visible = words
        .replace(/[\u0000-\u001F\u202A-\u202E\u2066-\u2069]/g, '')
        .replace(/\p{Surrogate}/gu, '\uFFFD');
      expect(drawn).toContain(visible);
    }
    expect(asked).toEqual([]);
    page.off('request', hear).off('dialog', dismiss);
  });

  test.each([
    ['light', 640],
    ['light', 320],
    ['dark', 640],
    ['dark', 320],
  ] as const)('every card can be read in %s colours at %i pixels', async (theme, width) => {
    const shown = await openTeamsPage(browser, width, theme);
    for (const card of CARDS) {
      await showCard(shown, card, theme);
      // Opens a button’s text box, if the card has one. Only one can be open at a time.
      await shown.evaluate(`document.querySelector('#card [aria-expanded="false"]')?.click()`);
      expect(await shown.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      // Checks contrast at one width only, because the colours are the same at both widths.
      if (width === 320 || isThorough)
        expect(await brokenRules(shown, { runOnly: ['color-contrast'] })).toEqual([]);
    }
    await shown.context().close();
  });

  test('a number is a link that a telephone dials', async () => {
    await showCard(page, renderCard(urgent));
    expect(await page.getByRole('link', { name: '999' }).getAttribute('href')).toBe('tel:999');
  });
});

function everywhere(text: string): OutgoingMessage {
  return {
    parts: [
      { kind: 'heading', text },
      { kind: 'text', text },
      { kind: 'text', text, tone: 'warning' },
      { kind: 'claims', claims: [{ text, numbers: [1] }] },
      {
        kind: 'quote',
        number: 1,
        citation: {
          ...quote(1, text).citation,
          document: { ...document, title: text, publisher: text, url: undefined },
        },
      },
      { kind: 'facts', facts: [{ label: text, value: text }] },
      { kind: 'relayed', from: text, text },
      { kind: 'files', count: 2, files: [{ name: text }, { name: 'a file', url: 'javascript:alert(1)' }] },
    ],
    buttons: [],
    summary: text,
    writtenByModel: false,
  };
}
