// The forms of the desk that advisers and leads send.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { withOldToken, type People, type SentForms } from './sent-form.js';

export const URGENT = 'A man is taking a 14 year old girl away in his car right now, what do I do?';
const CLAIM = 'button[value="claim"]';
const CHANGE = '.change button[value="change"]';
const HOURS = '.details-form button[value="save"]';

async function request(people: People): Promise<Page> {
  const { store, browser } = people.site;
  const practitioner = browser();
  const before = (await store.records.escalations.open()).map(({ id }) => id);
  await practitioner.get('/');
  await practitioner.submit('/chat/messages', { text: URGENT });
  const opened = async () => (await store.records.escalations.open()).find(({ id }) => !before.includes(id));
  await expect.poll(opened).toBeDefined();
  const page = await people.as('lead');
  await page.goto(`/desk/escalation/${(await opened())!.id}`);
  return page;
}

async function claimed(people: People): Promise<Page> {
  const page = await request(people);
  await page.locator(CLAIM).press('Enter');
  await page.locator('#reply').waitFor();
  return page;
}

async function replied(people: People): Promise<Page> {
  const page = await claimed(people);
  await page.locator('#reply').fill('Call the council.');
  await page.locator('button[value="reply"]').press('Enter');
  await page.locator('.turn-to-practitioner').waitFor();
  return page;
}

async function openTranscript(people: People, reason: string): Promise<Page> {
  const page = await request(people);
  await page.goto(`${page.url()}/transcript`);
  await page.evaluate(`document.querySelector('#reason').value = ${JSON.stringify(reason)}`);
  return page;
}

async function at(people: People, path: string, fields: Record<string, string> = {}): Promise<Page> {
  const page = await people.as('lead');
  await page.goto(path);
  for (const [selector, value] of Object.entries(fields)) await page.locator(selector).fill(value);
  return page;
}

const WEEK = {
  'input[name="mon-from"]': '9am',
  'input[name="mon-to"]': '5pm',
};

export const DESK_FORMS: SentForms = {
  'POST /desk/escalation/:escalation': {
    claimed: { open: request, button: CLAIM, focus: /^textarea#reply/ },
    replied: {
      async open(people) {
        const page = await claimed(people);
        await page.locator('#reply').fill('Call the council.');
        return page;
      },
      button: 'button[value="reply"]',
      focus: /^textarea#reply/,
      isSentByScript: true,
    },
    searched: {
      async open(people) {
        const page = await claimed(people);
        await page.evaluate(`document.querySelector('#private-question').value = 'Is consent needed?'`);
        return page;
      },
      button: 'button[value="ask-bot"]',
      focus: /^section#search-result /,
    },
    changed: { open: replied, button: CHANGE, focus: /^li#turn-/ },
    deleted: { open: replied, button: 'button[value="take-back"]', focus: /^li#turn-/ },
    'handed back': { open: claimed, button: 'button[value="hand-back"]', focus: /^p\.said / },
    'made not urgent': { open: claimed, button: 'button[value="not-urgent"]', focus: /^p\.said / },
    'refused beside a field': {
      open: claimed,
      button: 'button[value="resolve"]',
      focus: /^select#outcome/,
      wrong: '#outcome',
    },
    'refused without words': {
      async open(people) {
        const page = await replied(people);
        await page.evaluate(`document.querySelector('.change textarea').value = ''`);
        return page;
      },
      button: CHANGE,
      focus: /^textarea#change-/,
      wrong: '.change textarea',
    },
    refused: {
      open: async (people) => withOldToken(await request(people), CLAIM),
      button: CLAIM,
      focus: /^div#refused /,
    },
  },
  'POST /desk/escalation/:escalation/original': {
    accepted: {
      open: (people) => openTranscript(people, 'A complaint'),
      button: 'form[action$="/original"] button',
      focus: /^p\.said /,
    },
    refused: {
      open: (people) => openTranscript(people, ''),
      button: 'form[action$="/original"] button',
      focus: /^div#refused /,
      wrong: '#reason',
    },
  },
  'POST /desk/saved-replies': {
    accepted: {
      open: (people) =>
        at(people, '/desk/saved-replies', { '#title-new': 'Travel', '#text-new': 'Call the council.' }),
      button: 'section button[value="save"]',
      focus: /^p\.said /,
    },
    refused: {
      open: (people) => at(people, '/desk/saved-replies', { '#text-new': 'Call the council.' }),
      button: 'section button[value="save"]',
      focus: /^div#refused /,
      wrong: '#title-new',
    },
  },
  'POST /desk/advisers': {
    accepted: {
      open: (people) => at(people, '/desk/advisers'),
      button: '.presence button',
      focus: /^p\.said /,
    },
    refused: {
      open: async (people) => withOldToken(await at(people, '/desk/advisers'), '.presence button'),
      button: '.presence button',
      focus: /^div#refused /,
    },
  },
  'POST /desk/advisers/:adviser': {
    accepted: {
      open: (people) => at(people, '/desk/advisers/ann', { '#languages': 'Polish' }),
      button: HOURS,
      focus: /^p\.said /,
    },
    refused: {
      async open(people) {
        const page = await at(people, '/desk/advisers/ann', { '#shift-0-from': 'nine', '#shift-0-to': '17' });
        await page.locator('#when-hours').check();
        await page.locator('#shift-0-mon').check();
        return page;
      },
      button: HOURS,
      focus: /^section /,
      wrong: '#shift-0-from',
    },
  },
  'POST /desk/hours': {
    accepted: { open: (people) => at(people, '/desk/hours', WEEK), button: HOURS, focus: /^p\.said / },
    refused: {
      open: (people) => at(people, '/desk/hours', { ...WEEK, '#closed-days': 'some day' }),
      button: HOURS,
      focus: /^section /,
      wrong: '#closed-days',
    },
    'refused for a time': {
      open: (people) => at(people, '/desk/hours', { ...WEEK, 'input[name="mon-from"]': 'nine' }),
      button: HOURS,
      focus: /^section /,
      wrong: 'input[name="mon-from"]',
    },
  },
};
