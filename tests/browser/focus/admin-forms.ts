// The forms of the desk that admins send.
import type { Page } from 'playwright-core';
import { withOldToken, type People, type SentForms } from './sent-form.js';

const NEW = '.hold-form > button';
const OFF = 'button[value="off"]';
const LEFT = 'button[value="sign-out"]';
const REPORT = 'button[value="html"]';

async function at(people: People, path: string, fields: Record<string, string> = {}): Promise<Page> {
  const page = await people.as('admin');
  await page.goto(path);
  for (const [selector, value] of Object.entries(fields))
    await page.evaluate(
      `document.querySelector(${JSON.stringify(selector)}).value = ${JSON.stringify(value)}`,
    );
  return page;
}

async function afterComplaint(people: People, fields: Record<string, string> = {}): Promise<Page> {
  const page = await at(people, '/desk/complaints', { '#about': 'No one replied.' });
  await page.locator(NEW).press('Enter');
  await page.locator('.said').waitFor();
  return at(people, '/desk/complaints', fields);
}

async function searchedByName(people: People): Promise<Page> {
  const page = await at(people, '/desk/data-requests', { '#sought': 'Zora Hill' });
  await page.locator('#by-name').check();
  return page;
}

/** Opens the list of people as an admin, while someone else is signed in too. */
async function besideSomeone(people: People): Promise<Page> {
  await people.site.editor('Zed Hill');
  return at(people, '/desk/people');
}

const HOLD = { '#from': '2026-05-01', '#to': '2026-05-31', '#reason': 'An inquiry' };

async function periodHold(people: People, fields: Record<string, string>): Promise<Page> {
  const page = await at(people, '/desk/holds', fields);
  await page.locator('#kind-period').check();
  return page;
}

export const ADMIN_FORMS: SentForms = {
  'POST /desk/people': {
    accepted: {
      open: besideSomeone,
      button: 'li:has(button[value="left"]) button[value="sign-out"]',
      focus: /^p\.said /,
    },
    refused: {
      open: async (people) => withOldToken(await besideSomeone(people), LEFT),
      button: LEFT,
      focus: /^div#refused /,
    },
  },
  'POST /desk/retention': {
    accepted: {
      open: (people) => at(people, '/desk/retention/confirm'),
      button: 'button[value="confirm"]',
      focus: /^p\.said /,
    },
    refused: {
      open: (people) => at(people, '/desk/retention/confirm', { 'input[name="periods"]': 'others' }),
      button: 'button[value="confirm"]',
      focus: /^div#refused /,
    },
  },
  'POST /desk/holds': {
    accepted: { open: (people) => periodHold(people, HOLD), button: NEW, focus: /^p\.said / },
    refused: {
      open: (people) => periodHold(people, { ...HOLD, '#reason': '' }),
      button: NEW,
      focus: /^div#refused /,
      wrong: '#reason',
    },
    'refused for its period': {
      open: (people) => periodHold(people, { ...HOLD, '#to': '' }),
      button: NEW,
      focus: /^div#refused /,
      wrong: '#from',
    },
    'not lifted': {
      open: (people) => at(people, '/desk/holds'),
      button: 'button[value="lift"]',
      focus: /^div#refused /,
      wrong: 'input[name="why"]',
    },
  },
  'POST /desk/switches': {
    refused: {
      open: (people) => at(people, '/desk/switches'),
      button: OFF,
      focus: /^div#refused /,
      wrong: '#reason-chat',
    },
    accepted: {
      open: (people) => at(people, '/desk/switches', { '#reason-chat': 'A check' }),
      button: OFF,
      focus: /^p\.said /,
    },
    'turned on again': {
      open: (people) => at(people, '/desk/switches', { '#reason-chat': 'All is well' }),
      button: 'button[value="on"]',
      focus: /^p\.said /,
    },
  },
  'POST /desk/breach-report': {
    refused: {
      open: (people) => at(people, '/desk/breach-report', { '#reason': 'A lost laptop' }),
      button: REPORT,
      focus: /^div#refused /,
      wrong: '#from',
    },
    'refused without a reason': {
      open: (people) => at(people, '/desk/breach-report', { '#from': '2026-05-01', '#to': '2026-05-31' }),
      button: REPORT,
      focus: /^div#refused /,
      wrong: '#reason',
    },
  },
  'POST /desk/complaints': {
    accepted: {
      open: (people) => at(people, '/desk/complaints', { '#about': 'No one replied.' }),
      button: NEW,
      focus: /^p\.said /,
    },
    closed: { open: afterComplaint, button: 'button[value="close"]', focus: /^p\.said / },
    refused: {
      open: (people) => at(people, '/desk/complaints'),
      button: NEW,
      focus: /^div#refused /,
      wrong: '#about',
    },
    'refused for its date': {
      open: (people) =>
        at(people, '/desk/complaints', { '#about': 'No one replied.', '#received': '2999-01-01' }),
      button: NEW,
      focus: /^div#refused /,
      wrong: '#received',
    },
  },
  'POST /desk/data-requests': {
    accepted: { open: searchedByName, button: NEW, focus: /^p\.said / },
    refused: {
      open: (people) => at(people, '/desk/data-requests'),
      button: NEW,
      focus: /^div#refused /,
      wrong: '#person',
    },
    'not closed': {
      open: (people) => at(people, '/desk/data-requests'),
      button: 'button[value="close"]',
      focus: /^div#refused /,
      wrong: 'input[name="outcome"]',
    },
  },
};
