// Opens the pages of the people whose forms are sent.
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { RunningLibrary } from '../../support/running-library.js';
import type { InBrowser } from '../support/running-in-browser.js';
import type { People } from './sent-form.js';

/** An adviser who is in the file of advisers. */
export const ANN = 'Ann Okafor';

export function peopleIn(running: InBrowser<RunningLibrary>): People {
  const signedIn = new Map<string, Promise<Page>>();
  const contexts = new Map<string, Promise<BrowserContext>>();

  /**
   * Opens a page for a new visitor. Closes the page before, but keeps its context, so that styles and scripts
   * are not loaded again.
   */
  async function practitioner(path = '/', options: BrowserContextOptions = {}): Promise<Page> {
    const key = JSON.stringify(options);
    const opened =
      contexts.get(key) ?? running.visit('about:blank', options).then(({ page }) => page.context());
    contexts.set(key, opened);
    const context = await opened;
    const old = context.pages();
    const page = await context.newPage();
    for (const one of old) await one.close();
    const devTools = await context.newCDPSession(page);
    await devTools.send('Storage.clearDataForOrigin', { origin: running.site.url, storageTypes: 'all' });
    await page.goto(path);
    return page;
  }

  async function signIn(page: Page, name: string, role: string): Promise<Page> {
    await page.getByLabel('Your role').selectOption(role);
    await page.getByLabel(/Your name/).fill(name);
    await page.keyboard.press('Enter');
    await page.locator('.signed-in').waitFor();
    return page;
  }

  return {
    get site() {
      return running.site;
    },
    as(role) {
      const page = signedIn.get(role) ?? running.visit(SIGN_IN).then(({ page }) => signIn(page, ANN, role));
      signedIn.set(role, page);
      return page;
    },
    visitor: async (name) => signIn(await practitioner(SIGN_IN), name, 'adviser'),
    practitioner,
  };
}

const SIGN_IN = '/sign-in?to=/desk';
