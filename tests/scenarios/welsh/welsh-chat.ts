// Chats on the web page as someone who uses Welsh, and keeps what the page shows.
import { load } from 'cheerio';
import { expect } from 'vitest';
import type { RunningStacks } from '../../fakes/real-stacks/running-stacks.js';
import type { PlainBrowser } from '../../fakes/web/running-pages.js';
import { shownOn } from './only-welsh.js';

export interface WelshChat {
  /** What the page showed each time that it was read. */
  shown: string[];
  say(...texts: string[]): Promise<void>;
  /** Reads the page, which must show `expected`. */
  read(expected: string): Promise<void>;
  /** Presses the last button with this action. */
  press(action: RegExp): Promise<void>;
}

export async function openWelshChat(stacks: RunningStacks): Promise<WelshChat> {
  const browser = await welshBrowser(stacks);
  const shown: string[] = [];
  return {
    shown,
    async say(...texts) {
      for (const text of texts) {
        await browser.submit('/chat/messages', { text });
        await stacks.settled();
      }
    },
    async read(expected) {
      shown.push(await shownTo(stacks, browser, '/'));
      expect(shown.at(-1)).toContain(expected);
    },
    async press(action) {
      const buttons = load((await browser.get('/')).text)('button[name="action"]');
      const values = buttons.map((_, one) => load(one)('button').attr('value')!).get();
      await browser.postJson('/chat/actions', { action: values.findLast((value) => action.test(value))! });
      await stacks.settled();
    },
  };
}

export async function welshBrowser(stacks: RunningStacks): Promise<PlainBrowser> {
  const browser = stacks.browser();
  await browser.get('/');
  await browser.submit('/language', { language: 'cy' });
  await browser.get('/');
  return browser;
}

export async function shownTo(stacks: RunningStacks, browser: PlainBrowser, path: string): Promise<string> {
  const headers = { Accept: 'text/html', Cookie: browser.cookie() };
  return shownOn(await (await fetch(stacks.url + path, { headers })).text());
}
