// Sends the form of a note as a browser without scripts does, and reads the page that is returned.
import { load } from 'cheerio';
import type { PlainBrowser, Visit } from '../../../../fakes/web/running-pages.js';

export const NEW_NOTE = '/library/new-note';

export const NOTE = {
  title: 'Visiting a carer',
  'nation-england': 'on',
  authority: 'practice-note',
  sources: 'A guide, https://www.gov.uk/guide',
  verified: '2026-05-04',
  text: '## When\n\nA carer must be visited within one zebrafish day.',
  version: '0',
};

export const form = async (
  browser: PlainBrowser,
  path: string,
  fields: Record<string, string>,
): Promise<Visit> => {
  await browser.get(path);
  return browser.submit(path, fields);
};

export const typedIn = ({ text }: Visit) => {
  const $ = load(text);
  return {
    title: $('#title').val(),
    text: $('#text').text(),
    sources: $('#sources').text(),
    version: $('input[name=version]').val(),
    looked: $('input[name=looked]').attr('value') ?? '',
    main: $('main').text().replace(/\s+/g, ' '),
  };
};
