// The site with one sample answer, and who comes to it with a browser.
import { plainBrowser, type PlainBrowser } from './running-pages.js';
import { runSite, type RunningSite } from './running-site.js';

export function runDeskSite(pageOptions: Parameters<typeof runSite>[2] = {}): Promise<RunningSite> {
  return runSite(
    (guidance) => () =>
      Promise.resolve(guidance.answered([guidance.cite('nrm-referral-and-consent', 'consent')])),
    {},
    pageOptions,
  );
}

/** Rejects where the name may not come in. */
export async function signedInAs(site: RunningSite, name: string): Promise<PlainBrowser> {
  const browser = plainBrowser(site.url);
  const { status } = await browser.submit('/sign-in', { name });
  if (status !== 303) throw new Error(`${name} was not signed in: ${status}`);
  return browser;
}
