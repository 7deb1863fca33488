// A session lasts while it is used and the provider still knows the person. An administrator can end it
// sooner.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Person } from '../../../../bot/model/people/person.js';
import type { SessionRecords } from '../../../../bot/model/people/session-record.js';
import type { QueueEntry } from '../../../../bot/model/queries.js';
import type { UserRole } from '../../../../bot/model/people/roles.js';
import { createFakeBot } from '../../../fakes/fake-bot.js';
import { memorySessions } from '../../../fakes/web/memory-sessions.js';
import {
  runPagesWithProvider,
  signInWith,
  type PagesWithProvider,
} from '../../../fakes/web/pages-with-provider.js';
import { plainBrowser, type PlainBrowser } from '../../../fakes/web/running-pages.js';

const MINUTE = 60_000;

const atDesk = { platform: 'web', id: 'desk:sub-of-ann', name: 'Ann Okafor' };

let isUrgent: boolean;
let returnedUrgent: number;
let added: UserRole[];
let sessions: SessionRecords;
let returned: [person: Person, where: string][];
let pages: PagesWithProvider;
let ann: PlainBrowser;

beforeEach(async () => {
  sessions = memorySessions();
  returned = [];
  [isUrgent, returnedUrgent, added] = [false, 0, []];
  const holding = () => ({ escalation: { holder: atDesk, urgent: isUrgent } }) as QueueEntry;
  pages = await runPagesWithProvider({
    sessions,
    sessionIdleHours: 2,
    queries: { ...createFakeBot().queries, queue: () => Promise.resolve([holding()]) },
    addedRoles: () => added,
    checkHolders: () => Promise.resolve(void (returnedUrgent += 1)),
    returnLeaversRequests: (person, where) => Promise.resolve(void returned.push([person, where])),
  });
  pages.provider.givesRefreshTokens = true;
  ann = plainBrowser(pages.url);
});
afterEach(() => pages.close());

function later(minutes: number): void {
  pages.now = new Date(pages.now.getTime() + minutes * MINUTE);
}
const statusAt = async (browser: PlainBrowser, path = '/desk/closed') => (await browser.get(path)).status;

test('ends a session that was not used for the idle time, and keeps one that is used', async () => {
  await signInWith(ann);
  for (let hour = 0; hour < 4; hour += 1) {
    later(115);
    expect(await statusAt(ann)).toBe(200);
  }
  later(121);
  expect(await statusAt(ann)).toBe(303);
  expect(await sessions.list(pages.now.toISOString())).toEqual([]);
});

test('looks up no session for a cookie that is not of our form', async () => {
  const looked: string[] = [];
  const { find } = sessions;
  sessions.find = (id, now) => {
    looked.push(id);
    return find(id, now);
  };
  const open = (secret: string) =>
    fetch(`${pages.url}/library`, { headers: { Cookie: `session=${secret}` } });
  for (const secret of ['a', 'a'.repeat(42), 'a'.repeat(44), `${'a'.repeat(42)}.`]) await open(secret);
  expect(looked).toEqual([]);
  await open('a'.repeat(43));
  expect(looked).not.toEqual([]);
});

test('a page that is left open does not count as use', async () => {
  await signInWith(ann);
  later(110);
  expect(await statusAt(ann, '/desk/events?once')).toBe(200);
  later(11);
  expect(await statusAt(ann)).toBe(303);
});

test('reads name and roles again from the provider once an hour', async () => {
  await signInWith(ann);
  pages.provider.signedIn = { sub: 'sub-of-ann', name: 'Ann Adeyemi', roles: ['editor'] };
  later(59);
  expect(await statusAt(ann)).toBe(200);
  later(2);
  const refused = await ann.get('/desk/closed');
  expect(refused.status).toBe(403);
  expect(refused.text).toContain('Ann Adeyemi');
  pages.provider.signedIn = { sub: 'sub-of-ann', name: 'Ann Adeyemi', roles: ['adviser'] };
  later(61);
  expect(await statusAt(ann)).toBe(200);
  expect(pages.provider.refreshed).toBe(2);
});

test('of several pages that are opened at once, one asks the provider', async () => {
  await signInWith(ann);
  later(61);
  expect(await Promise.all([1, 2, 3, 4].map(() => statusAt(ann)))).toEqual([200, 200, 200, 200]);
  expect(pages.provider.refreshed).toBe(1);
});

test('ends the session of someone whose account is gone, and returns what they hold at the desk', async () => {
  await signInWith(ann);
  pages.provider.gone.add('sub-of-ann');
  later(61);
  expect(await statusAt(ann)).toBe(303);
  expect(await sessions.list(pages.now.toISOString())).toEqual([]);
  expect(returned).toEqual([[atDesk, 'at-desk']]);
});

test('notices a closed account, or a role taken away, of someone who holds a request and has no page open', async () => {
  await signInWith(ann);
  await pages.checkHolders();
  expect(returned).toEqual([]);
  pages.provider.signedIn = { sub: 'sub-of-ann', name: 'Ann Okafor', roles: ['editor'] };
  later(61);
  await pages.checkHolders();
  expect(returned).toEqual([[atDesk, 'at-desk']]);
  pages.provider.gone.add('sub-of-ann');
  later(61);
  await pages.checkHolders();
  expect(returned).toEqual([
    [atDesk, 'at-desk'],
    [atDesk, 'at-desk'],
  ]);
  // Nothing is returned, because there is no session left to check.
  later(61);
  await pages.checkHolders();
  expect(returned).toHaveLength(2);
});

test('notices a role that the file of roles gives no more', async () => {
  pages.provider.signedIn = { sub: 'sub-of-ann', name: 'Ann Okafor', roles: [] };
  added = ['lead'];
  await signInWith(ann);
  await pages.checkHolders();
  expect(returned).toEqual([]);
  added = [];
  await pages.checkHolders();
  expect(returned).toEqual([[atDesk, 'at-desk']]);
});

test('keeps the requests of someone who is refused in one browser and still signed in with another', async () => {
  await signInWith(ann);
  pages.provider.gone.add('sub-of-ann');
  later(30);
  const phone = plainBrowser(pages.url);
  await signInWith(phone);
  later(31);
  expect(await statusAt(ann)).toBe(303);
  expect(returned).toEqual([]);
  expect(await statusAt(phone)).toBe(200);
});

test('keeps a session while the provider is away, and asks again a minute later', async () => {
  await signInWith(ann);
  pages.provider.fault.tokenStatus = 503;
  later(61);
  expect(await statusAt(ann)).toBe(200);
  pages.provider.fault = {};
  pages.provider.signedIn = { sub: 'sub-of-ann', name: 'Ann Okafor', roles: ['editor'] };
  expect(await statusAt(ann)).toBe(200);
  later(2);
  expect(await statusAt(ann)).toBe(403);
});

test('ends a session whose roles cannot be checked because SESSION_SECRET was changed, and returns nothing', async () => {
  await signInWith(ann);
  const [session] = await sessions.list(pages.now.toISOString());
  const sealedBefore = { refreshToken: 'sealed with the secret before', dueAt: session!.renewal!.dueAt };
  await sessions.renew(session!.id, session!, sealedBefore);
  later(61);
  expect(await statusAt(ann)).toBe(303);
  expect(await sessions.list(pages.now.toISOString())).toEqual([]);
  expect(returned).toEqual([]);
});

test('treats another person’s token as a refusal', async () => {
  await signInWith(ann);
  pages.provider.signedIn = { sub: 'sub-of-somebody-else', name: 'Eve', roles: ['admin'] };
  later(61);
  expect(await statusAt(ann)).toBe(303);
});

test('a provider that says nothing of the person when it is asked again changes nothing', async () => {
  await signInWith(ann);
  pages.provider.fault.noIdTokenAgain = true;
  for (const time of [1, 2]) {
    later(61);
    expect(await statusAt(ann)).toBe(200);
    expect(pages.provider.refreshed).toBe(time);
  }
});

test('without a refresh token the roles are those of the sign-in, until the session ends', async () => {
  pages.provider.givesRefreshTokens = false;
  await signInWith(ann);
  pages.provider.signedIn = { sub: 'sub-of-ann', name: 'Ann Okafor', roles: [] };
  later(100);
  expect(await statusAt(ann)).toBe(200);
  expect(pages.provider.refreshed).toBe(0);
});

test('keeps the provider’s token sealed, and never in the log', async () => {
  await signInWith(ann);
  const [session] = await sessions.list(pages.now.toISOString());
  expect(session!.renewal!.refreshToken).not.toContain('refresh-');
  later(61);
  await ann.get('/desk/closed');
  expect(pages.log.lines.join('\n')).not.toContain('refresh-');
});

test.each([
  ['has ended', 721],
  ['was not used for the idle time', 121],
])('urgent requests are returned once the session of the person who holds them %s', async (_, minutes) => {
  await signInWith(ann);
  isUrgent = true;
  await pages.checkHolders();
  expect(returnedUrgent).toBe(0);
  pages.provider.givesRefreshTokens = false;
  later(minutes);
  isUrgent = false;
  await pages.checkHolders();
  expect(returnedUrgent).toBe(0);
  isUrgent = true;
  await pages.checkHolders();
  expect(returnedUrgent).toBe(1);
  expect(returned).toEqual([]);
});
