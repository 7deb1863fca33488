// Besides replying at the desk, advisers transfer requests, search privately, send quotes, set absences and
// keep records.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deskPersonCalled } from '../../../fakes/web/desk-people.js';
import { press, signedInAs } from '../../../fakes/web/desk-site.js';
import { plainBrowser, type PlainBrowser } from '../../../fakes/web/running-pages.js';
import { runSite, type RunningSite } from '../../../fakes/web/running-site.js';
import { needsNation } from '../../../fakes/samples/sample-answers.js';
import { sampleRoster } from '../../../fakes/samples/sample-roster.js';

const ann = deskPersonCalled('Ann Okafor');
const ben = deskPersonCalled('Ben Hughes');
const roster = sampleRoster(
  { as: [ann], id: 'ann', name: 'Ann Okafor', lead: true, specialisms: ['social-work'], languages: ['pl'] },
  { as: [ben], id: 'ben', name: 'Ben Hughes', duty: true, nations: ['wales'] },
);

const NEEDS_NATION = 'Who appoints the guardian?';

let site: RunningSite;
let practitioner: PlainBrowser;
let atDesk: Record<'ann' | 'ben', PlainBrowser>;

beforeEach(async () => {
  site = await runSite(
    (guidance) => (question) =>
      Promise.resolve(
        question.text === NEEDS_NATION
          ? needsNation()
          : guidance.answered([guidance.cite('nrm-referral-and-consent', 'consent')]),
      ),
    { roster: () => roster },
  );
  practitioner = plainBrowser(site.url);
  await practitioner.get('/');
  atDesk = { ann: await signedIn('Ann Okafor', 'lead'), ben: await signedIn('Ben Hughes', 'adviser') };
});
afterEach(() => site.close());

const signedIn = (name: string, role: string) => signedInAs(site, name, role);

async function askedFor(): Promise<string> {
  await practitioner.submit('/chat/messages', { text: 'Must Amina Yusuf consent to a referral?' });
  await practitioner.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
  const [open] = await site.store.records.escalations.open();
  return `/desk/escalation/${open!.id}`;
}

const soon = (browser: PlainBrowser, path: string) => expect.poll(async () => (await browser.get(path)).text);

test('lets a lead transfer what someone else holds, and no other adviser', async () => {
  const path = await askedFor();
  await press(atDesk.ben, path, { do: 'claim' });
  expect((await atDesk.ann.get(path)).text).toContain('value="reassign"');
  expect(await press(atDesk.ann, path, { do: 'reassign', to: 'adviser:ann' })).toContain(
    'Transferred to Ann Okafor',
  );
  expect((await atDesk.ann.get(path)).text).toContain('id="reply-form"');
  const page = (await atDesk.ben.get(path)).text;
  expect(page).toContain('Ann Okafor</bdi> is handling this conversation.');
  expect(page).not.toContain('value="reassign"');
});

test('passes a conversation to a specialism, where it waits', async () => {
  const path = await askedFor();
  await press(atDesk.ann, path, { do: 'claim' });
  await press(atDesk.ann, path, { do: 'reassign', to: 'specialism:law-enforcement' });
  const page = (await atDesk.ben.get(path)).text;
  expect(page).toContain('<dt>Needs</dt><dd>Law enforcement</dd>');
  expect(page).toMatch(/Back in the queue at .+Ann Okafor<\/bdi> transferred it to another specialism\./);
});

test('refuses to pass on to what no page offered', async () => {
  const path = await askedFor();
  await press(atDesk.ann, path, { do: 'claim' });
  await atDesk.ann.get(path);
  expect((await atDesk.ann.submit(path, { do: 'reassign', to: 'x'.repeat(200) })).status).toBe(400);
});

test('asks the bot alone, and sends its quotes with words of the adviser’s own', async () => {
  const path = await askedFor();
  await press(atDesk.ann, path, { do: 'claim' });
  await press(atDesk.ann, path, { do: 'ask-bot', text: 'Is consent needed from a child?' });
  await soon(atDesk.ann, path).toContain('Send these quotes to the practitioner');
  expect((await practitioner.get('/')).text).not.toContain('Is consent needed from a child?');

  const send = /value="(insert-answer:[^"]+)"/.exec((await atDesk.ann.get(path)).text)![1]!;
  await press(atDesk.ann, path, { do: send, text: 'This is what counts:' });
  await soon(practitioner, '/').toContain('This is what counts:');
  const before = (await practitioner.get('/')).text.split('<figure class="quote"').length;
  expect(before).toBeGreaterThan(2);
});

test('says which nation it needs to know where that is why nothing was quoted', async () => {
  const path = await askedFor();
  await press(atDesk.ann, path, { do: 'claim' });
  await press(atDesk.ann, path, { do: 'ask-bot', text: NEEDS_NATION });
  await soon(atDesk.ann, path).toContain('Which nation is the child in? Add this to your question');
  expect((await atDesk.ann.get(path)).text).not.toContain('found nothing');
});

test('keeps the words of a question to the bot out of the reply where it is refused', async () => {
  const path = await askedFor();
  await press(atDesk.ann, path, { do: 'claim' });
  await atDesk.ann.get(path);
  const refused = await atDesk.ann.submit(path, { do: 'ask-bot', text: 'a'.repeat(2001) });
  expect(refused.status).toBe(413);
  expect(refused.text).toMatch(/<textarea id="reply"[^>]*>\n<\/textarea>/);
});

test('shows who is at work, with what they know, and takes that one is away', async () => {
  const page = (await atDesk.ben.get('/desk/advisers')).text;
  expect(page).toContain('On shift now: 2 of 2.');
  expect(page).not.toContain('desk ID');
  expect(page).toContain('<dt>Specialisms</dt><dd>Social work</dd>');
  expect(page).toContain('<dt>Languages</dt><dd>Polish</dd>');
  expect(page).toContain('<dt>Nations</dt><dd>Wales</dd>');
  const away = await atDesk.ben.submit('/desk/advisers', { away: 'true' });
  const after = (await atDesk.ben.get(away.headers.get('location')!)).text;
  expect(after).toContain('On shift now: 1 of 2.');
  expect(after).toContain('You are away until');
  await atDesk.ben.submit('/desk/advisers', { away: 'false' });
  expect((await atDesk.ben.get('/desk/advisers')).text).toContain('On shift now: 2 of 2.');
});

test('changes no one’s presence for someone who is not on the list', async () => {
  const stranger = await signedIn('Cyd Evans', 'adviser');
  expect((await stranger.get('/desk/advisers')).text).not.toContain('I am away');
  const refused = await stranger.submit('/desk/advisers', { away: 'true' });
  expect(refused.status).toBe(403);
});

test('keeps a record: a page to print and a file, with what each side said and without personal data', async () => {
  const path = await askedFor();
  await press(atDesk.ann, path, { do: 'claim' });
  await press(atDesk.ann, path, { do: 'reply', text: 'She need <b>not</b>.' });
  await practitioner.submit('/chat/messages', { text: 'Amina Yusuf is fifteen.' });
  await press(atDesk.ann, path, { do: 'note', text: 'Looks well supported' });
  await press(atDesk.ann, path, { do: 'resolve', outcome: 'Advised', detail: 'about consent' });
  const page = await atDesk.ann.get(`${path}/transcript`);
  expect(page.text).toContain('She need &lt;b&gt;not&lt;/b&gt;.');
  expect(page.text).toContain('[name 1] is fifteen.');
  expect(page.text).toContain('<dd>Advised: about consent</dd>');
  const file = await atDesk.ann.get(`${path}/transcript.md`);
  expect(file.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="request-[\w-]+\.md"$/);
  expect(file.text).toContain('She need <b>not</b>.');
  for (const { text } of [page, file]) {
    expect(text).not.toContain('Amina');
    expect(text).not.toContain('Looks well supported');
  }
  expect((await atDesk.ann.get('/desk/escalation/none/transcript.md')).status).toBe(404);
});

test('reopens a closed request, and proposes what was said as a note', async () => {
  const path = await askedFor();
  await press(atDesk.ann, path, { do: 'claim' });
  await press(atDesk.ann, path, { do: 'reply', text: 'A child need not consent.' });
  await press(atDesk.ann, path, { do: 'resolve', outcome: 'Advised' });
  await press(atDesk.ann, path, { do: 'propose-note' });
  await soon(atDesk.ann, path).toContain('Your draft practice note has been sent to the editors');
  await press(atDesk.ann, path, { do: 'reopen' });
  expect((await atDesk.ann.get(path)).text).toContain('id="reply-form"');
});

test('shows on the first page what could not be delivered', async () => {
  const path = await askedFor();
  await press(atDesk.ann, path, { do: 'claim' });
  await press(atDesk.ann, path, { do: 'reply', text: 'Are you there?' });
  await soon(practitioner, '/').toContain('Are you there?');
  const id = path.slice(path.lastIndexOf('/') + 1);
  const [sent] = await site.store.records.outgoing.ofEscalation(id, 'relay');
  await site.store.records.outgoing.setState(sent!.key, 'undeliverable');
  const page = (await atDesk.ben.get('/desk')).text;
  expect(page).toContain('Not delivered');
  expect(page).toContain(path);
  expect(page).not.toContain('Are you there?');
});

test('counts for a lead what was asked, and shows no figures to an adviser', async () => {
  const path = await askedFor();
  await press(atDesk.ben, path, { do: 'claim' });
  const page = (await atDesk.ann.get('/desk/figures?days=7')).text;
  expect(page).toContain('<th scope="row">Ben Hughes, 1 open now</th><td>1</td>');
  expect(page).toContain('<th scope="row">Referral and the NRM</th><td>1</td>');
  expect(page).toContain('<option value="7" selected>');
  expect((await atDesk.ben.get('/desk/figures')).status).toBe(403);
});

test('shows a practitioner’s rating as pressed after a reload', async () => {
  await practitioner.submit('/chat/messages', { text: 'Must she consent?' });
  await soon(practitioner, '/').toContain('Helpful');
  const answer = /&quot;answer&quot;:&quot;([^&]+)&quot;,&quot;rating&quot;:&quot;up/.exec(
    (await practitioner.get('/')).text,
  )![1]!;
  await practitioner.submit('/chat/actions', {
    action: JSON.stringify({ do: 'feedback', answer, rating: 'up' }),
  });
  const page = (await practitioner.get('/')).text;
  expect(page).toMatch(/rating&quot;:&quot;up&quot;\}" aria-pressed="true"/);
  expect(page).toMatch(/rating&quot;:&quot;down&quot;\}" aria-pressed="false"/);
});
