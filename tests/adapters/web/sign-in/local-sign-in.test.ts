// Signs in with just a name. Also tests what all sessions have in common: secure cookies, and never showing
// someone else's chat.
import { afterEach, expect, test } from 'vitest';
import { plainMessage } from '../../../../bot/wording/plain-message.js';
import { createFakeBot, type FakeBot } from '../../../fakes/fake-bot.js';
import { plainBrowser, runPages, type RunningPages } from '../../../fakes/web/running-pages.js';

let pages: RunningPages;
afterEach(() => pages.close());

/** A bot that replies to each message, because a form waits for the reply. */
function replyingBot(): FakeBot {
  const bot = createFakeBot();
  bot.onEvent = ({ kind, place }) => {
    if (kind === 'message') bot.say(place.id, plainMessage('A reply'));
  };
  return bot;
}

test('marks cookies as secure where the public address is, under a name that no neighbour can set', async () => {
  pages = await runPages({ ...createFakeBot(), publicUrl: 'https://guidance.example.org' });
  const { headers } = await plainBrowser(pages.url).submit('/sign-in', { name: 'Ann' });
  expect(headers.getSetCookie()).toEqual([
    expect.stringMatching(
      /^__Host-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=43200$/,
    ),
  ]);
});

test('gives the part that was chosen, and an adviser’s for anything that is none', async () => {
  pages = await runPages(createFakeBot());
  for (const [role, status] of [
    ['editor', 303],
    ['adviser', 200],
    ['emperor', 200],
  ] as const) {
    const visitor = plainBrowser(pages.url);
    await visitor.submit('/sign-in', { name: 'Ann', role });
    expect([role, (await visitor.get('/desk')).status]).toEqual([role, status]);
  }
});

test('leads a practitioner, who may open no page of the desk, to the chat, but not from a link to one of them', async () => {
  pages = await runPages(createFakeBot());
  const landing = async (role: string, to?: string) => {
    const reply = await plainBrowser(pages.url).submit('/sign-in', { name: 'Ann', role, ...(to && { to }) });
    return reply.headers.get('location');
  };
  expect(await landing('practitioner')).toBe('/');
  expect(await landing('practitioner', '/desk?count=2')).toBe('/');
  const linked = '/desk/closed?words=hotel';
  expect(await landing('practitioner', linked)).toBe(linked);
  expect(await landing('practitioner', '/library')).toBe('/library');
  expect(await landing('editor')).toBe('/library');
  expect(await landing('adviser', '/desk/closed')).toBe('/desk/closed');
});

test('proposes the part of an editor on the way to the library, and keeps what was chosen when a name is missing', async () => {
  pages = await runPages(createFakeBot());
  const visitor = plainBrowser(pages.url);
  const proposed = (text: string) => /<option value="(\w+)" selected/.exec(text)?.[1];
  expect(proposed((await visitor.get('/sign-in?to=%2Flibrary%2Fchanges')).text)).toBe('editor');
  expect(proposed((await visitor.get('/sign-in?to=%2Fdesk')).text)).toBe('adviser');
  const again = await visitor.submit('/sign-in', { name: '', role: 'lead', to: '/library/changes' });
  expect(proposed(again.text)).toBe('lead');
});

test('refuses a sign-in from someone else’s page, and one without a name', async () => {
  pages = await runPages(createFakeBot());
  const visitor = plainBrowser(pages.url);
  const foreign = await visitor.submit('/sign-in', { name: 'Ann' }, { Origin: 'https://elsewhere.example' });
  expect(foreign.status).toBe(403);
  expect((await visitor.submit('/sign-in', { name: '  ' })).text).toContain('Enter your name');
  expect((await visitor.get('/desk')).status).toBe(303);
});

test('shows someone who signs in no chat that was left open before them, where everyone signs in', async () => {
  pages = await runPages({ ...replyingBot(), webAccess: 'signed-in' });
  const shared = plainBrowser(pages.url);
  await shared.submit('/sign-in', { name: 'Ann', role: 'practitioner' });
  await shared.get('/');
  await shared.submit('/chat/messages', { text: 'What Ann asked' });
  expect((await shared.get('/')).text).toContain('What Ann asked');
  await shared.submit('/sign-in', { name: 'Ben', role: 'practitioner' });
  expect((await shared.get('/')).text).not.toContain('What Ann asked');
});

test('forgets the chat with the session when someone signs out', async () => {
  pages = await runPages(replyingBot());
  const shared = plainBrowser(pages.url);
  await shared.get('/');
  await shared.submit('/chat/messages', { text: 'What Ann asked' });
  await shared.submit('/sign-in', { name: 'Ann' });
  expect((await shared.get('/')).text).toContain('What Ann asked');
  await shared.get('/desk');
  await shared.submit('/sign-out');
  expect((await shared.get('/')).text).not.toContain('What Ann asked');
});
