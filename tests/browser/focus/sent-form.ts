// Sends a form of a page by keyboard, and reads where the focus then is.
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { RunningLibrary } from '../../support/running-library.js';

export interface People {
  site: RunningLibrary;
  /** The page of someone who is signed in with this role. It stays open for all the forms. */
  as(role: 'lead' | 'editor' | 'admin'): Promise<Page>;
  /** Opens the desk as someone else. The page stays open until the next page for a visitor or practitioner. */
  visitor(name: string): Promise<Page>;
  /** Opens a page for everyone, as a new visitor sees it. The page stays open until the next one. */
  practitioner(path?: string, options?: BrowserContextOptions): Promise<Page>;
}

export interface SentForm {
  /** Opens the page and fills in the form. */
  open(people: People): Promise<Page>;
  /** The button that sends the form. */
  button: string;
  /** What has the focus afterwards: its element, its id and its text. */
  focus: RegExp;
  /** The field that the page says is wrong. */
  wrong?: string;
  /** True if a script sends the form, so that the page stays open. */
  isSentByScript?: true;
}

/** Forms by address, and then by what happens when they are sent. */
export type SentForms = Readonly<Record<string, Readonly<Record<string, SentForm>>>>;

export const WITHOUT_SCRIPTS: BrowserContextOptions = { javaScriptEnabled: false };

/** Opens the collapsed section that contains the element. Works without scripts in the page too. */
export async function unfold(page: Page, selector: string): Promise<void> {
  await page.evaluate(`{
    const one = document.querySelector(${JSON.stringify(selector)});
    for (let at = one.closest('details'); at; at = at.parentElement.closest('details')) at.open = true;
  }`);
}

/** Gives the form an old token, as on a page that was open before its reader signed in again. */
export async function withOldToken(page: Page, button: string): Promise<Page> {
  await page.evaluate(`document.querySelector(${JSON.stringify(button)}).form.elements.token.value = 'old'`);
  return page;
}

/** Presses Enter on the button, and returns the addresses that were posted to. */
export async function send(page: Page, { button, isSentByScript }: SentForm): Promise<string[]> {
  const posted: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') posted.push(new URL(request.url()).pathname);
  });
  await unfold(page, button);
  await page.evaluate('document.documentElement.dataset.left = "yes"');
  await page.locator(button).first().press('Enter');
  if (!isSentByScript) await page.locator('html:not([data-left])').waitFor({ state: 'attached' });
  await page.waitForLoadState();
  return posted;
}

/** If the focus is outside `main`, the text starts by saying so. */
const FOCUS = `(() => {
  const one = document.activeElement;
  const main = document.querySelector('main');
  const name = one.tagName.toLowerCase() + (one.id && '#' + one.id) + (one.classList.contains('said') ? '.said' : '');
  const words = one.getAttribute('aria-label') ?? (one === main || one === document.body ? '' : one.innerText);
  return (main.contains(one) ? '' : 'outside main: ') + name + ' ' + words.trim().slice(0, 200);
})()`;

export const focusIn = (page: Page) => page.evaluate<string>(FOCUS);

/** The words of the page’s title, without the name of the service. */
export async function titleOf(page: Page): Promise<string> {
  return (await page.title()).split(' – ')[0]!;
}

/** Fields that are marked as wrong, but do not say what is wrong. */
export function unexplained(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`[...document.querySelectorAll('main [aria-invalid="true"]')]
    .filter((one) => !(one.getAttribute('aria-describedby') ?? '').split(' ')
      .some((id) => document.getElementById(id)?.matches('.problem, .error, :has(.error)')))
    .map(({ outerHTML }) => outerHTML.slice(0, 150))`);
}

/** True if someone can see the middle of the element. */
export function isInView(page: Page, selector: string): Promise<boolean> {
  return page.evaluate<boolean>(`(() => {
    const one = document.querySelector(${JSON.stringify(selector)});
    const { left, top, width, height } = one.getBoundingClientRect();
    return one.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  })()`);
}
