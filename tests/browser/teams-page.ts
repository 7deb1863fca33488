// Shows a card as Teams does, near enough: the published renderer, with colours and sizes like those of Teams.
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import type { RenderedMessage } from '../../adapters/teams/cards/render.js';

const renderer = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');

const colour = (fg: string, subtle: string) => ({ default: fg, subtle });
const palette = {
  default: colour('#242424', '#616161'),
  dark: colour('#242424', '#616161'),
  light: colour('#ffffff', '#f0f0f0'),
  accent: colour('#4f52b2', '#4f52b2'),
  good: colour('#0e700e', '#0e700e'),
  warning: colour('#8a3707', '#8a3707'),
  attention: colour('#b10e1c', '#b10e1c'),
};
const container = (backgroundColor: string) => ({ backgroundColor, foregroundColors: palette });

/** What a host decides: Teams' own configuration is not published, so these are its sizes as seen. */
const hostConfig = {
  fontFamily: "'Segoe UI', 'Open Sans', 'DejaVu Sans', Arial, sans-serif",
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 },
  containerStyles: {
    default: container('#ffffff'),
    emphasis: container('#f5f5f5'),
    attention: container('#fdf3f4'),
    warning: container('#fff9f5'),
    accent: container('#ebf3fc'),
    good: container('#f1faf1'),
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
};

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Card</title><style>
body { margin: 0; padding: 16px; background: #f5f5f5; font-family: ${hostConfig.fontFamily}; }
#from { font-size: 12px; color: #616161; margin: 0 0 4px 4px; }
#from b { color: #242424; }
#card { background: #fff; border: 1px solid #e0e0e0; border-radius: 6px; padding: 4px; }
.ac-pushButton { font: 600 14px ${hostConfig.fontFamily}; padding: 6px 12px; border: 1px solid #d1d1d1; border-radius: 4px; background: #fff; color: #242424; }
.style-positive { background: #5b5fc7; border-color: #5b5fc7; color: #fff; }
.style-destructive { color: #b10e1c; border-color: #b10e1c; }
.ac-anchor { color: #4f52b2; }
.ac-container { border-radius: 4px; }
textarea { width: 100%; box-sizing: border-box; min-height: 72px; font: inherit; }
.ac-actionSet, .ac-actionSet > div { flex-wrap: wrap; row-gap: 8px; }
</style><p id="from"><b>Guidance</b> <span id="label"></span></p><div id="card"></div></html>`;

export function launchBrowser(executablePath: string): Promise<Browser> {
  // The sandbox does not work for root, as which containers run; nothing but our own pages is opened.
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  });
}

/** The page's own address does not exist, so that any request a card might make is seen by the caller. */
export async function openTeamsPage(browser: Browser, width = 640): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 400 } });
  await page.setContent(PAGE);
  await page.addScriptTag({ path: renderer });
  return page;
}

/** Draws the card; the actions that are then taken are counted in `window.taken`. */
export async function showCard(page: Page, { card, entities }: RenderedMessage): Promise<void> {
  const byModel = entities.some(({ additionalType }) => additionalType);
  // A string, because the browser's names are none of ours: this project is compiled for Node alone.
  await page.evaluate(`{
    const { AdaptiveCard, HostConfig } = window.AdaptiveCards;
    const adaptive = new AdaptiveCard();
    adaptive.hostConfig = new HostConfig(${JSON.stringify(hostConfig)});
    window.taken = [];
    adaptive.onExecuteAction = (action) => window.taken.push({ data: action.data, url: action.url });
    adaptive.parse(${JSON.stringify(card)});
    document.querySelector('#label').textContent = ${JSON.stringify(byModel ? '· AI generated' : '')};
    document.querySelector('#card').replaceChildren(adaptive.render());
  }`);
}
