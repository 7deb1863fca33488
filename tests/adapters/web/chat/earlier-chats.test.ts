// A conversation with an adviser is kept when the person starts a new one.
import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createChatSessions } from '../../../../adapters/web/chat/session.js';
import { createTokenSigner } from '../../../../adapters/web/security/signed-token.js';
import type { HttpExchange } from '../../../../adapters/http/http.js';
import { press, runDeskSite, signedInAs } from '../../../fakes/web/desk-site.js';
import { newOutgoing } from '../../../fakes/samples/sample-records.js';
import { openEvents } from '../../../fakes/web/event-reader.js';
import { plainBrowser, type PlainBrowser } from '../../../fakes/web/running-pages.js';
import type { RunningSite } from '../../../fakes/web/running-site.js';

let site: RunningSite;
let browser: PlainBrowser;

beforeEach(async () => {
  site = await runDeskSite({ limits: { message: 1_000, action: 1_000 } });
  browser = plainBrowser(site.url);
  await browser.get('/');
  await browser.submit('/chat/messages', { text: 'Must a child consent to a referral?' });
  await browser.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
  await browser.get('/');
  await browser.submit('/chat/new');
});
afterEach(() => site.close());

async function claim(): Promise<void> {
  const [open] = await site.store.records.escalations.open();
  const ann = await signedInAs(site, 'Ann Okafor');
  await ann.get(`/desk/escalation/${open!.id}`);
  await ann.submit(`/desk/escalation/${open!.id}`, { do: 'claim' });
}

test('the new conversation says that an adviser was asked in another one, and leads there', async () => {
  const waiting = load((await browser.get('/')).text)('#state');
  expect(waiting.text()).toContain('You are waiting for an adviser in another conversation.');
  expect(waiting.find('form[action="/chat/earlier"] button').text()).toBe('Open it');
  const list = load((await browser.get('/chat/earlier')).text)('.earlier li');
  expect(list.text()).toContain('Waiting for an adviser');
});

test('a request here and one in another conversation share one banner', async () => {
  await browser.get('/');
  await browser.submit('/chat/messages', { text: 'And what about this one?' });
  await browser.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
  const state = async () => load((await browser.get('/')).text)('#state');
  await expect
    .poll(async () => (await state()).find('.handoff-line').text())
    .toContain('Waiting for an adviser.');
  const banner = (await state()).find('.handoff-line');
  expect(banner).toHaveLength(1);
  expect(banner.text()).toContain('You are waiting for an adviser in another conversation.');
});

test('“Open it” opens the conversation with the request', async () => {
  await browser.get('/');
  await browser.submit('/chat/messages', { text: 'Hello' });
  const open = load((await browser.get('/')).text)('#state button[name="chat"]').attr('value')!;
  await browser.submit('/chat/earlier', { chat: open });
  const entries = load((await browser.get('/')).text)('#entries').text();
  expect(entries).toContain('Must a child consent to a referral?');
});

test('says in the new conversation that guidance given in the other one has changed', async () => {
  const [open] = await site.store.records.escalations.open();
  const { conversation } = open!;
  const recall = newOutgoing(conversation, `recall:1:${conversation}`);
  await site.store.transaction(({ outgoing }) => outgoing.add(recall));
  const line = load((await browser.get('/')).text)('#state');
  expect(line.text()).toContain('Some guidance I gave you in another conversation has changed.');
  const list = load((await browser.get('/chat/earlier')).text)('.earlier li');
  expect(list.text()).toContain('Some guidance I gave you has changed');
});

test('says of the other one that an adviser has replied, once the request was handed back', async () => {
  const [open] = await site.store.records.escalations.open();
  const ann = await signedInAs(site, 'Ann Okafor');
  const path = `/desk/escalation/${open!.id}`;
  await press(ann, path, { do: 'claim' });
  await press(ann, path, { do: 'reply', text: 'The local authority refers the child.' });
  await press(ann, path, { do: 'hand-back' });
  const line = load((await browser.get('/')).text)('#state').text();
  expect(line).toContain('In another conversation, an adviser has replied. Another adviser will take over.');
  const list = load((await browser.get('/chat/earlier')).text)('.earlier li');
  expect(list.text()).toContain('An adviser has replied');
});

test('an open page says when the adviser claims the request', async () => {
  const events = await openEvents(`${site.url}/chat/events`, { Cookie: browser.cookie() });
  await events.next('state');
  await claim();
  for (;;) {
    const { data } = await events.next('state');
    if (JSON.stringify(data).includes('An adviser is helping you in another conversation.')) break;
  }
  events.close();
});

test('is kept however many conversations follow, while its request is open', async () => {
  for (let count = 0; count < 22; count += 1) {
    await browser.get('/');
    await browser.postJson('/chat/messages', { text: 'Hello' });
    await browser.submit('/chat/new');
  }
  const list = load((await browser.get('/chat/earlier')).text)('.earlier li');
  expect(list.text()).toContain('Must a child consent to a referral?');
  expect(list).toHaveLength(20);
}, 60_000);

test('is kept when another is erased, and a new one takes its place', async () => {
  for (let count = 0; count < 19; count += 1) {
    await browser.get('/');
    await browser.postJson('/chat/messages', { text: 'Hello' });
    await browser.submit('/chat/new');
  }
  await browser.get('/');
  await browser.postJson('/chat/messages', { text: 'To be erased' });
  await browser.postJson('/chat/actions', { action: '{"do":"forget-me"}' });
  await browser.postJson('/chat/messages', { text: 'Afterwards' });
  expect((await browser.get('/chat/earlier')).text).toContain('Must a child consent to a referral?');
}, 120_000);

test('the new conversation uses the nation chosen in the one before, and says so', async () => {
  await browser.get('/');
  await browser.submit('/chat/messages', { text: 'Who can refer a child?' });
  await browser.submit('/chat/actions', { nation: 'wales' });
  for (let times = 0; times < 2; times += 1) {
    // Does this twice. The second time, the chat is still empty, so no third chat is started.
    await browser.get('/');
    await browser.submit('/chat/new');
  }
  const shown = async () => load((await browser.get('/')).text);
  await expect
    .poll(async () => (await shown())('#entries').text())
    .toContain('I’m using guidance for Wales.');
  expect((await shown())('#nation .nation-name').text()).toBe('Wales');
  expect((await shown())('#entries').text()).not.toContain('Who can refer');
  expect(load((await browser.get('/chat/earlier')).text)('.earlier li')).toHaveLength(2);
});

test('erasing says that the conversation before stays, and how to erase it', async () => {
  await browser.get('/');
  await browser.submit('/chat/messages', { text: 'forget me' });
  const stays = 'open it under “Earlier conversations” and erase it there';
  expect(load((await browser.get('/')).text)('#entries').text()).toContain(stays);
  await browser.submit('/chat/actions', { action: '{"do":"forget-me"}' });
  const { text } = await browser.get('/');
  expect(load(text)('#entries').text()).toContain(stays);
  expect(text).not.toContain('class="button danger"');
  expect((await browser.get('/chat/earlier')).text).toContain('Must a child consent to a referral?');
});

test('keeps the chat with an open request and the newest 20, in a cookie that browsers accept', () => {
  const sessions = createChatSessions({ signer: createTokenSigner('secret'), https: false });
  const first = sessions.create();
  const jar = new Map<string, string>();
  const exchange = () =>
    ({
      method: 'GET',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    }) as unknown as HttpExchange;
  const goTo = (secret: string) => {
    for (const cookie of sessions.goTo(exchange(), secret, [{ session: first }])) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      jar.set(name!, value!);
    }
  };
  goTo(first.secret);
  for (let count = 0; count < 70; count += 1) goTo(sessions.create().secret);
  const kept = sessions.others(exchange());
  expect(kept).toHaveLength(21);
  expect(kept.map(({ secret }) => secret)).toContain(first.secret);
  for (const [name, value] of jar) expect(name.length + value.length).toBeLessThan(4_000);
});
