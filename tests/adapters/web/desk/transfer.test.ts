// Transfers a request at the desk: who can be chosen, how many requests each adviser has, and limits on
// urgent requests.
import { load } from 'cheerio';
import { afterEach, expect, test } from 'vitest';
import { openEvents } from '../../../fakes/web/event-reader.js';
import { deskPersonCalled } from '../../../fakes/web/desk-people.js';
import { press, signedInAs } from '../../../fakes/web/desk-site.js';
import { plainBrowser } from '../../../fakes/web/running-pages.js';
import { runSite, type RunningSite } from '../../../fakes/web/running-site.js';
import { sampleRoster } from '../../../fakes/samples/sample-roster.js';
import type { Roster } from '../../../../bot/model/people/roster.js';

let site: RunningSite;
afterEach(() => site.close());

async function openedAt(roster: Roster, question: string): Promise<string> {
  site = await runSite(
    (guidance) => () =>
      Promise.resolve(guidance.answered([guidance.cite('nrm-referral-and-consent', 'consent')])),
    { roster: () => roster },
  );
  return askAdviser(question);
}

async function askAdviser(question: string): Promise<string> {
  const practitioner = plainBrowser(site.url);
  await practitioner.get('/');
  await practitioner.submit('/chat/messages', { text: question });
  await practitioner.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
  const waiting = (await site.store.records.escalations.open()).filter(({ state }) => state === 'waiting');
  return `/desk/escalation/${waiting[0]!.id}`;
}

/** Returns the choices in the order of the list, with unavailable ones in brackets. */
function choicesIn(page: string): string[] {
  const list = /<select id="to"[^]*?<\/select>/.exec(page)![0];
  return [...list.matchAll(/<option value="[^"]+"( disabled)?>([^<]*)/g)].map(([, isDisabled, text]) =>
    isDisabled ? `[${text}]` : text!,
  );
}

const QUESTION = 'Must a child consent to a referral?';
const URGENT = 'A man has just taken a girl of 14 in his car and will sell her tonight.';

const listed = sampleRoster(
  {
    as: [deskPersonCalled('Ann Okafor')],
    id: 'ann',
    name: 'Ann Okafor',
    specialisms: ['immigration-safeguarding'],
  },
  { as: [deskPersonCalled('Ben Hughes')], id: 'ben', name: 'Ben Hughes', specialisms: ['social-work'] },
  {
    as: [deskPersonCalled('Cyd Evans')],
    id: 'cyd',
    name: 'Cyd Evans',
    specialisms: ['law-enforcement'],
  },
);

test('offers each colleague by name, those on shift first, and only specialisms that an adviser has', async () => {
  const path = await openedAt(listed, QUESTION);
  const [ann, ben] = [await signedInAs(site, 'Ann Okafor'), await signedInAs(site, 'Ben Hughes')];
  await ben.get('/desk/advisers');
  await ben.submit('/desk/advisers', { away: 'true' });
  expect(choicesIn(await press(ann, path, { do: 'claim' }))).toEqual([
    'Cyd Evans: on shift, not at the desk, 0 open',
    '[Ben Hughes: away, 0 open]',
    'Social work (no one else on shift)',
    'Law enforcement (1 on shift)',
    'Immigration safeguarding (no one else on shift)',
  ]);
});

test('refuses to leave an urgent request waiting for a specialism that no one on shift has', async () => {
  const path = await openedAt(listed, URGENT);
  const ann = await signedInAs(site, 'Ann Okafor');
  const claimed = await press(ann, path, { do: 'claim' });
  expect(choicesIn(claimed)).toContain('[Immigration safeguarding (no one else on shift)]');
  expect(claimed).toContain(
    'This is urgent, so you can only transfer it if someone is on shift to claim it.',
  );
  const said = await press(ann, path, { do: 'reassign', to: 'specialism:immigration-safeguarding' });
  expect(said).toContain('Nothing has changed. This is urgent');
  expect(said).toContain('id="reply-form"');
  const note = { do: 'reassign', to: 'specialism:social-work', 'transfer-note': 'She speaks Polish.' };
  expect(await press(ann, path, note)).not.toContain('Nothing has changed');
});

test('keeps the choice and the note of a transfer that was refused', async () => {
  const path = await openedAt(listed, URGENT);
  const ann = await signedInAs(site, 'Ann Okafor');
  await press(ann, path, { do: 'claim' });
  const to = 'specialism:immigration-safeguarding';
  const { status, text } = await ann.submit(path, {
    do: 'reassign',
    to,
    'transfer-note': 'She speaks Polish.',
  });
  const page = load(text);
  expect(status).toBe(409);
  expect(page('.error').text()).toContain('Nothing has changed. This is urgent');
  expect(String(page('#transfer-note').val()).trim()).toBe('She speaks Polish.');
  expect(page('#to option[selected]').attr('value')).toBe(to);
});

test('passes a request to a colleague who is signed in, where no file lists the advisers', async () => {
  const path = await openedAt([], URGENT);
  const ann = await signedInAs(site, 'Ann Okafor');
  expect(await press(ann, path, { do: 'claim' })).not.toContain('id="to"');
  const ben = await signedInAs(site, 'Ben Hughes');
  await press(ben, await askAdviser(QUESTION), { do: 'claim' });
  const editor = plainBrowser(site.url);
  await editor.submit('/sign-in', { name: 'Eve Editor', role: 'editor' });
  const page = (await ann.get(path)).text;
  expect(choicesIn(page)).toHaveLength(1);
  expect(choicesIn(page)[0]).toMatch(/^Ben Hughes: signed in, at the desk [\d:]+[ap]m, 1 open$/);
  const to = /value="(adviser:desk-[^"]+)"/.exec(page)![1]!;
  expect(await press(ann, path, { do: 'reassign', to })).toContain('Transferred to Ben Hughes');
  expect((await ben.get(path)).text).toContain('id="reply-form"');
});

test('lists colleagues without a group where there is nothing else to choose, as some readers skip groups', async () => {
  const path = await openedAt([], QUESTION);
  const ann = await signedInAs(site, 'Ann Okafor');
  await signedInAs(site, 'Ben Hughes');
  const choices = load(await press(ann, path, { do: 'claim' }))('#to > option');
  expect(choices.map((_, option) => load(option).text()).get()).toEqual([
    'Choose one',
    expect.stringMatching(/^Ben Hughes: signed in.*, 0 open$/),
  ]);
});

test('says what to do instead of a list in which no one can be chosen', async () => {
  let now = new Date();
  site = await runSite(() => () => Promise.reject(new Error('Nothing is asked here.')), {
    roster: () => [],
    clock: () => now,
  });
  await signedInAs(site, 'Ben Hughes');
  now = new Date(now.getTime() + 20 * 60_000);
  const path = await askAdviser(URGENT);
  const ann = await signedInAs(site, 'Ann Okafor');
  const page = await press(ann, path, { do: 'claim' });
  expect(page).not.toContain('id="to"');
  expect(page).toMatch(/No one else is at the desk to transfer this to[^<]*“Hand back”/);
});

test('says beside the note who will see it as written, and explains placeholders to those who do not', async () => {
  const path = await openedAt(listed, QUESTION);
  const [ann, ben] = [await signedInAs(site, 'Ann Okafor'), await signedInAs(site, 'Ben Hughes')];
  const form = load(await press(ann, path, { do: 'claim' }))('details:has(#transfer-note)');
  expect(form.text()).toContain('The adviser who has the request sees it as you wrote it.');
  const note = 'Amina Yusuf wants to speak with the school first.';
  const given = await press(ann, path, { do: 'reassign', to: 'adviser:ben', 'transfer-note': note });
  const readers = [load((await ben.get(path)).text), load(given)];
  expect(readers[0]!('.handover').text()).toContain(note);
  const notes = readers.map((page) => page('.turn-note blockquote').text());
  expect(notes).toEqual([note, '[name 1] wants to speak with the school first.']);
  const explains = readers.map((page) => page('#case-thread').text().includes('Personal details are hidden'));
  expect(explains).toEqual([false, true]);
  const closed = load(await press(ben, path, { do: 'resolve' }))('#case-thread').text();
  expect(closed).toContain('Personal details are hidden now that the request is closed.');
  expect(closed).not.toContain('Only the adviser who holds the request');
});

test('shows the note of a request that was handed back at the top before and after it is claimed, not to its writer', async () => {
  const path = await openedAt(listed, QUESTION);
  const [ann, ben] = [await signedInAs(site, 'Ann Okafor'), await signedInAs(site, 'Ben Hughes')];
  await press(ann, path, { do: 'claim' });
  await press(ann, path, {
    do: 'hand-back',
    'hand-back-note': 'Amina Yusuf wants to speak with the school first.',
  });
  const before = load((await ben.get(path)).text)('#case-handover');
  expect(before.text()).toMatch(
    /^Handed back by Ann Okafor at .*\[name 1\] wants to speak with the school first\.$/,
  );
  const box = load(await press(ben, path, { do: 'claim' }))('.handover').text();
  expect(box).toMatch(/^Handed back by Ann Okafor at .*Amina Yusuf wants to speak with the school first\.$/);
  await press(ben, path, { do: 'hand-back' });
  expect(load(await press(ann, path, { do: 'claim' }))('.handover').length).toBe(0);
});

test('keeps the names of advisers that a note addresses, and removes others and those in replies', async () => {
  const path = await openedAt([], QUESTION);
  const [ann, dana] = [await signedInAs(site, 'Ann Okafor'), await signedInAs(site, 'Dana Price')];
  await press(ann, path, { do: 'claim' });
  await press(ann, path, { do: 'note', text: 'Dana, can you ring Amina Yusuf?' });
  const note = 'Dana please take over. Amina Yusuf is safe in the office.';
  await press(ann, path, { do: 'hand-back', 'hand-back-note': note });
  const page = load((await dana.get(path)).text);
  expect(page('#case-handover').text()).toContain('Dana please take over. [name 1] is safe in the office.');
  expect(page('#case-thread').text()).toContain('Dana, can you ring [name 1]?');
  await press(ann, path, { do: 'claim' });
  await press(ann, path, { do: 'reply', text: 'Hello Dana, can you ring me?' });
  expect((await dana.get(path)).text).not.toContain('Hello Dana');
});

test('announces a transfer on the list of requests apart from the count, which a later count replaces', async () => {
  const path = await openedAt(listed, QUESTION);
  const [ann, ben] = [await signedInAs(site, 'Ann Okafor'), await signedInAs(site, 'Ben Hughes')];
  await press(ann, path, { do: 'claim' });
  const queue = await openEvents(`${site.url}/desk/events`, { Cookie: ben.cookie() });
  await queue.next('regions');
  await press(ann, path, { do: 'reassign', to: 'adviser:ben' });
  const { data } = await queue.next('regions');
  expect(data).toMatchObject({ announcement: 'A request has been transferred to you.', count: '' });
  const other = plainBrowser(site.url);
  await other.get('/');
  await other.submit('/chat/messages', { text: QUESTION });
  await other.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
  const later = await queue.next('regions');
  expect(later.data).toMatchObject({ count: '1 waiting, 1 claimed.' });
  queue.close();
});
