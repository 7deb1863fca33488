// Keeps pages open: chats, and the advisers’ desk. If a page’s stream ends, it is opened again after a
// second, as in a browser.
import { setTimeout as wait } from 'node:timers/promises';
import { openEvents, type EventReader } from '../../fakes/web/event-reader.js';
import { plainBrowser, type PlainBrowser } from '../../fakes/web/running-pages.js';

export interface OpenPage {
  browser: PlainBrowser;
  /** The time at which each entry of the chat first arrived, by its position. */
  arrived: Map<number, number>;
  /** The number of times that the stream had to be opened again. */
  reopened: number;
  close(): void;
}

const AGAIN_MS = 1_000;

/** Resolves when the page is shown and its stream is open. */
export async function openPage(
  url: string,
  path: string,
  signIn?: Record<string, string>,
): Promise<OpenPage> {
  const browser = plainBrowser(url);
  if (signIn) await browser.submit('/sign-in', signIn, { Origin: url });
  const { status } = await browser.get(path);
  if (status !== 200) throw new Error(`${path}: ${status}`);
  let isClosed = false;
  let reader: EventReader | undefined;
  const page: OpenPage = {
    browser,
    arrived: new Map(),
    reopened: 0,
    close() {
      isClosed = true;
      reader?.close();
    },
  };
  const events = `${url}${path === '/' ? '/chat' : path}/events`;
  let lastId = '';
  const listen = async () => {
    const resume: Record<string, string> = lastId ? { 'Last-Event-ID': lastId } : {};
    reader = await openEvents(`${events}?after=0`, { Cookie: browser.cookie(), ...resume });
    for (;;) {
      const { name, id, data } = await reader.next('entries', 'state', 'queue');
      lastId = id || lastId;
      if (name !== 'entries') continue;
      for (const { position } of data as { position: number }[])
        if (!page.arrived.has(position)) page.arrived.set(position, performance.now());
    }
  };
  void (async () => {
    for (; !isClosed; page.reopened += 1) {
      await listen().catch(() => undefined);
      await wait(AGAIN_MS);
    }
  })();
  return page;
}
