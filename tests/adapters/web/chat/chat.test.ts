// Tests the chat over real HTTP: posting, showing and refusing messages.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFakeBot, type FakeBot } from '../../../fakes/fake-bot.js';
import { plain, sampleAnswer } from '../../../fakes/samples/guidance-samples.js';
import {
  plainBrowser,
  runPages,
  type PlainBrowser,
  type RunningPages,
} from '../../../fakes/web/running-pages.js';

let bot: FakeBot;
let pages: RunningPages;
let browser: PlainBrowser;

beforeEach(async () => {
  bot = createFakeBot();
  bot.onEvent = (event) => {
    if (event.kind === 'message') bot.say(event.place.id, plain('Noted.'));
  };
  pages = await runPages(bot);
  browser = plainBrowser(pages.url);
});
afterEach(() => pages.close());

const messages = () => bot.events.filter(({ kind }) => kind === 'message');
const placeOf = () => bot.events[0]!.place.id;

test('says before anything is stored what it is, that it is no emergency service, and what to leave out', async () => {
  const { status, text } = await browser.get('/');
  expect(status).toBe(200);
  expect(text).toContain('This is not an emergency service.');
  expect(text).toContain('href="tel:999"');
  expect(text).toContain('No names or identifying details.');
  expect(bot.events).toEqual([]);
});

test('stores a message that a plain form posts, greets first, and shows the page again', async () => {
  await browser.get('/');
  bot.onEvent = (event) => {
    if (event.kind === 'message') bot.say(event.place.id, sampleAnswer());
  };
  const posted = await browser.submit('/chat/messages', { text: 'Must a child consent?\r\nShe is 15.' });
  expect(posted.status).toBe(303);
  expect(posted.headers.get('location')).toBe('/#latest');
  expect(bot.events.map(({ kind }) => kind)).toEqual(['joined', 'message']);
  expect(bot.events[1]).toMatchObject({
    kind: 'message',
    text: 'Must a child consent?\nShe is 15.',
    mentionsBot: true,
    place: { platform: 'web', kind: 'personal' },
    from: { platform: 'web' },
  });
  const page = await browser.get('/');
  expect(page.text).toContain('Must a child consent?');
  expect(page.text).toContain('A child does not have to consent to a referral.');
});

test('acknowledges a script’s message only when it is stored', async () => {
  await browser.get('/');
  expect((await browser.postJson('/chat/messages', { text: 'Who may refer?' })).status).toBe(202);
  expect(messages()).toHaveLength(1);
  bot.breakInbox(true);
  const failed = await browser.postJson('/chat/messages', { text: 'And in Wales?' });
  expect(failed.status).toBe(503);
  expect(failed.text).not.toContain('store');
});

test('stores a message once if it is sent again with the same press, and another text from the same form', async () => {
  await browser.get('/');
  const press = 'press-sent-again';
  await browser.postJson('/chat/messages', { text: 'Once?', press });
  await browser.postJson('/chat/messages', { text: 'Once?', press });
  await browser.submit('/chat/messages', { text: 'Twice?', press });
  await browser.submit('/chat/messages', { text: 'Twice?', press });
  await browser.submit('/chat/messages', { text: 'Changed after going back', press });
  expect(messages().map((event) => event.kind === 'message' && event.text)).toEqual([
    'Once?',
    'Twice?',
    'Changed after going back',
  ]);
});

test('keeps two browsers apart', async () => {
  const other = plainBrowser(pages.url);
  await browser.get('/');
  await other.get('/');
  await browser.postJson('/chat/messages', { text: 'The first one’s question' });
  await other.postJson('/chat/messages', { text: 'The other one’s question' });
  expect(new Set(messages().map(({ place }) => place.id)).size).toBe(2);
  expect((await other.get('/')).text).not.toContain('The first one');
});

test('stores nothing of the cookie: neither the place nor the person lets anyone take over a chat', async () => {
  await browser.get('/');
  await browser.postJson('/chat/messages', { text: 'Who may refer?' });
  const secret = browser.cookie().split('=')[1]!.split('.')[0]!;
  expect(secret.length).toBeGreaterThanOrEqual(32);
  expect(JSON.stringify(bot.events)).not.toContain(secret);
});

test('accepts no cookie that it did not make', async () => {
  await browser.get('/');
  await browser.postJson('/chat/messages', { text: 'Mine' });
  const forged = await fetch(`${pages.url}/`, {
    headers: { Cookie: browser.cookie().replace(/.$/, (end) => (end === 'A' ? 'B' : 'A')) },
  });
  expect(await forged.text()).not.toContain('Mine');
  expect(forged.headers.get('set-cookie')).toMatch(/^chat=.*HttpOnly; SameSite=Lax$/);
});

test('over HTTPS the cookie is Secure and bound to this host', async () => {
  const secure = await runPages(bot, {});
  const https = await runPages({ ...bot, publicUrl: 'https://guidance.example' });
  try {
    expect((await fetch(secure.url)).headers.get('set-cookie')).not.toContain('Secure');
    expect((await fetch(https.url)).headers.get('set-cookie')).toMatch(/^__Host-chat=.*; Secure$/);
  } finally {
    await secure.close();
    await https.close();
  }
});

test.each([
  ['no token', { token: '' }, {}],
  ['another chat’s token', { token: 'x'.repeat(43) }, {}],
  ['a page elsewhere', {}, { 'Sec-Fetch-Site': 'cross-site' }],
  ['another origin', {}, { Origin: 'https://elsewhere.example' }],
  ['an origin that says nothing', {}, { Origin: 'null' }],
])('refuses a post with %s', async (_, fields: Record<string, string>, headers: Record<string, string>) => {
  await browser.get('/');
  const refused = await browser.postJson('/chat/messages', { text: 'Hello?', ...fields }, headers);
  expect(refused.status).toBe(403);
  expect((JSON.parse(refused.text) as { problem: string }).problem).toMatch(/\w+ .+\.$/);
  expect((await browser.submit('/chat/messages', { text: 'Hello?', ...fields }, headers)).status).toBe(403);
  expect(bot.events).toEqual([]);
});

test('accepts a post whose origin is our own address', async () => {
  await browser.get('/');
  const accepted = await browser.postJson('/chat/messages', { text: 'Hello?' }, { Origin: pages.url });
  expect(accepted.status).toBe(202);
});

test('gives the words back when the chat of a page has ended, with a new chat to send them in', async () => {
  await browser.get('/');
  browser.forgetCookies();
  const refused = await browser.submit('/chat/messages', { text: 'A long <question> & more' });
  expect(refused.status).toBe(403);
  expect(refused.text).toContain('A long &lt;question&gt; &amp; more</textarea>');
  expect((await browser.submit('/chat/messages', { text: 'A long question' })).status).toBe(303);
});

test('says how long a message may be, and gives it back', async () => {
  await browser.get('/');
  const long = 'a'.repeat(4001);
  const refused = await browser.submit('/chat/messages', { text: long });
  expect(refused.status).toBe(413);
  expect(refused.text).toContain('(4,001 characters). Shorten it to 4,000 characters');
  expect(refused.text).toContain(`${long}</textarea>`);
  expect(refused.text).toContain('aria-invalid="true"');
  expect((await browser.postJson('/chat/messages', { text: 'a'.repeat(4000) })).status).toBe(202);
  expect((await browser.postJson('/chat/messages', { text: 'a'.repeat(200_000) })).status).toBe(413);
});

test('asks for words when there are none', async () => {
  await browser.get('/');
  const refused = await browser.submit('/chat/messages', { text: ' \n ' });
  expect(refused.status).toBe(400);
  expect(refused.text).toContain('Enter your question.');
});

test('slows a flood down, says for how long, and keeps what was written', async () => {
  const slow = await runPages(bot, { limits: { message: 2 } });
  try {
    const visitor = plainBrowser(slow.url);
    await visitor.get('/');
    await visitor.postJson('/chat/messages', { text: 'one' });
    await visitor.postJson('/chat/messages', { text: 'two' });
    const refused = await visitor.submit('/chat/messages', { text: 'three' });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.text).toContain('three</textarea>');
    expect(messages()).toHaveLength(2);
  } finally {
    await slow.close();
  }
});

test('passes on what a button asks for, and nothing that belongs to advisers', async () => {
  await browser.get('/');
  const pressed = { do: 'feedback', answer: 'answer-1', rating: 'up' };
  expect((await browser.postJson('/chat/actions', { action: JSON.stringify(pressed) })).status).toBe(202);
  expect(bot.events.at(-1)).toMatchObject({ kind: 'action', action: pressed });
  for (const action of [
    { do: 'claim', escalation: 'e1' },
    { do: 'reply', escalation: 'e1', text: 'x' },
    { do: 'no such' },
  ])
    expect((await browser.postJson('/chat/actions', { action: JSON.stringify(action) })).status).toBe(400);
  expect(bot.events.filter(({ kind }) => kind === 'action')).toHaveLength(1);
});

test('sets the nation with a button, and shows it', async () => {
  await browser.get('/');
  bot.onEvent = (event) => {
    if (event.kind === 'action' && event.action.do === 'set-nation') {
      bot.setState(event.place.id, { jurisdiction: event.action.jurisdiction });
      bot.say(event.place.id, plain('I’m using guidance for Wales.'));
    }
  };
  expect((await browser.submit('/chat/actions', { nation: 'wales' })).status).toBe(303);
  const { text } = await browser.get('/');
  expect(text).toContain('<span class="nation-name">Wales</span>');
  expect(text).toContain('value="wales" aria-pressed="true"');
});

test('shows which rating was given', async () => {
  await browser.get('/');
  await browser.postJson('/chat/messages', { text: 'Who may refer?' });
  bot.say(placeOf(), sampleAnswer(), { answer: 'answer-1' });
  bot.setState(placeOf(), { ratings: { 'answer-1': { rating: 'down', reason: 'too-long' } } });
  const { text } = await browser.get('/');
  expect(text).toMatch(/aria-pressed="true"[^>]*>Not helpful/);
  expect(text).toMatch(/aria-pressed="false"[^>]*>Helpful/);
});

test('keeps saying that an adviser was asked, or has the conversation', async () => {
  await browser.get('/');
  await browser.postJson('/chat/messages', { text: 'Who may refer?' });
  bot.setState(placeOf(), { handoff: 'waiting' });
  const waiting = (await browser.get('/')).text;
  expect(waiting).toContain('Waiting for an adviser.');
  expect(waiting).toContain('Message to the adviser');
  expect(waiting).toContain('They see what you write.');
  bot.setState(placeOf(), { handoff: 'replied' });
  const replied = (await browser.get('/')).text;
  expect(replied).toContain('An adviser has replied. Another adviser will take over.');
  bot.setState(placeOf(), { handoff: 'claimed' });
  const claimed = (await browser.get('/')).text;
  expect(claimed).toContain('An adviser is helping you.');
  bot.setState(placeOf(), { handoff: 'claimed', holder: 'Ann Okafor' });
  expect((await browser.get('/')).text).toContain('<bdi>Ann Okafor</bdi> is helping you.');
  expect(claimed).toContain('name="text" value="Cancel request"');
});

test('forgets the chat on a shared computer', async () => {
  await browser.get('/');
  await browser.postJson('/chat/messages', { text: 'Not for the next person' });
  expect((await browser.submit('/chat/leave')).status).toBe(303);
  expect((await browser.get('/')).text).not.toContain('Not for the next person');
});

test('lets no page elsewhere end a chat', async () => {
  await browser.get('/');
  await browser.postJson('/chat/messages', { text: 'Still mine' });
  await browser.submit('/chat/leave', {}, { 'Sec-Fetch-Site': 'cross-site' });
  expect((await browser.get('/')).text).toContain('Still mine');
});

test('tells a page whose token was refused which token is right now', async () => {
  await browser.get('/');
  const first = JSON.parse((await browser.get('/chat/session')).text) as { token: string; tag: string };
  const again = JSON.parse((await browser.get('/chat/session')).text) as { token: string; tag: string };
  expect(again).toEqual(first);
  expect((await browser.postJson('/chat/messages', { text: 'Hello?', token: first.token })).status).toBe(202);
});

test('serves pages in which no one else’s script can run', async () => {
  const { headers, text } = await browser.get('/');
  const policy = headers.get('content-security-policy')!;
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(text).not.toMatch(/<script(?![^>]*\bsrc=)/);
  expect(text).not.toMatch(/\son\w+=|style=/);
});

test('serves its own files under an address that changes with them, and nothing beside them', async () => {
  const { text } = await browser.get('/');
  const script = /src="(\/assets\/[^"]*chat\.js)"/.exec(text)![1]!;
  const served = await browser.get(script);
  expect(served.status).toBe(200);
  expect(served.headers.get('content-type')).toContain('text/javascript');
  expect(served.headers.get('cache-control')).toContain('immutable');
  expect((await browser.get(script.replace('chat.js', '..%2Fmount.ts'))).status).toBe(404);
  // A page from another version still gets this version's file, but must not cache it.
  const other = await browser.get('/assets/older/chat.js');
  expect([other.status, other.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect((await browser.get('/assets/older/nothing.js')).status).toBe(404);
});

test('never writes what someone said into the log', async () => {
  await browser.get('/');
  await browser.postJson('/chat/messages', { text: 'a very particular secret' });
  bot.breakInbox(true);
  await browser.postJson('/chat/messages', { text: 'another particular secret' });
  expect(pages.log.lines.length).toBeGreaterThan(0);
  expect(pages.log.lines.join('\n')).not.toContain('particular');
});
