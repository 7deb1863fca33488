// Starts a site before the tests of a file, and stops it afterwards. The files of a process share Chromium.
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { closeVisits, sharedChromium } from './chromium.js';
import { visit, type Visitor } from '../visits.js';

interface Site {
  url: string;
  close(): Promise<void>;
}

export interface InBrowser<Running extends Site> {
  readonly browser: Browser;
  readonly site: Running;
  visit(path: string, options?: BrowserContextOptions): Promise<Visitor>;
}

/** Must be called within a `describe`. */
export function inBrowser<Running extends Site>(
  chromium: string,
  start: () => Promise<Running>,
): InBrowser<Running> {
  let browser: Browser;
  let site: Running;
  beforeAll(async () => {
    browser = await sharedChromium(chromium);
    site = await start();
  });
  afterAll(async () => {
    await closeVisits(browser);
    await site.close();
  });
  return {
    get browser() {
      return browser;
    },
    get site() {
      return site;
    },
    visit: (path, options) => visit(browser, site, path, options),
  };
}
