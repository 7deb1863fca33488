// Signing in through a provider in a real browser: its cookies and its policies let the way there and back through.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runPagesWithProvider } from '../fakes/web/pages-with-provider.js';
import type { PagesWithProvider } from '../fakes/web/pages-with-provider.js';
import { describeWith } from '../support/requirements.js';
import { launchChromium } from './chromium.js';
import { accessibilityFaults } from './page-checks.js';
import { visit } from './visits.js';

describeWith('chromium', 'signing in through a provider', (chromium) => {
  let browser: Browser;
  let pages: PagesWithProvider;
  beforeAll(async () => {
    browser = await launchChromium(chromium);
    pages = await runPagesWithProvider();
  });
  afterAll(async () => {
    await browser.close();
    await pages.close();
  });

  test('ends at the page that was asked for, and out again', async () => {
    const { page, complaints } = await visit(browser, pages, '/desk');
    await page.getByRole('heading', { name: 'Requests' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/desk');
    // Neither a script nor another site is told who it is.
    expect(await page.evaluate<string>('document.cookie')).toBe('');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
    expect(await page.getByRole('link', { name: 'sign out there too' }).getAttribute('href')).toContain(
      `${pages.provider.issuer}/leave`,
    );
    await page.getByRole('link', { name: 'Sign in again' }).click();
    await page.getByRole('heading', { name: 'Requests' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('says calmly that it did not work, on a page without faults', async () => {
    pages.provider.fault.claims = (claims) => ({ ...claims, nonce: 'another' });
    const { page } = await visit(browser, pages, '/desk');
    await page.getByRole('heading', { name: 'You are not signed in' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    pages.provider.fault = {};
    await page.getByRole('link', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Requests' }).waitFor();
    await page.context().close();
  });
});
