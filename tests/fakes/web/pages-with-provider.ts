// Runs the real pages with sign-in through a fake identity provider, and takes a simulated browser through
// sign-in.
import { createOpenIdSignIn } from '../../../adapters/web/sign-in/open-id-sign-in.js';
import type { WebOptions } from '../../../adapters/web/ports/web-options.js';
import { freePort } from '../../support/free-port.js';
import { createFakeBot } from '../fake-bot.js';
import { CLIENT_ID, CLIENT_SECRET, startFakeOpenId, type FakeOpenId } from '../fake-open-id.js';
import {
  runPages,
  SESSION_SECRET,
  type PlainBrowser,
  type RunningPages,
  type Visit,
} from './running-pages.js';

export interface PagesWithProvider extends RunningPages {
  provider: FakeOpenId;
  /** The current time, for both the pages and the sign-in. */
  now: Date;
}

/** Runs the pages with a roles file that makes the subject "sub-of-lea" a lead. */
export async function runPagesWithProvider(options: Partial<WebOptions> = {}): Promise<PagesWithProvider> {
  const provider = await startFakeOpenId();
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const time = { now: new Date() };
  const clock = () => time.now;
  const bot = createFakeBot();
  const pages = await runPages(
    {
      ...bot,
      publicUrl,
      clock,
      addedRoles: ({ subject }) => (subject === 'sub-of-lea' ? ['lead'] : []),
      signIn: createOpenIdSignIn({
        issuer: provider.issuer,
        clientId: CLIENT_ID,
        clientSecret: CLIENT_SECRET,
        rolesClaim: 'roles',
        publicUrl,
        sessionSecret: SESSION_SECRET,
        clock,
      }),
      ...options,
    },
    { port },
  );
  const running: PagesWithProvider = Object.assign(time, {
    ...pages,
    provider,
    async close() {
      await pages.close();
      await running.provider.close();
    },
  });
  return running;
}

/**
 * Follows the redirects to the identity provider, and returns the address that the provider sends the browser
 * back to.
 */
export async function comeBack(browser: PlainBrowser, page = '/desk'): Promise<string> {
  const sent = await browser.get(page);
  const begun = page.startsWith('/sign-in') ? sent : await browser.get(sent.headers.get('location')!);
  const atProvider = await fetch(begun.headers.get('location')!, { redirect: 'manual' });
  const back = new URL(atProvider.headers.get('location')!);
  return back.pathname + back.search;
}

export async function signInWith(browser: PlainBrowser, page = '/desk'): Promise<Visit> {
  return browser.get(await comeBack(browser, page));
}
