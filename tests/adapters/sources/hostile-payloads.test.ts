// Gives the functions that read payloads and robots.txt the input that a hostile or very large site could
// send. They run in the process that serves people, so each must finish within a second.
import { beforeAll, expect, test } from 'vitest';
import { createGovukSource } from '../../../adapters/sources/govuk.js';
import type { FetchPage } from '../../../adapters/sources/fetch-politely.js';
import { createRobots } from '../../../adapters/sources/robots.js';
import { HOSTILE_PAYLOADS, HOSTILE_ROBOTS } from '../../attacks/files/hostile-payloads.js';
import { govukSource } from '../../fakes/followed-sources.js';
import { leastProcessorMs } from '../../support/suite/processor-ms.js';

/**
 * The limit on processor time. In an earlier version, several payloads took 3 to 6 seconds, and 5 had not
 * finished after 90 seconds of elapsed time.
 */
const MOST_WORK_MS = 1_000;

const nothingHeld = () => Promise.resolve(undefined);
const utf8 = (text: string) => new TextEncoder().encode(text);

function check(payload: string) {
  const bytes = utf8(payload);
  const fetchPage: FetchPage = ({ url }) =>
    Promise.resolve({ kind: 'found', url, copy: { url, contentType: 'application/json', bytes } });
  return createGovukSource(fetchPage, 'https://www.gov.uk')(govukSource('/x'), nothingHeld);
}

async function isAllowed(robots: string, path: string): Promise<boolean> {
  const reply = { status: 200, headers: {}, bytes: utf8(robots) };
  const rulesFor = createRobots('reader', () => Promise.resolve(reply));
  return (await rulesFor(new URL(path, 'https://a.example'))).allowed;
}

/** A warm-up: the first call of each reader loads and compiles its code. */
beforeAll(async () => {
  await check('{}');
  await isAllowed('User-agent: *\nDisallow: /a*b', '/a');
});

test.each(HOSTILE_PAYLOADS)('$name is read or refused in a moment', async ({ make, outcome }) => {
  const payload = make();
  let result: Awaited<ReturnType<typeof check>> | undefined;
  const least = await leastProcessorMs(MOST_WORK_MS, async () => {
    result = await check(payload);
  });
  if (typeof outcome === 'number') expect(result!.documents).toHaveLength(outcome);
  else expect(result).toMatchObject({ state: 'failed', reason: expect.stringMatching(outcome) });
  expect((result!.reason ?? '').length).toBeLessThanOrEqual(10_000);
  expect(least).toBeLessThan(MOST_WORK_MS);
});

test.each(HOSTILE_ROBOTS)(
  'a robots.txt with $name is applied in a moment',
  async ({ make, path, allowed }) => {
    const robots = make();
    let result: boolean | undefined;
    const least = await leastProcessorMs(MOST_WORK_MS, async () => {
      result = await isAllowed(robots, path);
    });
    expect(result).toBe(allowed);
    expect(least).toBeLessThan(MOST_WORK_MS);
  },
);
