// Shows the built-in terms and contacts in the library, and any problems with them. Uses real HTTP.
import { load } from 'cheerio';
import { afterEach, expect, test } from 'vitest';
import { checkTermsAndContacts } from '../../../../../bot/reporting/check-terms-and-contacts.js';
import { CONTACTS } from '../../../../../bot/safeguards/contacts.js';
import { createFakeBot } from '../../../../fakes/fake-bot.js';
import { noEditing } from '../../../../fakes/empty-service.js';
import { plainBrowser, runPages, type RunningPages } from '../../../../fakes/web/running-pages.js';

let pages: RunningPages | undefined;
afterEach(() => pages?.close());

async function page(now: string) {
  const glossary = [
    {
      term: 'NRM',
      meaning: 'National <Referral> Mechanism',
      also: ['the NRM'],
      caseSensitive: false,
      source: 'Toolkit, https://www.gov.uk/x',
    },
    { term: 'nrm', meaning: 'Something else', also: [], caseSensitive: false, source: 'A colleague' },
  ];
  const words = (at: Date) => checkTermsAndContacts(glossary, CONTACTS, [], at);
  pages = await runPages({
    ...createFakeBot(),
    editing: { ...noEditing, writing: { ...noEditing.writing, termsAndContacts: words } },
    clock: () => new Date(now),
  });
  const browser = plainBrowser(pages.url);
  await browser.submit('/sign-in', { name: 'Ada', role: 'editor' });
  return load((await browser.get('/library/words')).text);
}

test('shows each contact with the day on which it was checked, and warns of those that are out of date first', async () => {
  const $ = await page('2027-06-01T09:00:00.000Z');
  expect($('.contacts-checked > li')).toHaveLength(CONTACTS.length);
  const first = $('.contacts-checked > li').first();
  expect(first.attr('class')).toContain('contact-expired');
  expect(first.text()).toContain('Out of date');
  expect(first.text()).toContain('overdue for a check');
  expect($('main').text()).toMatch(/helplines: \d+ checked, \d+ to be checked soon, \d+ out of date/);
});

test('on the day of their verification nothing is out of date', async () => {
  const $ = await page('2026-11-26T09:00:00.000Z');
  expect($('.contact-expired')).toHaveLength(0);
  expect($('.contacts-checked').text()).toContain('999');
});

test('shows each term with its source, and what is wrong with it', async () => {
  const $ = await page('2026-11-26T09:00:00.000Z');
  const [first, second] = $('.terms tbody tr')
    .toArray()
    .map((row) => $(row).text());
  expect(first).toContain('National <Referral> Mechanism');
  expect(first).toContain('“nrm” is spelt the same');
  expect($('.terms a').first().attr('href')).toBe('https://www.gov.uk/x');
  expect(second).toContain('The source of this term has no web address.');
});
