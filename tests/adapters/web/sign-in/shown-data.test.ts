// The access table says whether each page shows personal data, and each access is logged. This test plants
// words in every kind of record, then looks for them on every page to check the table.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACCESS } from '../../../../adapters/web/sign-in/access-table.js';
import { may, type UserRole } from '../../../../bot/model/people/roles.js';
import type { PlainBrowser } from '../../../fakes/web/running-pages.js';
import { plantEverywhere, type PlantedService } from './planted-service.js';

const ROLES: readonly UserRole[] = ['lead', 'editor', 'admin'];
const LONG_MS = 300_000;

/** Routes that only show an editor's note, which is published as guidance that anyone may read. */
const IS_GUIDANCE = [
  'GET /library/changes/:change',
  'POST /library/changes/:change',
  'GET /library/changes/:change/meeting',
  'GET /library/changes/:change/meeting/change.html',
];

/**
 * Routes that return “not found” here, because no advisers are listed. They would show only the names of
 * staff next to their work, which is not logged.
 */
const NOT_THERE = ['GET /desk/advisers/:adviser', 'POST /desk/advisers/:adviser'];

interface Visit {
  route: string;
  status: number;
  says: boolean;
  /** The planted words that appear on the page. */
  shown: string[];
  lines: number;
}

let service: PlantedService;
const visits: Visit[] = [];
beforeAll(async () => {
  service = await plantEverywhere();
  const readers = new Map<UserRole, PlainBrowser>();
  for (const role of ROLES) readers.set(role, await service.signIn(`A reading ${role}`, role));
  for (const [route, access] of Object.entries(ACCESS)) {
    // Skips people's own chats, which only show their own data.
    if (access === 'anyone' || /^\w+ \/(chat\/.*)?$/.test(route)) continue;
    const right = access === 'ask' ? access : access.right;
    const role = ROLES.findLast((one) => may([one], right));
    if (!role) throw new Error(`None of ${ROLES.join()} may open ${route}.`);
    // Each stream is opened by a new person, because data that a person has already seen on the stream’s page
    // is not logged again.
    const browser = route.endsWith('/events')
      ? await service.signIn(`Someone with ${route}`, role)
      : readers.get(role)!;
    const says = access !== 'ask' && access.shows !== 'nothing';
    visits.push({ route, says, ...(await visit(browser, route)) });
  }
}, LONG_MS);
afterAll(() => service.library.close());

async function visit(
  browser: PlainBrowser,
  route: string,
): Promise<Pick<Visit, 'status' | 'shown' | 'lines'>> {
  const count = async () =>
    (await service.library.store.records.accessLog.find({}, { limit: 10_000, offset: 0 })).length;
  const before = await count();
  const address = service.addressOf(route);
  const { status, text } = route.startsWith('GET ')
    ? await browser.get(address)
    : await browser.submit(address, service.fieldsOf(route));
  return { status, shown: service.shown(text), lines: (await count()) - before };
}

test('finds each page that it looks at', () => {
  const missing = visits.filter(({ route, status }) => status >= 404 && !NOT_THERE.includes(route));
  expect(missing).toEqual([]);
});

test('an address that does not say that it shows personal data shows none', () => {
  const found = visits.filter(
    ({ route, says, shown }) => !says && shown.length && !IS_GUIDANCE.includes(route),
  );
  expect(found).toEqual([]);
});

test('an address that says so shows some here, so that taking its line away is noticed', () => {
  expect(visits.filter(({ says, shown }) => says && !shown.length)).toEqual([]);
});

test('an address that shows personal data writes one line each time', () => {
  expect(visits.filter(({ says, lines }) => lines !== (says ? 1 : 0))).toEqual([]);
});
