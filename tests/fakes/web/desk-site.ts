// Starts the site with one sample answer, and signs people in with a simulated browser.
import { plainBrowser, type PlainBrowser } from './running-pages.js';
import { runSite, type RunningSite } from './running-site.js';

export function runDeskSite(
  pageOptions: Parameters<typeof runSite>[2] = {},
  webOptions: Parameters<typeof runSite>[3] = {},
): Promise<RunningSite> {
  return runSite(
    (guidance) => () =>
      Promise.resolve(guidance.answered([guidance.cite('nrm-referral-and-consent', 'consent')])),
    {},
    pageOptions,
    webOptions,
  );
}

/** Throws if this person is not allowed to sign in. */
export async function signedInAs(site: RunningSite, name: string, role?: string): Promise<PlainBrowser> {
  const browser = plainBrowser(site.url);
  const { status } = await browser.submit('/sign-in', { name, ...(role !== undefined && { role }) });
  if (status !== 303) throw new Error(`${name} was not signed in: ${status}`);
  return browser;
}

/** Submits a form on a page of the desk, and returns the resulting page. Rejects if the form is refused. */
export async function press(
  browser: PlainBrowser,
  path: string,
  fields: Record<string, string>,
): Promise<string> {
  await browser.get(path);
  const { status, headers } = await browser.submit(path, fields);
  if (status !== 303) throw new Error(`The form at ${path} was refused: ${status}`);
  return (await browser.get(headers.get('location')!)).text;
}
