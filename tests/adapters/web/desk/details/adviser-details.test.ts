// Tests the desk's forms for an adviser's hours and specialisms: who may use them, their messages, and how
// they keep what was typed.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBot } from '../../../../../bot/create-bot.js';
import { readableDetails } from '../../../../../bot/model/people/adviser-details.js';
import type { AdviserDetails } from '../../../../../bot/model/people/roster.js';
import { deskPersonCalled } from '../../../../fakes/web/desk-people.js';
import { signedInAs } from '../../../../fakes/web/desk-site.js';
import type { PlainBrowser, Visit } from '../../../../fakes/web/running-pages.js';
import { runSite, type RunningSite } from '../../../../fakes/web/running-site.js';
import { sampleRoster, WEEKDAYS } from '../../../../fakes/samples/sample-roster.js';
import { portDefaults } from '../../../../fakes/port-defaults.js';

const ann = deskPersonCalled('Ann Okafor');
const ben = deskPersonCalled('Ben Hughes');
const roster = sampleRoster(
  { as: [ann], id: 'ann', name: 'Ann Okafor', specialisms: ['social-work'], languages: ['pl'] },
  { as: [ben], id: 'ben', name: 'Ben <Hughes>', nations: ['wales'], hours: WEEKDAYS },
);
const NIGHTS = {
  when: 'hours',
  shifts: '2',
  'shift-0-mon': 'on',
  'shift-0-fri': 'on',
  'shift-0-from': '22.00',
  'shift-0-to': '6am',
  'specialism-law-enforcement': 'on',
  'nation-scotland': 'on',
  languages: 'Vietnamese, Farsi',
};

let site: RunningSite;
let atDesk: Record<'ann' | 'ben' | 'lee' | 'ada', PlainBrowser>;

const open = (given = roster) =>
  runSite((guidance) => () => Promise.resolve(guidance.answered([guidance.cite('county-lines', 'debt')])), {
    roster: () => given,
  });
beforeEach(async () => {
  site = await open();
  const [as, ben, lee, ada] = await Promise.all(
    [
      ['Ann Okafor', 'adviser'],
      ['Ben Hughes', 'adviser'],
      ['Lee Lead', 'lead'],
      ['Ada Admin', 'admin'],
    ].map(([name, role]) => signedInAs(site, name!, role)),
  );
  atDesk = { ann: as!, ben: ben!, lee: lee!, ada: ada! };
});
afterEach(() => site.close());

async function set(browser: PlainBrowser, who: string, fields: Record<string, string>): Promise<Visit> {
  const path = `/desk/advisers/${who}`;
  const { text } = await browser.get(path);
  const version = /name="version" value="(\d+)"/.exec(text)?.[1] ?? '0';
  return browser.submit(path, { version, do: 'save', ...fields });
}
const follow = async (browser: PlainBrowser, { headers }: Visit) =>
  (await browser.get(headers.get('location')!)).text;
const detailsOf = async (who: string): Promise<AdviserDetails> =>
  readableDetails((await site.store.records.advisers.changes(who))[0]!)!;

test('an adviser sets her own hours and what she knows, and reads that they apply', async () => {
  const page = await follow(atDesk.ann, await set(atDesk.ann, 'ann', NIGHTS));
  expect(page).toContain('Saved. Ann Okafor’s new details apply now.');
  expect(page).toContain('<dt>Hours</dt><dd>Mon, Fri, 10pm to 6am</dd>');
  expect(page).toContain('<dt>Specialisms</dt><dd>Law enforcement</dd>');
  expect(page).toContain('<dt>Nations</dt><dd>Scotland</dd>');
  expect(page).toContain('<dt>Languages</dt><dd>Vietnamese, Persian</dd>');
  expect(page).toContain('Edited here by <bdi>Ann Okafor</bdi>');
  expect(await detailsOf('ann')).toEqual({
    hours: [{ days: ['mon', 'fri'], from: '22:00', to: '06:00' }],
    specialisms: ['law-enforcement'],
    nations: ['scotland'],
    languages: ['vi', 'fa'],
  });
});

test('it applies at once in another process on the same store', async () => {
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const other = createBot({
    store: site.store,
    platforms: new Map(),
    answerQuestion: () => Promise.reject(new Error('Nobody asks.')),
    redact: () => ({ text: '' as never, redactions: [] }),
    detectUrgency: () => false,
    ...portDefaults,
    contacts: () => [],
    roster: () => roster,
    clock: () => new Date(),
    log: silent,
  });
  await set(atDesk.ann, 'ann', NIGHTS);
  const [standing] = await other.queries.advisers();
  expect(standing!.adviser).toMatchObject({ languages: ['vi', 'fa'], nations: ['scotland'] });
});

test('goes back to what the file says, and keeps on record who set what', async () => {
  await set(atDesk.lee, 'ben', NIGHTS);
  const page = (await atDesk.ben.get('/desk/advisers/ben')).text;
  expect(page).toContain('<bdi>Lee Lead</bdi> changed the settings above');
  expect(page).toContain('<dd>Mon to Fri, 9am to 5pm</dd>');
  const back = await follow(atDesk.ben, await set(atDesk.ben, 'ben', { do: 'as-in-file', version: '1' }));
  expect(back).toContain('Ben &lt;Hughes&gt;’s details have been reset to the settings in the file');
  expect(back).not.toContain('Edited at the desk');
  const record = (await atDesk.lee.get('/desk/advisers/ben')).text;
  expect(record).toMatch(
    /<bdi>Ben Hughes<\/bdi>: reset to the settings in the file\.[^]*<bdi>Lee Lead<\/bdi>: <dl/,
  );
});

describe('who may', () => {
  test.each([
    ['ann', 'ben', 403],
    ['ben', 'ann', 403],
    ['ann', 'ann', 200],
    ['lee', 'ann', 200],
    ['ada', 'ben', 200],
    ['ada', 'nobody', 404],
  ] as const)('%s opens the page of %s: %i', async (who, whose, status) => {
    expect((await atDesk[who].get(`/desk/advisers/${whose}`)).status).toBe(status);
    const sent = await set(atDesk[who], whose, NIGHTS);
    expect(sent.status).toBe(status === 200 ? 303 : status);
    expect(await site.store.records.advisers.changes(whose)).toHaveLength(status === 200 ? 1 : 0);
  });

  test('each is offered what they may change, and nothing else', async () => {
    const offered = async (who: keyof typeof atDesk) =>
      [...(await atDesk[who].get('/desk/advisers')).text.matchAll(/href="\/desk\/advisers\/(\w+)"/g)].map(
        ([, id]) => id,
      );
    expect(await offered('ann')).toEqual(['ann']);
    expect(await offered('lee')).toEqual(['ann', 'ben']);
    expect(await offered('ada')).toEqual(['ann', 'ben']);
  });

  test('a lead named in the file sets everyone’s, without the role', async () => {
    await site.close();
    site = await open(sampleRoster({ as: [ann], id: 'ann', lead: true }, { as: [ben], id: 'ben' }));
    const browser = await signedInAs(site, 'Ann Okafor', 'adviser');
    expect((await set(browser, 'ben', NIGHTS)).status).toBe(303);
  });

  test('a form from elsewhere, or of an older session, changes nothing and keeps what was typed', async () => {
    const foreign = await atDesk.ann.submit('/desk/advisers/ann', NIGHTS, {
      Origin: 'https://elsewhere.example',
    });
    expect(foreign.status).toBe(403);
    const old = await atDesk.ann.submit('/desk/advisers/ann', { ...NIGHTS, token: 'of-another-session' });
    expect(old.status).toBe(403);
    expect(old.text).toContain('This page is out of date.');
    expect(old.text).toContain('value="Vietnamese, Farsi"');
    expect(await site.store.records.advisers.changes('ann')).toEqual([]);
  });
});

test('says beside each field what is wrong with it, saves nothing, and loses nothing', async () => {
  const wrong = await set(atDesk.ann, 'ann', {
    ...NIGHTS,
    'shift-0-from': '25:00',
    'shift-1-to': '12:00"><b>',
    languages: 'Polish, Elvish',
  });
  expect(wrong.status).toBe(400);
  const { text } = wrong;
  expect(text).toContain('<title>Error: Your hours and specialisms');
  expect(text).toMatch(/<a href="#shift-0-from">“From” in shift 1 must be a time, for example 09:00\.<\/a>/);
  expect(text).toMatch(
    /id="shift-0-from-problem"><span class="hidden">Error: <\/span>“From” in shift 1 must/,
  );
  expect(text).toMatch(/value="25:00"[^>]* aria-describedby="shift-0-from-problem" aria-invalid="true"/);
  expect(text).toContain('<a href="#shift-1-mon">Shift 2 must include at least one day.</a>');
  expect(text).toContain('value="12:00&quot;&gt;&lt;b&gt;"');
  expect(text).toContain('“Elvish” is not a language we recognise.');
  expect(text).toMatch(/name="languages" value="Polish, Elvish"/);
  expect(text).toMatch(/id="shift-0-fri" name="shift-0-fri" checked/);
  expect(text).toMatch(/name="nation-scotland" checked/);
  expect(await site.store.records.advisers.changes('ann')).toEqual([]);
});

test('has two empty shifts to add more, also after a mistake, and removes a shift that was cleared', async () => {
  const shiftsOn = ({ text }: Visit) => [...text.matchAll(/<fieldset class="shift"/g)].length;
  const { from, to } = { from: '09:00', to: '17:00' };
  const second = { 'shift-1-tue': 'on', 'shift-1-from': from, 'shift-1-to': to };
  expect(shiftsOn(await atDesk.ann.get('/desk/advisers/ann'))).toBe(2);
  const wrong = await set(atDesk.ann, 'ann', { ...NIGHTS, ...second, shifts: '4', languages: 'Elvish' });
  expect([wrong.status, shiftsOn(wrong)]).toEqual([400, 4]);
  expect(wrong.text).toContain('name="shifts" value="4"');
  await set(atDesk.ann, 'ann', { ...NIGHTS, ...second, shifts: '4' });
  expect(shiftsOn(await atDesk.ann.get('/desk/advisers/ann'))).toBe(4);
  await set(atDesk.ann, 'ann', { when: 'hours', shifts: '4', ...second });
  expect((await detailsOf('ann')).hours).toEqual([{ days: ['tue'], from, to }]);
});

test('of two people at once the second is shown what the first set, keeps her own, and may set it over that', async () => {
  await atDesk.ann.get('/desk/advisers/ann');
  await set(atDesk.lee, 'ann', { when: 'any', languages: 'Welsh' });
  const late = await atDesk.ann.submit('/desk/advisers/ann', { ...NIGHTS, do: 'save', version: '0' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('<bdi>Lee Lead</bdi> changed this while you were writing');
  expect(late.text).toContain('<dd>Welsh</dd>');
  expect(late.text).toContain('value="Vietnamese, Farsi"');
  expect(await detailsOf('ann')).toMatchObject({ languages: ['cy'] });
  const ahead = await atDesk.ann.submit('/desk/advisers/ann', { ...NIGHTS, do: 'save', version: '7' });
  expect(ahead.status).toBe(409);
  const version = /name="version" value="(\d+)"/.exec(late.text)![1]!;
  expect((await atDesk.ann.submit('/desk/advisers/ann', { ...NIGHTS, do: 'save', version })).status).toBe(
    303,
  );
  expect(await detailsOf('ann')).toMatchObject({ languages: ['vi', 'fa'] });
});

test('the same form sent twice is one change', async () => {
  await set(atDesk.ann, 'ann', NIGHTS);
  const again = await atDesk.ann.submit('/desk/advisers/ann', { ...NIGHTS, do: 'save', version: '0' });
  expect(await follow(atDesk.ann, again)).toContain('Saved. Ann Okafor’s new details apply now');
  expect(await site.store.records.advisers.changes('ann')).toHaveLength(1);
});

test('says nothing of a change that an address claims and that was not made', async () => {
  await set(atDesk.lee, 'ann', NIGHTS);
  for (const claim of ['ann.7', 'ben.1', 'eve.1', 'ann.1%22', 'ann'])
    expect((await atDesk.ben.get(`/desk/advisers?set=${claim}`)).text).not.toContain('class="said"');
});

test('says calmly what is needed if there is no file of advisers', async () => {
  await site.close();
  site = await open([]);
  const browser = await signedInAs(site, 'Ann Okafor', 'lead');
  const page = (await browser.get('/desk/advisers')).text;
  expect(page).toContain('No advisers have been set up.');
  expect((await browser.get('/desk/advisers/ann')).status).toBe(404);
});

test('shows that what was set cannot be read, with the file in force', async () => {
  await site.store.records.advisers.addChange({
    adviser: 'ben',
    version: 1,
    details: { hours: 'always' },
    by: ann,
    at: '2026-05-04T08:00:00.000Z',
  });
  const { text, status } = await atDesk.ben.get('/desk/advisers/ben');
  expect(status).toBe(200);
  expect(text).toContain('saved by a different version of the service and cannot be read');
  expect((await atDesk.ben.get('/desk/advisers')).text).toContain('Mon to Fri, 9am to 5pm');
});

test('tells the duty adviser from who is on shift', async () => {
  await site.close();
  const hours = [{ days: ['mon' as const], from: '09:00', to: '09:01' }];
  site = await open(sampleRoster({ as: [ann], id: 'ann', duty: true, hours }, { as: [ben], id: 'ben' }));
  const { text } = await (await signedInAs(site, 'Ann Okafor')).get('/desk/advisers');
  const [duty, other] = text.split('<li class="adviser">').slice(1);
  expect(duty).toContain('Duty adviser');
  expect(duty).toContain('<dt>Urgent</dt><dd>Messaged at any hour</dd>');
  expect(text).not.toMatch(/on duty/i);
  expect(other).not.toContain('<dt>Urgent</dt>');
});
