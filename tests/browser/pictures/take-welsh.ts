// Takes screenshots of what a practitioner sees in Welsh, on a phone and on a computer: `npx tsx
// tests/browser/pictures/take-welsh.ts [FOLDER]`. With “docs” or no FOLDER, it only makes the documentation’s
// screenshots, in docs/pictures.
import { mkdtemp, mkdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page, PageScreenshotOptions } from 'playwright-core';
import type { AnswerQuestion } from '../../../bot/model/ports.js';
import { JURISDICTIONS } from '../../../knowledge/model/source.js';
import { guidanceWords } from '../../../knowledge/model/words/guidance-names.js';
import { QUESTION, startStacks } from '../../fakes/real-stacks/running-stacks.js';
import type { SampleGuidance } from '../../fakes/samples/sample-guidance.js';
import { runSite, type RunningSite } from '../../fakes/web/running-site.js';
import { sampleRoster } from '../../fakes/samples/sample-roster.js';
import { deskPersonCalled } from '../../fakes/web/desk-people.js';
import { pathOf } from '../../support/requirements.js';
import { launchChromium } from '../support/chromium.js';
import { ask, pressForAdviser } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';
import { keepPicture, keepShown } from './keep-picture.js';
import { PICTURES } from './shown.js';
import { drawWelshApps } from './welsh-apps.js';
import { takeRarerStates } from './welsh-rarer-states.js';

const WIDTHS = [390, 1100] as const;
const SHEETS: Readonly<Record<string, readonly string[]>> = {
  'welsh-chat': ['shown-answer', 'shown-nation-question', 'shown-danger', 'shown-adviser-asked'],
  'welsh-apps': ['teams-answer', 'teams-danger', 'slack-answer', 'slack-danger'],
};
const SHEET_HEIGHT = 740;
const ASKED = {
  answer: QUESTIONS.answered,
  'no-answer': QUESTIONS.unanswerable,
  'nation-question': QUESTIONS.clarification,
  danger: QUESTIONS.urgent,
  'removed-details': QUESTIONS.personal,
  'out-of-date': QUESTIONS.older,
};
const PATHS = [
  '/sign-in',
  '/signed-out',
  '/privacy',
  '/accessibility',
  '/contact',
  '/library',
  '/library?nation=wales',
  '/library/document/duty-to-notify',
  '/chat/save',
  '/chat/link',
  '/chat/return',
  '/chat/earlier',
  '/no-such-page',
];
/** The text in each picture. */
const texts = new Map<string, string>();

const [, , to = 'docs'] = process.argv;
const folder = to === 'docs' ? await mkdtemp(join(tmpdir(), 'welsh-')) : to;
const sheetFolder = to === 'docs' ? PICTURES : to;
await mkdir(folder, { recursive: true });
const chromium = pathOf('chromium');
if (!chromium) throw new Error('There is no Chromium: `tsx tests/prepare.ts` says how to get one.');
const browser = await launchChromium(chromium);
const roster = sampleRoster({ as: [deskPersonCalled('Ann Okafor')], id: 'ann' });
const site = await runSite(inWelshToo, { roster: () => roster });
await takePages(browser, site).finally(() => site.close());
const stacks = await startStacks({ advisers: 'desk' });
await inWelsh(browser, stacks, search);
await drawWelshApps(browser, stacks, keep, WIDTHS).finally(() => stacks.close());
if (to !== 'docs') await takeRarerStates((at, visit) => inWelsh(browser, at, visit), take);
for (const [name, pictures] of Object.entries(SHEETS)) await takeSheet(browser, name, pictures);
await browser.close();

/** The prepared answers ask for the nation in English, so this replaces the question with the Welsh one. */
function inWelshToo(guidance: SampleGuidance): AnswerQuestion {
  const answer = writtenAnswers(guidance);
  const { whichNation, nations } = guidanceWords('cy');
  const choices = JURISDICTIONS.map((jurisdiction) => ({ label: nations[jurisdiction], jurisdiction }));
  return async (...asked) => {
    const given = await answer(...asked);
    return given.clarification ? { ...given, clarification: { question: whichNation, choices } } : given;
  };
}

async function takePages(browser: Browser, site: RunningSite): Promise<void> {
  await inWelsh(browser, site, (page) => take(page, 'first-visit'));
  for (const [name, question] of Object.entries(ASKED))
    await inWelsh(browser, site, async (page) => {
      await ask(page, question);
      await take(page, name);
    });
  await inWelsh(browser, site, askForAdviser);
  await inWelsh(browser, site, async (page) => {
    await ask(page, QUESTIONS.answered);
    const quote = await page.locator('a[href*="/library/citation/"]').first().getAttribute('href');
    for (const path of [quote!, ...PATHS]) {
      await page.goto(path);
      await take(page, path === quote ? 'quote-in-document' : path.replace(/\W+/g, '-').slice(1));
    }
  });
}

async function search(page: Page): Promise<void> {
  await page.goto('/library/find');
  await take(page, 'search-empty');
  await page.getByRole('searchbox').fill(QUESTION);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  await take(page, 'search');
}

async function askForAdviser(page: Page): Promise<void> {
  await ask(page, QUESTIONS.unanswerable);
  await pressForAdviser(page);
  await page.locator('.entry-out').nth(2).waitFor();
  await take(page, 'adviser-asked');
}

async function inWelsh(
  browser: Browser,
  site: { url: string },
  visit: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({
    baseURL: site.url,
    viewport: { width: 1100, height: SHEET_HEIGHT },
    reducedMotion: 'reduce',
    locale: 'cy-GB',
  });
  const page = await context.newPage();
  await page.goto('/');
  await visit(page);
  await context.close();
}

async function take(page: Page, name: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: SHEET_HEIGHT });
    await keep(page, `web-${name}-${width}`);
    const shown = `shown-${name}`;
    if (width !== WIDTHS[0] || !SHEETS['welsh-chat']!.includes(shown)) continue;
    // Shows the chat on screen, scrolled to the start of the reply.
    await page
      .locator('.entry-out')
      .nth(name === 'adviser-asked' ? 2 : 1)
      .evaluate('(entry) => entry.scrollIntoView()');
    await keep(page, `${shown}-${width}`, { fullPage: false });
  }
}

async function keep(page: Page, name: string, options: PageScreenshotOptions = {}): Promise<void> {
  texts.set(name, await keepPicture(page, folder, name, { fullPage: true, ...options }));
}

/** Puts several phone screenshots side by side in one picture. */
async function takeSheet(browser: Browser, name: string, pictures: readonly string[]): Promise<void> {
  const images = await Promise.all(
    pictures.map(async (picture) => {
      const data = await readFile(join(folder, `${picture}-${WIDTHS[0]}.png`), 'base64');
      return `<div><img src="data:image/png;base64,${data}" alt=""></div>`;
    }),
  );
  const width = pictures.length * (WIDTHS[0] + 16) + 16;
  const page = await browser.newPage({ viewport: { width, height: SHEET_HEIGHT + 32 } });
  await page.setContent(`<style>
body { margin: 0; padding: 16px; display: flex; gap: 16px; background: #d9dee5; }
div { width: ${WIDTHS[0]}px; height: ${SHEET_HEIGHT}px; overflow: hidden; background: #fff; }
</style>${images.join('')}`);
  await keepPicture(page, sheetFolder, name);
  if (sheetFolder === PICTURES)
    keepShown(name, pictures.map((picture) => texts.get(`${picture}-${WIDTHS[0]}`)).join('\n'));
  await page.close();
}
