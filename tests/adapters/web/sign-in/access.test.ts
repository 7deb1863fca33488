// Checks who may use each address of the service, over real HTTP, with every role and without signing in.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WebOptions } from '../../../../adapters/web/ports/web-options.js';
import { createFakeBot, type FakeBot } from '../../../fakes/fake-bot.js';
import { noEditing } from '../../../fakes/empty-service.js';
import { newEscalation } from '../../../fakes/samples/sample-records.js';
import { publicText } from '../../../../knowledge/model/personal-data.js';
import { startStacks } from '../../../fakes/real-stacks/running-stacks.js';
import { plainBrowser, runPages, type PlainBrowser } from '../../../fakes/web/running-pages.js';
import { EVERYBODY, TABLE, type Visitor } from './allowed.js';

/** Routes that are not pages, and who may use each. */
const NOT_PAGES = {
  'GET /healthz': 'anybody: it says that the process lives',
  'GET /readyz': 'anybody: it says whether questions can be answered',
  'POST /api/messages': 'the Bot Framework, by its signature',
  'POST /slack/events': 'Slack, by its signature',
};

interface Running {
  url: string;
  registered: string[];
  bot: FakeBot;
  close(): Promise<void>;
}

async function run(webAccess: WebOptions['webAccess']): Promise<Running> {
  const bot = createFakeBot();
  const { url, server, close } = await runPages(
    { ...bot, editing: noEditing, ...(webAccess && { webAccess }) },
    { limits: { message: 1000, action: 1000, stream: 1000 } },
  );
  return { url, registered: server.registered(), bot, close };
}

async function signedInAs(url: string, visitor: Visitor): Promise<PlainBrowser> {
  const browser = plainBrowser(url);
  if (visitor !== 'nobody')
    await browser.submit('/sign-in', { name: `Somebody (${visitor})`, role: visitor });
  return browser;
}

/** Returns false if the visitor is sent to sign in or has no permission. Any other error counts as access. */
async function isLetThrough(browser: PlainBrowser, route: string, url: string): Promise<boolean> {
  const [method, pattern] = route.split(' ') as ['GET' | 'POST', string];
  const path = pattern.replace(':number', '1').replace(/:\w+/g, 'none');
  if (method === 'POST') {
    const { text, status } = await browser.postJson(path);
    return !(
      status === 403 &&
      /You have been signed out|do not have permission to do this|You do not have permission to view this page/.test(
        text,
      )
    );
  }
  if (path.endsWith('/events')) {
    const answer = await fetch(`${url}${path}?once`, { headers: { Cookie: browser.cookie() } });
    const text = await answer.text();
    return !/You are not signed in|You have been signed out|do not have permission to do this/.test(text);
  }
  const { status, headers, text } = await browser.get(path);
  // Someone who may not open the desk's first page is sent to the first page that they may open.
  if (status === 303 && (path === '/desk' || headers.get('location')?.startsWith('/sign-in?to=')))
    return false;
  return !(status === 403 && /You do not have permission to view this page|You are not signed in/.test(text));
}

describe('where everyone signs in', () => {
  let running: Running;
  beforeAll(async () => {
    running = await run('signed-in');
  });
  afterAll(() => running.close());

  test.each(EVERYBODY)(
    'a request of %s is let through where the table says so, and nowhere else',
    async (visitor) => {
      for (const [route, allowed] of Object.entries(TABLE)) {
        // Sign in again for each route, because one of the routes signs out.
        const browser = await signedInAs(running.url, visitor);
        expect([route, await isLetThrough(browser, route, running.url)]).toEqual([
          route,
          allowed.includes(visitor),
        ]);
      }
    },
  );

  test('every page is in the table, and every line of the table is served', () => {
    const pages = running.registered.filter((route) => !(route in NOT_PAGES)).sort();
    expect(pages).toEqual(Object.keys(TABLE).sort());
  });
});

test('by default anyone can open the chat and the library; not everyone can open the desk and editing', async () => {
  const running = await run(undefined);
  const stranger = plainBrowser(running.url);
  for (const route of Object.keys(TABLE)) {
    const isOpen = TABLE[route]!.includes('practitioner');
    expect([route, await isLetThrough(stranger, route, running.url)]).toEqual([route, isOpen]);
  }
  await running.close();
});

test('the whole service has no address beside these', async () => {
  const stacks = await startStacks({ advisers: 'desk', editing: { sources: [] } });
  try {
    const known = new Set([...Object.keys(TABLE), ...Object.keys(NOT_PAGES)]);
    expect(stacks.addresses.filter((route) => !known.has(route))).toEqual([]);
  } finally {
    await stacks.close();
  }
});

test('“Desk” leads an admin and an editor to a page that they may open', async () => {
  const running = await run('signed-in');
  const homeOf = async (visitor: Visitor) => {
    const browser = await signedInAs(running.url, visitor);
    const { status, headers } = await browser.get('/desk');
    return headers.get('location') ?? status;
  };
  expect(await Promise.all((['admin', 'editor', 'adviser', 'practitioner'] as const).map(homeOf))).toEqual([
    '/desk/advisers',
    '/library',
    200,
    403,
  ]);
  await running.close();
});

test('an address without a line in the table is not served at all', async () => {
  const { guardRoutes } = await import('../../../../adapters/web/sign-in/access.js');
  const nothing = () => undefined;
  const routes = guardRoutes(
    { get: nothing, post: nothing },
    {
      signedIn: () => Promise.resolve(undefined),
      assets: { address: () => '', register: nothing },
      openToAnyone: true,
      addToAccessLog: () => Promise.resolve(),
    },
  );
  expect(() => routes.get('/desk/new', () => Promise.resolve({ status: 200 }))).toThrow(
    'says who may use this route',
  );
});

test('a stream that is open ends when its session does', async () => {
  const running = await run(undefined);
  const adviser = await signedInAs(running.url, 'adviser');
  const { body } = await fetch(`${running.url}/desk/events`, { headers: { Cookie: adviser.cookie() } });
  const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
  const pieces: string[] = [];
  const readUntil = async (words: string | undefined) => {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      pieces.push(read.value);
      if (words !== undefined && pieces.join('').includes(words)) return;
    }
  };
  const happens = (words: string) => {
    running.bot.queue = [{ escalation: newEscalation('one'), question: publicText(words), kept: 0 }];
    running.bot.notify('desk');
  };
  happens('Before');
  await readUntil('Before');
  await adviser.get('/desk');
  await adviser.submit('/sign-out');
  happens('Afterwards');
  await readUntil(undefined);
  expect(pieces.join('')).not.toContain('Afterwards');
  await running.close();
});
