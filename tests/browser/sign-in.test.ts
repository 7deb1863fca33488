// Tests signing in through a provider in a real browser: cookies and security policies allow the redirects
// there and back.
import { expect, test } from 'vitest';
import { runPagesWithProvider } from '../fakes/web/pages-with-provider.js';
import { describeWith } from '../support/requirements.js';
import { inBrowser } from './support/running-in-browser.js';
import { accessibilityFaults } from './page-checks.js';

describeWith('chromium', 'signing in through a provider', (chromium) => {
  const running = inBrowser(chromium, () => runPagesWithProvider());

  test('ends at the page that was asked for, and out again', async () => {
    const { page, complaints } = await running.visit('/desk');
    await page.getByRole('heading', { name: 'Requests' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/desk');
    // The cookie is hidden from scripts, so neither a script nor another site can find out who is signed in.
    expect(await page.evaluate<string>('document.cookie')).toBe('');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
    expect(await page.getByRole('link', { name: 'sign out there too' }).getAttribute('href')).toContain(
      `${running.site.provider.issuer}/leave`,
    );
    await page.getByRole('link', { name: 'Sign in again' }).click();
    await page.getByRole('heading', { name: 'Requests' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('says calmly that it did not work, on a page without faults', async () => {
    running.site.provider.fault.claims = (claims) => ({ ...claims, nonce: 'another' });
    const { page } = await running.visit('/desk');
    await page.getByRole('heading', { name: 'You are not signed in' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    running.site.provider.fault = {};
    await page.getByRole('link', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Requests' }).waitFor();
    await page.context().close();
  });
});
