// Takes screenshots, in Welsh, of the chat while advisers help, when guidance changes, about the past and out
// of hours, and of the library’s search and earlier versions.
import type { Page } from 'playwright-core';
import {
  CONSENT,
  QUESTION,
  startStacks,
  type RunningStacks,
} from '../../fakes/real-stacks/running-stacks.js';
import {
  addGuidance,
  adviser,
  BOTH_WAYS,
  changeGuidance,
  closeForDays,
  readBothWays,
} from '../../scenarios/welsh/at-work.js';
import { KNIFE } from '../../scenarios/welsh/talks.js';
import type { TakePicture } from './take-writing.js';

const NAMED = 'Does Alex Smith have to consent to a referral?';

/** Opens the chat as a new person, in Welsh. */
type InWelsh = (at: RunningStacks, visit: (page: Page) => Promise<void>) => Promise<void>;

export async function takeRarerStates(inWelsh: InWelsh, take: TakePicture): Promise<void> {
  const stacks = await startStacks({ advisers: 'desk', editing: { sources: [] }, readTurn: readBothWays });
  await addGuidance(stacks);
  const sent = async (page: Page, send: () => Promise<void>) => {
    await Promise.all([page.waitForResponse(/\/chat\/(?:messages|actions)/), send()]);
    await stacks.settled();
    await page.reload();
  };
  const say = async (page: Page, ...texts: string[]) => {
    for (const text of texts) {
      await page.waitForLoadState();
      await page.locator('#question').fill(text);
      await sent(page, () => page.keyboard.press('Enter'));
    }
  };
  /** Opens all lists, because some buttons are in one and others are asked about in one. */
  const press = async (page: Page, action: string) => {
    await open(page);
    const button = page.locator(`.entry button[name="action"][value*='${action}']`).last();
    await sent(page, () => button.click());
  };
  await inWelsh(stacks, async (page) => {
    await say(page, NAMED, 'cynghorydd');
    await open(page);
    await take(page, 'share-asked');
    await press(page, '"confirm-sharing"');
    const [ada, bea] = [await adviser(stacks, 'Ada'), await adviser(stacks, 'Bea')];
    await ada({ do: 'claim' });
    await say(page, 'Oes rhywun yno?', 'canslo');
    await take(page, 'claimed-and-cancel-asked');
    await ada({ do: 'hand-back' });
    await ada({ do: 'claim' });
    await ada({ do: 'reply', text: 'Helo, Ada ydw i. Ble mae hi nawr?' });
    await ada({ do: 'reassign', to: 'Bea' });
    await page.reload();
    await take(page, 'passed-on');
    await bea({ do: 'resolve', outcome: 'Advised' });
    await page.reload();
    await press(page, '"rate-handoff"');
    await take(page, 'closed-and-rated');
  });
  await inWelsh(stacks, async (page) => {
    await say(page, KNIFE);
    await open(page);
    await take(page, 'no-danger-asked');
    await press(page, '"no-danger"');
    await take(page, 'no-danger');
  });
  await inWelsh(stacks, async (page) => {
    await say(
      page,
      'Beth ddywedodd y canllawiau ar 3 Mawrth 2025?',
      'What did the guidance say on 3 March 2025 about consent to a referral?',
      'What did the guidance say on 31 June 2025 about consent?',
    );
    await take(page, 'past-date');
  });
  await inWelsh(stacks, async (page) => {
    await say(page, QUESTION, ...BOTH_WAYS);
    await take(page, 'both-ways');
  });
  await inWelsh(stacks, async (page) => {
    for (const [name, text] of [
      ['found', CONSENT],
      ['nothing', 'zzzz qqqq'],
      ['danger', KNIFE],
    ] as const) {
      await page.goto('/library/find');
      await page.getByRole('searchbox').fill(text);
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
      await take(page, `search-${name}`);
    }
    await page.goto('/');
    await say(page, QUESTION, BOTH_WAYS[0]);
    await changeGuidance(stacks);
    await page.reload();
    await take(page, 'recall');
    await page.goto('/library/document/referral/edition/1');
    await take(page, 'edition');
  });
  await closeForDays(stacks);
  await inWelsh(stacks, async (page) => {
    await say(page, QUESTION, 'cynghorydd', 'statws');
    await take(page, 'out-of-hours');
  });
  await stacks.close();
}

const open = (page: Page): Promise<void> =>
  page.evaluate('for (const one of document.querySelectorAll(".entry details")) one.open = true');
