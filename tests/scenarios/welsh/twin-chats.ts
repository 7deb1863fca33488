// Takes an English and a Welsh chat on the web page through the same steps, and compares them.
import { load } from 'cheerio';
import { expect } from 'vitest';
import type { Language } from '../../../knowledge/model/language.js';
import type { RunningStacks } from '../../fakes/real-stacks/running-stacks.js';
import type { PlainBrowser } from '../../fakes/web/running-pages.js';

export type Pair = readonly [english: string, welsh: string];

interface Chat {
  browser: PlainBrowser;
  language: Language;
}

interface ShownButton {
  label: string;
  action: string;
}

export interface TwinChats {
  english: PlainBrowser;
  welsh: PlainBrowser;
  /** Checks that both chats show the same entries and buttons, apart from their text. */
  same(): Promise<void>;
  say(pair: Pair): Promise<void>;
  /** Presses, one after another, all buttons that `fits` accepts and that have not been pressed before. */
  press(fits: (action: string) => boolean): Promise<void>;
  /**
   * The labels of each pressed button. The key is the button’s action without the parts that differ between
   * the chats.
   */
  pressed: ReadonlyMap<string, readonly string[]>;
}

export async function openTwinChats(stacks: RunningStacks): Promise<TwinChats> {
  const chats = await Promise.all([openChat(stacks, 'en'), openChat(stacks, 'cy')]);
  const pressed = new Map<string, string[]>();
  const press: TwinChats['press'] = async (fits) => {
    for (;;) {
      const buttons = await sameIn(stacks, chats);
      const at = buttons[0]!.findIndex(({ action }) => fits(action) && !pressed.has(plain(action)));
      if (at < 0) return;
      pressed.set(
        plain(buttons[0]![at]!.action),
        buttons.map((one) => one[at]!.label),
      );
      for (const [number, { browser }] of chats.entries())
        await browser.postJson('/chat/actions', { action: buttons[number]![at]!.action });
    }
  };
  return {
    english: chats[0].browser,
    welsh: chats[1].browser,
    async same() {
      await sameIn(stacks, chats);
    },
    async say([english, welsh]) {
      for (const { browser, language } of chats)
        await browser.submit('/chat/messages', { text: language === 'cy' ? welsh : english });
      // Waits for the answers. Otherwise, the next message might come before the answer in one chat and after
      // it in the other.
      await stacks.settled();
    },
    press,
    pressed,
  };
}

async function openChat(stacks: RunningStacks, language: Language): Promise<Chat> {
  const browser = stacks.browser();
  await browser.get('/');
  await browser.submit('/language', { language });
  await browser.get('/');
  return { browser, language };
}

/**
 * Returns a chat’s buttons, and its entries without their text. Leaves out the Welsh notice that the
 * translation is a draft.
 */
async function lookAt({ browser }: Chat): Promise<{ form: string[]; buttons: ShownButton[] }> {
  const $ = load((await browser.get('/')).text);
  $('#entries input[type="hidden"], #entries p.text:not(.muted)').remove();
  // A span without a class only says that its text is in English, which only a Welsh line has to.
  const form = $('#entries .entry, #entries .entry *')
    .not('span:not([class])')
    .map((_, one) => `${one.tagName}.${$(one).attr('class') ?? ''} ${plain($(one).attr('value') ?? '')}`)
    .get();
  const buttons = $(
    '#entries button[name="action"], #state button[name="action"], .setting button[name="action"]',
  )
    .map((_, one) => ({ label: $(one).text().trim(), action: $(one).attr('value')! }))
    .get();
  return { form, buttons };
}

function plain(action: string): string {
  return action
    .replace(/"(answer|message|question|escalation)":"[^"]*"/g, '"$1":"…"')
    .replace(/"language":"(?:en|cy)"/, '"language":"other"');
}

async function sameIn(stacks: RunningStacks, chats: readonly Chat[]): Promise<ShownButton[][]> {
  await stacks.settled();
  const [english, welsh] = await Promise.all(chats.map(lookAt));
  expect(welsh!.form).toEqual(english!.form);
  const actions = [english!, welsh!].map(({ buttons }) => buttons.map(({ action }) => plain(action)));
  expect(actions[1]).toEqual(actions[0]);
  return [english!.buttons, welsh!.buttons];
}
