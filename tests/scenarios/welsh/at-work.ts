// What advisers, a lead and an editor do while someone chats in Welsh.
import { load } from 'cheerio';
import { createEditingStore } from '../../../adapters/sql/guidance/editing-store.js';
import { DAYS } from '../../../bot/model/people/roster.js';
import { decideRecall } from '../../../bot/recalls/decide-recall.js';
import { openRecalls } from '../../../bot/recalls/open-recalls.js';
import { readByRules, type ReadTurn } from '../../../knowledge/turns/read-turn.js';
import { CONSENT, REFERRAL_NOTE, type RunningStacks } from '../../fakes/real-stacks/running-stacks.js';
import { note } from '../../support/running-guidance.js';
import type { PlainBrowser } from '../../fakes/web/running-pages.js';
import { shownOn } from './only-welsh.js';

/** The last of these can be read as a new question or as a follow-up to the first. */
export const BOTH_WAYS = [
  'Who speaks for the child in a meeting?',
  'Which bus goes to the moon?',
  'Who is a guardian?',
] as const;
export const CHANGED = 'A child must now be asked before a referral to the National Referral Mechanism.';
export const GUARDIANS = 'A guardian speaks for the child in every meeting that is held.';
export const INTERPRETERS = 'An interpreter speaks at every meeting about consent to a referral.';

export const readBothWays: ReadTurn = (text, before) =>
  BOTH_WAYS.some((one) => one === text) && before !== undefined
    ? Promise.resolve({ is: 'question', followUp: false, both: true })
    : readByRules(text, before);

export async function addGuidance({ guidance, loaded }: RunningStacks): Promise<void> {
  await guidance.put('guardians.md', note('Guardians', GUARDIANS));
  await guidance.put('interpreters.md', note('Interpreters', INTERPRETERS));
  await guidance.describe([{ file: 'referral.md', slug: 'referral', date: '2024-01-10' }]);
  await guidance.publish();
  await loaded();
}

/** Sends an adviser’s forms about the newest request. */
export async function adviser(
  stacks: RunningStacks,
  name: string,
): Promise<(fields: Record<string, string>) => Promise<void>> {
  const browser = await signedIn(stacks, name, 'adviser');
  await browser.get('/desk');
  return async (fields) => {
    const [request] = await stacks.store.records.escalations.open();
    const path = `/desk/escalation/${request!.id}`;
    const $ = load((await browser.get(path)).text);
    const to = $('option').filter((_, one) => $(one).text().startsWith(fields.to!));
    const sent = await browser.submit(path, { ...fields, ...(fields.to && { to: to.attr('value')! }) });
    if (sent.status !== 303) throw new Error(`${sent.status}: ${shownOn(sent.text)}`);
    await stacks.settled();
  };
}

/** Changes one document and takes the words out of another, and tells everyone who was given them. */
export async function changeGuidance({ store, guidance, settled }: RunningStacks): Promise<void> {
  await guidance.put('referral.md', REFERRAL_NOTE.replace(CONSENT, CHANGED));
  await guidance.put('guardians.md', note('Guardians', 'Each council has its own way.'));
  await guidance.publish();
  const clock = () => new Date();
  const editing = createEditingStore(guidance.database);
  await openRecalls({ store, clock, editing, guidance: guidance.ports.store });
  for (const { id: recall } of await store.records.recalls.list('open'))
    await decideRecall({ store, clock, answerDeadlineMs: 0 }, { recall, editor: 'Ada', tell: true });
  await settled();
}

/** Sets opening hours on every day, and closes today and the next two days. */
export async function closeForDays(stacks: RunningStacks): Promise<void> {
  const lead = await signedIn(stacks, 'Lee', 'lead');
  const closed = [0, 1, 2].map((days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10));
  const hours = DAYS.flatMap((day) => [
    [`${day}-from`, '09:00'],
    [`${day}-to`, '17:00'],
  ]);
  await lead.get('/desk/hours');
  const fields = { do: 'save', version: '0', 'closed-days': closed.join('\n'), ...Object.fromEntries(hours) };
  const sent = await lead.submit('/desk/hours', fields);
  if (sent.status !== 303) throw new Error(`${sent.status}: ${shownOn(sent.text)}`);
}

async function signedIn(stacks: RunningStacks, name: string, role: string): Promise<PlainBrowser> {
  const browser = stacks.browser();
  await browser.submit('/sign-in', { name, role });
  return browser;
}
