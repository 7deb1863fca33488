// Shows a card roughly as Teams does, using Microsoft’s published renderer and similar colours and sizes.
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import type { RenderedMessage } from '../../adapters/teams/rendering/render.js';
import { SERVICE_NAME } from '../../knowledge/model/words/service-name.js';

const renderer = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');

export type Theme = 'light' | 'dark';

/** The foreground colours in Teams: default, subtle, accent, good, warning, attention, link and lines. */
const COLOURS = {
  light: {
    text: '#242424',
    subtle: '#616161',
    accent: '#4f52b2',
    good: '#0e700e',
    warning: '#8a3707',
    attention: '#b10e1c',
    page: '#f5f5f5',
    card: '#ffffff',
    line: '#d1d1d1',
    containers: {
      default: '#ffffff',
      emphasis: '#f5f5f5',
      attention: '#fdf3f4',
      warning: '#fff9f5',
      accent: '#ebf3fc',
      good: '#f1faf1',
    },
  },
  dark: {
    text: '#ffffff',
    subtle: '#adadad',
    accent: '#9299f7',
    good: '#54b054',
    warning: '#fdcfb4',
    attention: '#f1707b',
    page: '#1f1f1f',
    card: '#292929',
    line: '#666666',
    containers: {
      default: '#292929',
      emphasis: '#1f1f1f',
      attention: '#3b0509',
      warning: '#4a1e04',
      accent: '#2f2f4a',
      good: '#052505',
    },
  },
} as const;

const FONT = "'Segoe UI', 'Open Sans', 'DejaVu Sans', Arial, sans-serif";

/**
 * Returns settings for the renderer. Teams does not publish its own, so the sizes and colours are copied from
 * the screen.
 */
function hostConfig(theme: Theme) {
  const { text, subtle, containers, ...others } = COLOURS[theme];
  const shade = (colour: string) => ({ default: colour, subtle: colour });
  const foregroundColors = {
    default: { default: text, subtle },
    dark: { default: text, subtle },
    light: shade('#ffffff'),
    accent: shade(others.accent),
    good: shade(others.good),
    warning: shade(others.warning),
    attention: shade(others.attention),
  };
  return {
    fontFamily: FONT,
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 },
    containerStyles: Object.fromEntries(
      Object.entries(containers).map(([name, backgroundColor]) => [
        name,
        { backgroundColor, foregroundColors },
      ]),
    ),
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
  };
}

function pageOf(theme: Theme): string {
  const { text, subtle, accent, attention, page, card, line } = COLOURS[theme];
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Card</title><style>
body { margin: 0; padding: 16px; background: ${page}; font-family: ${FONT}; }
#from { font-size: 12px; color: ${subtle}; margin: 0 0 4px 4px; }
#from b { color: ${text}; }
#card { background: ${card}; border: 1px solid ${line}; border-radius: 6px; padding: 4px; }
.ac-pushButton { font: 600 14px ${FONT}; padding: 6px 12px; border: 1px solid ${line}; border-radius: 4px; background: ${card}; color: ${text}; }
.style-positive { background: #5b5fc7; border-color: #5b5fc7; color: #fff; }
.style-destructive { color: ${attention}; border-color: ${attention}; }
.ac-anchor, .ac-anchor span { color: ${accent} !important; }
.ac-container { border-radius: 4px; }
textarea { width: 100%; box-sizing: border-box; min-height: 72px; font: inherit; }
.ac-actionSet, .ac-actionSet > div { flex-wrap: wrap; row-gap: 8px; }
</style><main><p id="from"><b>${SERVICE_NAME}</b> <span id="label"></span></p><div id="card"></div></main></html>`;
}

/** Opens a page without a real address, so that any request is one made by the card. */
export async function openTeamsPage(browser: Browser, width = 640, theme: Theme = 'light'): Promise<Page> {
  // Uses a separate context, because the contrast check needs one.
  const context = await browser.newContext({ viewport: { width, height: 400 }, colorScheme: theme });
  const page = await context.newPage();
  await page.setContent(pageOf(theme));
  await page.addScriptTag({ path: renderer });
  return page;
}

/** Draws the card. `window.taken` records the card actions that are triggered. */
export async function showCard(
  page: Page,
  { card, entities }: Pick<RenderedMessage, 'entities'> & { card: object },
  theme: Theme = 'light',
): Promise<void> {
  const byModel = entities.some(({ additionalType }) => additionalType);
  // Passed as a string, because TypeScript compiles this file for Node and does not know the browser’s
  // globals.
  await page.evaluate(`{
    const { AdaptiveCard, HostConfig } = window.AdaptiveCards;
    const adaptive = new AdaptiveCard();
    adaptive.hostConfig = new HostConfig(${JSON.stringify(hostConfig(theme))});
    window.taken = [];
    adaptive.onExecuteAction = (action) => window.taken.push({ data: action.data, url: action.url });
    adaptive.parse(${JSON.stringify(card)});
    document.querySelector('#label').textContent = ${JSON.stringify(byModel ? '· AI generated' : '')};
    document.querySelector('#card').replaceChildren(adaptive.render());
  }`);
}
