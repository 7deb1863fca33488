// After signing in, people always go to one of our pages, even if they arrived with another site's address.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageToReturnTo } from '../../../../adapters/web/sign-in/sign-in.js';
import { readRedirects } from '../../../attacks/read-attacks.js';
import { createFakeBot } from '../../../fakes/fake-bot.js';
import { plainBrowser, runPages, type RunningPages } from '../../../fakes/web/running-pages.js';
import { runs } from '../../../support/thoroughness.js';

let pages: RunningPages;
beforeAll(async () => {
  pages = await runPages(createFakeBot());
});
afterAll(() => pages.close());

/** True if a browser would leave our site by following this Location header, over HTTP or HTTPS. */
function leavesUs(location: string): boolean {
  return ['http://ours.example/sign-in', 'https://ours.example/sign-in'].some(
    (page) => new URL(location, page).origin !== new URL(page).origin,
  );
}

test.each(readRedirects().map(({ to }) => [JSON.stringify(to), to] as const))(
  'a sign-in that asks for %s stays here',
  async (_, to) => {
    const reply = await plainBrowser(pages.url).submit('/sign-in', { name: 'Ada', to });
    expect(reply.status).toBe(303);
    const location = reply.headers.get('location')!;
    expect(new URL(location, `${pages.url}/sign-in`).origin).toBe(new URL(pages.url).origin);
    expect(leavesUs(location)).toBe(false);
    expect(new URL(location, pages.url).pathname).not.toMatch(/^\/sign/);
  },
);

test('the page that leads there carries no other address either', async () => {
  const { text } = await plainBrowser(pages.url).get(
    `/sign-in?to=${encodeURIComponent('/.//evil.example/x')}`,
  );
  expect(text).toContain('name="to" value="/desk"');
});

test.each([
  ['/desk/escalation/abc?said=press#turn-1', '/desk/escalation/abc?said=press'],
  ['/library/document/a%20b?part=2', '/library/document/a%20b?part=2'],
  ['/library/search?q=a//b', '/library/search?q=a//b'],
  ['/', '/'],
  ['', '/desk'],
  [undefined, '/desk'],
  [`/${'a'.repeat(600)}`, '/desk'],
])('%s leads to %s', (asked, to) => {
  expect(pageToReturnTo(asked)).toBe(to);
});

test('whatever is asked for, it stays here', () => {
  // Mostly generates parts of paths, because string checks and URL parsers treat `..` and double slashes
  // differently.
  const step = fc.constantFrom('/', '/', '/', '\\', '.', '..', '%2e', '\t', 'x');
  const other = fc.constantFrom(
    ...['%2E%2e', '%2f', '%5c', '%09', '\n', '\r', '\0', ' ', ':', '@', '?', '#', 'evil.example', '[::1]'],
    ...['http', 'https', 'javascript', 'ours.example', 'desk', '\u3002', '\uff0f'],
  );
  const part = fc.oneof(
    { weight: 8, arbitrary: step },
    { weight: 2, arbitrary: other },
    { weight: 1, arbitrary: fc.string() },
  );
  const asked = fc.array(part, { maxLength: 12 });
  fc.assert(
    fc.property(asked, (parts) => {
      const to = pageToReturnTo(parts.join(''));
      expect(leavesUs(to)).toBe(false);
      expect(to).toMatch(/^\/(?![/\\])/);
    }),
    { numRuns: runs(5000) },
  );
});
