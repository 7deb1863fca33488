// The forms with which editors review and publish the guidance.
import type { Page } from 'playwright-core';
import { HELP_QUESTION, helpPage } from '../../support/running-library.js';
import { withOldToken, type People, type SentForms } from './sent-form.js';

export async function atEditors(
  people: People,
  path: string,
  fields: Record<string, string> = {},
): Promise<Page> {
  const page = await people.as('editor');
  // The browser would ask before it leaves a page with unsaved text.
  await page.goto('about:blank');
  await page.goto(path);
  for (const [selector, value] of Object.entries(fields))
    await page.evaluate(
      `document.querySelector(${JSON.stringify(selector)}).value = ${JSON.stringify(value)}`,
    );
  return page;
}

let days = 10;

/** Opens the page of a change to the source that no one has decided on. */
async function openChange(people: People, fields: Record<string, string> = {}): Promise<Page> {
  const { site, editing, check, editor } = people.site;
  site.put(helpPage((days += 1)));
  await check(await editor('Ada Mensah'));
  const [change] = await editing.changes(['open']);
  return atEditors(people, `/library/changes/${change!.id}`, fields);
}

async function acceptedChange(people: People): Promise<Page> {
  const page = await openChange(people);
  await page.locator('.change-side button[value="accept"]').press('Enter');
  await page.locator('.said').waitFor();
  return atEditors(people, '/library/releases');
}

async function failedCheck(people: People): Promise<Page> {
  const { site, check, editor } = people.site;
  site.breakWith(500);
  await check(await editor('Ada Mensah'));
  site.breakWith(undefined);
  return atEditors(people, '/library/sources/help');
}

/** Reports an answer that a practitioner was given, so that there is someone to notify. */
async function reported(people: People, fields: Record<string, string> = {}): Promise<Page> {
  const { store, browser } = people.site;
  const practitioner = browser();
  await practitioner.get('/');
  await practitioner.submit('/chat/messages', { text: HELP_QUESTION });
  const { text } = await practitioner.get('/');
  const [, answer] = /data-report="([^"]+)"/.exec(text)!;
  await practitioner.submit('/chat/actions', { action: JSON.stringify({ do: 'report-unsafe', answer }) });
  await store.records.reports.open();
  return atEditors(people, `/library/unsafe/${answer}`, fields);
}

async function startedRecall(people: People, fields: Record<string, string> = {}): Promise<Page> {
  const page = await reported(people, { '#comment': 'The number is wrong.' });
  await page.locator('input[name="quote-1"]').check();
  await page.locator('button[value="recall"]').press('Enter');
  await page.waitForURL('**/library/recalls/*');
  return atEditors(people, new URL(page.url()).pathname, fields);
}

const SOURCE = {
  '#address': 'https://www.example.org/notes',
  '#title': 'Notes for carers',
  '#publisher': 'A publisher',
  '#licence': 'Open Government Licence v3.0',
  '#attribution': 'A publisher',
};

async function newSource(people: People): Promise<Page> {
  const page = await atEditors(people, '/library/add-source', SOURCE);
  await page.getByLabel('Wales').check();
  for (const list of ['authority', 'owner', 'schedule'])
    await page.locator(`#${list}`).selectOption({ index: 1 });
  return page;
}

export const LIBRARY_FORMS: SentForms = {
  'POST /library/changes/:change': {
    accepted: { open: openChange, button: '.change-side button[value="accept"]', focus: /^p\.said / },
    refused: {
      open: openChange,
      button: '.change-side button[value="comment"]',
      focus: /^div#refused /,
      wrong: '#comment',
    },
    'refused details': {
      open: (people) => openChange(people, { '#title': 'x' }),
      button: 'button[value="edit"]',
      focus: /^div#refused /,
      wrong: '#title',
    },
  },
  'POST /library/sources': {
    accepted: {
      open: (people) => atEditors(people, '/library/sources'),
      button: '.source-actions button',
      focus: /^p\.said /,
    },
    refused: {
      open: async (people) =>
        withOldToken(await atEditors(people, '/library/sources'), '.source-actions button'),
      button: '.source-actions button',
      focus: /^div#refused /,
    },
  },
  'POST /library/add-source': {
    accepted: { open: newSource, button: 'button[value="add"]', focus: /^p\.said / },
    refused: {
      open: (people) => atEditors(people, '/library/add-source', { '#title': 'Notes' }),
      button: 'button[value="add"]',
      focus: /^div#refused /,
      wrong: '#address',
    },
  },
  'POST /library/sources/:source': {
    accepted: {
      open: (people) => atEditors(people, '/library/sources/help'),
      button: 'button[value="check"]',
      focus: /^p\.said /,
    },
    hidden: { open: failedCheck, button: 'button[value="hide-work"]', focus: /^p\.said / },
    refused: {
      open: (people) => atEditors(people, '/library/sources/notes-for-carers', { '#title': '' }),
      button: 'button[value="save"]',
      focus: /^div#refused /,
      wrong: '#title',
    },
  },
  'POST /library/releases': {
    accepted: { open: acceptedChange, button: 'button[value="try"]', focus: /^div#work / },
    refused: {
      async open(people) {
        // While a version is tested, no one can go back to another.
        await people.site.worked();
        return atEditors(people, '/library/releases');
      },
      button: 'button[value="roll-back"]',
      focus: /^div#refused /,
      wrong: '#reason',
    },
  },
  'POST /library/past': {
    accepted: {
      open: (people) => atEditors(people, '/library/past', { '#day': new Date().toISOString().slice(0, 10) }),
      button: 'main form button',
      focus: /^h2#versions /,
    },
    refused: {
      open: (people) => atEditors(people, '/library/past'),
      button: 'main form button',
      focus: /^div#refused /,
      wrong: '#day',
    },
  },
  'POST /library/golden-questions': {
    accepted: {
      open: (people) => atEditors(people, '/library/golden-questions', { '#question': HELP_QUESTION }),
      button: 'button[value="add"]',
      focus: /^p\.said /,
    },
    asked: {
      open: (people) => atEditors(people, '/library/golden-questions'),
      button: 'button[value="ask"]',
      focus: /^h2#result /,
    },
    run: {
      open: (people) => atEditors(people, '/library/golden-questions'),
      button: 'button[value="run"]',
      focus: /^div#work /,
    },
    refused: {
      open: (people) => atEditors(people, '/library/golden-questions'),
      button: 'button[value="add"]',
      focus: /^div#refused /,
      wrong: '#question',
    },
  },
  'POST /library/unsafe/:answer': {
    accepted: { open: reported, button: 'button[value="dismiss"]', focus: /^p\.said / },
    refused: {
      open: reported,
      button: 'button[value="recall"]',
      focus: /^div#refused /,
      wrong: '#comment',
    },
  },
  'POST /library/recalls/:recall': {
    accepted: { open: startedRecall, button: 'button[value="dismiss"]', focus: /^p\.said / },
    refused: {
      open: startedRecall,
      button: 'button[value="lift"]',
      focus: /^div#refused /,
      wrong: '#reason',
    },
  },
  'POST /library/recalls': {
    accepted: {
      async open(people) {
        const page = await atEditors(people, '/library/recalls', {
          '#words': 'A guardian must speak for the child',
          '#comment': 'The text is wrong.',
        });
        await page.evaluate(`document.querySelector('#document').value = 'help'`);
        return page;
      },
      button: 'button[value="wrong"]',
      focus: /^p\.said /,
    },
    refused: {
      open: (people) => atEditors(people, '/library/recalls'),
      button: 'button[value="wrong"]',
      focus: /^div#refused /,
      wrong: '#words',
    },
  },
};
