// Advisers can correct or delete what they wrote at the desk. Anything that the practitioner changed is
// labelled.
import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plainBrowser, type PlainBrowser } from '../../../fakes/web/running-pages.js';
import { runDeskSite, signedInAs } from '../../../fakes/web/desk-site.js';
import type { RunningSite } from '../../../fakes/web/running-site.js';

let site: RunningSite;
let practitioner: PlainBrowser;
let ann: PlainBrowser;
let path: string;

beforeEach(async () => {
  site = await runDeskSite();
  practitioner = plainBrowser(site.url);
  await practitioner.get('/');
  await practitioner.submit('/chat/messages', { text: 'Must a child consent to a referral?' });
  await practitioner.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
  path = `/desk/escalation/${(await site.store.records.escalations.open())[0]!.id}`;
  ann = await atDesk('Ann Okafor');
  await submit(ann, { do: 'claim' });
});
afterEach(() => site.close());

const atDesk = (name: string): Promise<PlainBrowser> => signedInAs(site, name);

async function submit(who: PlainBrowser, fields: Record<string, string>) {
  await who.get(path);
  return who.submit(path, fields);
}

const soon = (browser: PlainBrowser, page: string) => expect.poll(async () => (await browser.get(page)).text);
const words = async (browser: PlainBrowser) => (await browser.get(path)).text;
/** Returns the id of the newest message that can be changed. */
const changeable = async (browser: PlainBrowser) =>
  [...(await words(browser)).matchAll(/name="message" value="([^"]*)"/g)].at(-1)?.[1];

async function wrote(text: string): Promise<string> {
  await submit(ann, { do: 'reply', text });
  await soon(practitioner, '/').toContain(text);
  return (await changeable(ann))!;
}

test('a corrected reply changes for the practitioner too, with a note that says so', async () => {
  const message = await wrote('Ring them before five.');
  expect((await submit(ann, { do: 'change', message, text: 'Ring them before six.' })).status).toBe(303);
  await soon(practitioner, '/').toContain('Ring them before six.');
  const seen = (await practitioner.get('/')).text;
  expect(seen).not.toContain('before five');
  expect(seen).toContain('Ann Okafor edited a message above.');
  expect(await words(ann)).toMatch(/, changed<\/span>[^]*Ring them before six\./);
});

test('a reply is taken back: its words are gone on both sides', async () => {
  const message = await wrote('This was for somebody else.');
  expect((await submit(ann, { do: 'take-back', message })).status).toBe(303);
  await expect.poll(async () => (await practitioner.get('/')).text).not.toContain('for somebody else');
  const thread = await words(ann);
  expect(thread).not.toContain('for somebody else');
  expect(thread).toContain('The person who wrote this message has deleted it.');
  expect(await changeable(ann)).toBeUndefined();
});

test('a message or a note is only deleted after a question, which says who sees that it was deleted', async () => {
  await wrote('Ring them before five.');
  await submit(ann, { do: 'note', text: 'Ask the guardian.' });
  const $ = load(await words(ann));
  const buttons = $('button[value="take-back"]').toArray();
  const questions = buttons.map((button) => $(button).closest('details.delete').find('form p').text());
  expect(questions).toEqual([
    'Are you sure? You cannot undo this. The practitioner will see that you deleted a message.',
    'Are you sure? You cannot undo this. Your colleagues will see that you deleted a note.',
  ]);
});

test('shows apart what only advisers see of a message, and says which parts were kept as a note', async () => {
  const send = async (text: string) => {
    await ann.get(path);
    return JSON.parse((await ann.postJson(path, { do: 'reply', text })).text) as unknown;
  };
  expect(await send('Ring them.')).toEqual({ stored: true, isNote: false, hasNote: false });
  expect(await send('//ring police at 7')).toEqual({ stored: true, isNote: true, hasNote: true });
  expect(await send('Ring them at six.\n// I will ring at 7.')).toEqual({
    stored: true,
    isNote: false,
    hasNote: true,
  });
  const turn = load(await words(ann))('.turn-to-practitioner').last();
  expect(turn.children('blockquote').first().text()).toBe('Ring them at six.');
  expect(turn.find('.only-advisers').text()).toBe('I will ring at 7.');
  expect(turn.text()).toContain('Only advisers see this part. It was not sent');
  await soon(practitioner, '/').toContain('Ring them at six.');
  expect((await practitioner.get('/')).text).not.toContain('at 7');
});

test('a note is corrected and taken back, and no one is sent it', async () => {
  await submit(ann, { do: 'note', text: 'Ask the guardian.' });
  const message = (await changeable(ann))!;
  await submit(ann, { do: 'change', message, text: 'Ask the new guardian.' });
  expect(await words(ann)).toContain('<blockquote dir="auto">Ask the new guardian.</blockquote>');
  await submit(ann, { do: 'take-back', message });
  expect(await words(ann)).not.toContain('guardian');
  expect((await practitioner.get('/')).text).not.toContain('guardian');
});

test('no one can change what someone else wrote, or turn it into a message', async () => {
  const message = await wrote('Ring them before five.');
  const ben = await atDesk('Ben Hughes');
  expect(await changeable(ben)).toBeUndefined();
  for (const [who, named] of [
    [ben, message],
    [ann, 'desk:nobody:action:unknown'],
  ] as const)
    for (const what of ['change', 'take-back'])
      expect((await submit(who, { do: what, message: named, text: 'Forged.' })).status).toBe(400);
  expect((await submit(ann, { do: 'change', message, text: ' ' })).status).toBe(400);
  expect((await submit(ann, { do: 'change', message, text: 'a'.repeat(8001) })).status).toBe(413);
  const seen = (await practitioner.get('/')).text + (await words(ann));
  expect(seen).not.toContain('Forged.');
  expect(seen).toContain('Ring them before five.');
});

test('once it is closed, nothing can be changed', async () => {
  await wrote('Ring them before five.');
  await submit(ann, { do: 'resolve', outcome: 'Advised' });
  expect(await changeable(ann)).toBeUndefined();
});
