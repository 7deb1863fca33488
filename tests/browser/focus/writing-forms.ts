// The forms with which editors write: notes, uploads, helplines and terms.
import type { Page } from 'playwright-core';
import { atEditors } from './library-forms.js';
import { unfold, withOldToken, type People, type SentForms } from './sent-form.js';

const NOTE = '/library/notes/note-a-carer-who-keeps-a-child-s-documents';
const SAVE = 'button[value="save"]';
const DISMISS = 'button[value="put-away"]';
const HANDLED = 'button[value="handled"]';
const KEEP = 'button[value="keep-ticked"]';
const UPLOAD = 'form[enctype] button';
const HELPLINE = '/library/words/contact/nspcc-helpline';

async function newNote(people: People): Promise<Page> {
  const page = await atEditors(people, '/library/new-note', {
    '#title': 'Ask where the passport is',
    '#text': 'Ask the child where the passport is.',
  });
  await page.getByLabel('England').check();
  return page;
}

async function chosenFile(people: People, fields: Record<string, string>): Promise<Page> {
  const page = await atEditors(people, '/library/uploads', fields);
  const buffer = Buffer.from('<h1>Axolotls</h1><p>The axolotl must be asked first.</p>');
  await page.locator('#file').setInputFiles({ name: 'guide.html', mimeType: 'text/html', buffer });
  await page.getByLabel('Wales').check();
  await page.locator('#authority').selectOption({ index: 1 });
  return page;
}

/** Terms that can be kept together, because they have the same problem. */
async function sameProblem(people: People): Promise<Page> {
  const editor = await people.site.editor('Ada Mensah');
  await editor.get('/library/words');
  for (const term of ['ZQA', 'ZQB', 'ZQC'])
    await editor.submit('/library/words/term/new', {
      ...{
        do: 'save',
        confirmed: 'yes',
        version: '0',
        term,
        also: '',
        source: 'A guide, https://www.gov.uk/x',
      },
      meaning: `a meaning of ${term} that no guidance has`,
    });
  return atEditors(people, '/library/words');
}

const TERM = { '#term': 'ZED', '#meaning': 'Zone of every day', '#source': 'A glossary' };

export const WRITING_FORMS: SentForms = {
  'POST /library/new-note': {
    accepted: { open: newNote, button: SAVE, focus: /^p\.said / },
    refused: {
      open: (people) => atEditors(people, '/library/new-note', { '#text': 'Words.' }),
      button: SAVE,
      focus: /^div#refused /,
      wrong: '#title',
    },
  },
  'POST /library/notes/:slug': {
    accepted: { open: (people) => atEditors(people, NOTE), button: SAVE, focus: /^p\.said / },
    shown: {
      open: (people) => atEditors(people, NOTE),
      button: 'button[value="preview"]',
      focus: /^div#preview /,
    },
    refused: {
      open: (people) => atEditors(people, NOTE, { '#title': '' }),
      button: SAVE,
      focus: /^div#refused /,
      wrong: '#title',
    },
  },
  'POST /library/notes': {
    refused: {
      open: async (people) => withOldToken(await atEditors(people, '/library/notes'), DISMISS),
      button: DISMISS,
      focus: /^div#refused /,
    },
    accepted: {
      open: (people) => atEditors(people, '/library/notes'),
      button: DISMISS,
      focus: /^p\.said /,
    },
  },
  'POST /library/uploads': {
    accepted: {
      open: (people) =>
        chosenFile(people, { '#publisher': 'A publisher', '#licence': 'Open Government Licence v3.0' }),
      button: UPLOAD,
      focus: /^p\.said /,
    },
    refused: {
      open: (people) =>
        chosenFile(people, {
          '#publisher': 'A publisher',
          '#licence': 'Open Government Licence v3.0',
          '#url': 'not an address',
        }),
      button: UPLOAD,
      focus: /^div#refused /,
      wrong: '#url',
    },
  },
  'POST /library/search': {
    accepted: {
      open: (people) => atEditors(people, '/library/search', { '#question': 'Is consent needed?' }),
      button: '.search button',
      focus: /^h2#verdict /,
    },
    refused: {
      open: (people) => atEditors(people, '/library/search'),
      button: '.search button',
      focus: /^div#refused /,
      wrong: '#question',
    },
  },
  'POST /library/questions': {
    accepted: {
      open: (people) => atEditors(people, '/library/questions'),
      button: HANDLED,
      focus: /^p\.said /,
    },
    refused: {
      open: async (people) => withOldToken(await atEditors(people, '/library/questions'), HANDLED),
      button: HANDLED,
      focus: /^div#refused /,
    },
  },
  'POST /library/words': {
    refused: { open: sameProblem, button: KEEP, focus: /^div#refused / },
    accepted: {
      async open(people) {
        const page = await sameProblem(people);
        await unfold(page, KEEP);
        await page.locator(`form:has(${KEEP}) input[type="checkbox"]`).first().check();
        return page;
      },
      button: KEEP,
      focus: /^p\.said /,
    },
  },
  'POST /library/words/contact/:entry': {
    accepted: { open: (people) => atEditors(people, HELPLINE), button: SAVE, focus: /^p\.said / },
    'to confirm': {
      open: (people) => atEditors(people, HELPLINE, { '#phone': '0800 111 3333' }),
      button: SAVE,
      focus: /^h1 /,
    },
    'to change again': {
      async open(people) {
        const page = await atEditors(people, HELPLINE, { '#phone': '0800 111 3333' });
        await page.locator(SAVE).press('Enter');
        await page.locator('button[value="edit"]').waitFor();
        return page;
      },
      button: 'button[value="edit"]',
      focus: /^h1 /,
    },
    refused: {
      open: (people) => atEditors(people, HELPLINE, { '#name': '' }),
      button: SAVE,
      focus: /^div#refused /,
      wrong: '#name',
    },
  },
  'POST /library/words/term/:entry': {
    accepted: {
      async open(people) {
        const page = await atEditors(people, '/library/words/term/new', TERM);
        await page.locator(SAVE).press('Enter');
        await page.locator('input[name="confirmed"]').waitFor({ state: 'attached' });
        return page;
      },
      button: SAVE,
      focus: /^p\.said /,
    },
    refused: {
      open: (people) => atEditors(people, '/library/words/term/new'),
      button: SAVE,
      focus: /^div#refused /,
      wrong: '#term',
    },
  },
  'POST /library/set-up': {
    accepted: {
      open: (people) => atEditors(people, '/library/set-up'),
      button: 'button[value="test"]',
      focus: /^p\.said /,
    },
    refused: {
      open: async (people) =>
        withOldToken(await atEditors(people, '/library/set-up'), 'button[value="test"]'),
      button: 'button[value="test"]',
      focus: /^div#refused /,
    },
  },
};
