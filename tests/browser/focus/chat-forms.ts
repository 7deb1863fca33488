// The forms of the chat and of the pages for everyone.
import type { BrowserContextOptions, Page } from 'playwright-core';
import { HELP_QUESTION } from '../../support/running-library.js';
import { QUESTION_BOX } from '../visits.js';
import { WITHOUT_SCRIPTS, withOldToken, type People, type SentForms } from './sent-form.js';

const SEND = '#ask button';
const NATION = '#nation button[value="wales"]';
const MAKE = 'button[value="make"]';
const LANGUAGE = 'button[name="language"]';

/** Asks without scripts, so that the reply is on the page that follows. */
export async function asked(people: People, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await people.practitioner('/', { ...WITHOUT_SCRIPTS, ...options });
  await page.getByLabel(QUESTION_BOX).fill(HELP_QUESTION);
  await page.locator(SEND).press('Enter');
  await page.locator('.entry-out').nth(1).waitFor();
  return page;
}

async function askedAnd(people: People, path: string): Promise<Page> {
  const page = await asked(people);
  await page.goto(path);
  return page;
}

async function withLink(people: People): Promise<{ page: Page; link: string }> {
  const page = await askedAnd(people, '/chat/link');
  await page.locator(MAKE).press('Enter');
  return { page, link: await page.locator('#link').inputValue() };
}

async function withTwoChats(people: People): Promise<Page> {
  const page = await asked(people);
  await page.locator('#new-chat button').press('Enter');
  await page.locator('.entry-out').first().waitFor({ state: 'detached' });
  await page.goto('/chat/earlier');
  return page;
}

async function pasted(people: People, link: string): Promise<Page> {
  const page = await people.practitioner('/chat/return');
  await page.locator('#link').fill(link);
  return page;
}

async function search(people: People, words: string): Promise<Page> {
  const page = await people.practitioner('/library/find');
  await page.locator('#find').fill(words);
  return page;
}

async function question(people: People, words: string): Promise<Page> {
  const page = await people.practitioner('/', WITHOUT_SCRIPTS);
  await page.getByLabel(QUESTION_BOX).fill(words);
  return page;
}

export const CHAT_FORMS: SentForms = {
  'POST /chat/messages': {
    accepted: {
      async open(people) {
        const page = await people.practitioner();
        await page.getByLabel(QUESTION_BOX).fill(HELP_QUESTION);
        return page;
      },
      button: SEND,
      focus: /^textarea#question/,
      isSentByScript: true,
    },
    'accepted without scripts': {
      open: (people) => question(people, HELP_QUESTION),
      button: SEND,
      focus: /^h3#latest You/,
    },
    refused: {
      open: (people) => question(people, ''),
      button: SEND,
      focus: /^textarea#question/,
      wrong: '#question',
    },
  },
  'POST /chat/actions': {
    accepted: {
      open: (people) => people.practitioner(),
      button: NATION,
      focus: /^summary Nation: Wales/,
      isSentByScript: true,
    },
    'accepted without scripts': {
      open: (people) => people.practitioner('/', WITHOUT_SCRIPTS),
      button: NATION,
      focus: /^h3#latest Assistant/,
    },
    refused: {
      open: async (people) => withOldToken(await people.practitioner('/', WITHOUT_SCRIPTS), NATION),
      button: NATION,
      focus: /^textarea#question/,
      wrong: '#question',
    },
  },
  'POST /chat/leave': {
    accepted: { open: (people) => people.practitioner(), button: '#leave button', focus: /^p\.said / },
  },
  'POST /chat/new': {
    accepted: { open: asked, button: '#new-chat button', focus: /^textarea#question/ },
    refused: {
      open: async (people) => withOldToken(await asked(people), '#new-chat button'),
      button: '#new-chat button',
      focus: /^textarea#question/,
      wrong: '#question',
    },
  },
  'POST /chat/earlier': {
    accepted: { open: withTwoChats, button: '.earlier button', focus: /^h3#latest You/ },
    refused: {
      open: async (people) => withOldToken(await withTwoChats(people), '.earlier button'),
      button: '.earlier button',
      focus: /^textarea#question/,
      wrong: '#question',
    },
  },
  'POST /chat/link': {
    accepted: {
      open: (people) => askedAnd(people, '/chat/link'),
      button: MAKE,
      focus: /^p\.said Copy this link now/,
    },
    'turned off': {
      async open(people) {
        const { page } = await withLink(people);
        return page;
      },
      button: 'button[value="remove"]',
      focus: /^p\.said The private link has been turned off\./,
    },
    refused: {
      open: async (people) => withOldToken(await askedAnd(people, '/chat/link'), MAKE),
      button: MAKE,
      focus: /^textarea#question/,
      wrong: '#question',
    },
  },
  'POST /chat/return': {
    accepted: {
      open: async (people) => pasted(people, (await withLink(people)).link),
      button: 'main form button',
      focus: /^h3#latest You/,
    },
    refused: {
      open: (people) => pasted(people, 'not a link'),
      button: 'main form button',
      focus: /^input#link/,
      wrong: '#link',
    },
  },
  'POST /library/find': {
    accepted: { open: (people) => search(people, 'consent'), button: '.find button', focus: /^h2#found / },
    'about danger': {
      open: (people) => search(people, 'A man is taking a 14 year old girl away in his car right now'),
      button: '.find button',
      focus: /Call 999/,
    },
    refused: {
      open: (people) => search(people, ''),
      button: '.find button',
      focus: /^div#refused /,
      wrong: '#find',
    },
  },
  'POST /language': {
    'accepted in the chat': {
      open: (people) => people.practitioner(),
      button: LANGUAGE,
      focus: /^main#main/,
    },
    'accepted without scripts': {
      open: (people) => people.practitioner('/', WITHOUT_SCRIPTS),
      button: LANGUAGE,
      focus: /^main#main/,
    },
    'accepted on another page': {
      open: (people) => people.practitioner('/privacy'),
      button: LANGUAGE,
      focus: /^main#main/,
    },
    'accepted where a link is opened': {
      open: (people) => pasted(people, 'a link'),
      button: LANGUAGE,
      focus: /^main#main/,
    },
    'accepted in a search': {
      async open(people) {
        const page = await search(people, 'consent');
        await page.locator('.find button').press('Enter');
        await page.locator('#found').waitFor();
        return page;
      },
      button: LANGUAGE,
      focus: /^h2#found /,
    },
  },
  'POST /sign-out': {
    accepted: {
      open: (people) => people.visitor('Zed Hill'),
      button: '.signed-in button',
      focus: /^h1 You are signed out/,
    },
    refused: {
      open: async (people) => withOldToken(await people.visitor('Zed Hill'), '.signed-in button'),
      button: '.signed-in button',
      focus: /^h1 /,
    },
  },
  'POST /sign-in': {
    refused: {
      open: (people) => people.practitioner('/sign-in'),
      button: 'main form button',
      focus: /^input#name/,
      wrong: '#name',
    },
  },
};
