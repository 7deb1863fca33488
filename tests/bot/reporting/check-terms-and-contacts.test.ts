// Tests which problems are found in the glossary and the contacts.
import { expect, test } from 'vitest';
import { checkTermsAndContacts } from '../../../bot/reporting/check-terms-and-contacts.js';
import type { Contact } from '../../../bot/model/messages/contact.js';
import { CONTACTS } from '../../../bot/safeguards/contacts.js';
import type { GlossaryEntry } from '../../../knowledge/model/glossary.js';
import { samplePassage } from '../../fakes/samples/guidance-samples.js';

const NOW = new Date('2026-05-04T09:00:00.000Z');
const term = (change: Partial<GlossaryEntry> = {}): GlossaryEntry => ({
  term: 'NRM',
  meaning: 'National Referral Mechanism',
  also: [],
  caseSensitive: false,
  source: 'Toolkit, https://www.modernslavery.gov.uk/start',
  ...change,
});
const contact = (change: Partial<Contact> = {}): Contact => ({
  id: 'helpline',
  name: 'A helpline',
  phone: '0808 800 5000',
  when: 'When worried about a child.',
  urgent: true,
  jurisdictions: ['england'],
  source: 'Keeping children safe',
  verifiedOn: '2026-01-01',
  expiresOn: '2026-12-01',
  ...change,
});
const passages = [
  samplePassage({ text: 'Refer to the National  Referral\nMechanism. Ring 0808 800 5000 or 999.' }),
];
const termProblems = async (...entries: GlossaryEntry[]) =>
  (await checkTermsAndContacts(entries, [], passages, NOW)).terms.map(({ problems }) => problems.join(' '));
const contactsChecked = async (...contacts: Contact[]) => contactsCheckedAt(NOW, ...contacts);
const contactsCheckedAt = async (now: Date, ...contacts: Contact[]) =>
  (await checkTermsAndContacts([], contacts, passages, now)).contacts;

test('finds nothing wrong with a term whose meaning is in the guidance', async () => {
  expect(await termProblems(term())).toEqual(['']);
});

test('finds terms that are written the same, unless their case tells them apart', async () => {
  const other = term({ term: 'CAN', also: ['nrm'], meaning: 'National Referral' });
  expect((await termProblems(term(), other))[0]).toContain('“CAN” is spelt the same');
  const exact = { caseSensitive: true };
  expect(await termProblems(term(exact), term({ ...exact, term: 'Nrm' }))).toEqual(['', '']);
});

test('finds a meaning that no live guidance uses, and a source without an address', async () => {
  const [problems] = await termProblems(term({ meaning: 'Zebrafish board', source: 'A colleague' }));
  expect(problems).toContain('not in the live guidance');
  expect(problems).toContain('source of this term has no web address');
});

test('before the first publish nothing is held against the guidance', async () => {
  const { terms, contacts } = await checkTermsAndContacts(
    [term({ meaning: 'Zebrafish' })],
    [contact({ phone: '01234 567890' })],
    [],
    NOW,
  );
  expect([...terms, ...contacts].flatMap(({ problems }) => problems)).toEqual([]);
});

test.each([
  ['2026-12-01', 'verified'],
  ['2026-06-03', 'expiring'],
  ['2026-05-04', 'expired'],
])('a contact that expires on %s is %s', async (expiresOn, state) => {
  const [checked] = await contactsChecked(contact({ expiresOn }));
  expect(checked?.state).toBe(state);
  expect(checked?.problems.length).toBe(state === 'verified' ? 0 : 1);
});

test('a contact expires at midnight in London', async () => {
  const due = contact({ expiresOn: '2026-07-01' });
  const [before] = await contactsCheckedAt(new Date('2026-06-30T22:59:00Z'), due);
  const [after] = await contactsCheckedAt(new Date('2026-06-30T23:00:00Z'), due);
  expect([before?.state, after?.state]).toEqual(['expiring', 'expired']);
});

test('finds a number that is in no guidance, and one that two contacts share; short numbers count as found', async () => {
  expect((await contactsChecked(contact({ phone: '01234 567890' })))[0]?.problems[0]).toContain(
    'not in the live guidance',
  );
  const other = contact({ id: 'other', name: 'Another', phone: '08088005000' });
  expect((await contactsChecked(contact(), other))[0]?.problems).toEqual(['Another has the same number.']);
  expect((await contactsChecked(contact({ phone: '111' })))[0]?.problems).toEqual([]);
});

test('lets others have their turn, and looks through a release once', async () => {
  const release = [...passages];
  const one = checkTermsAndContacts([term()], [contact()], release, NOW);
  let turns = 0;
  const turn = setImmediate(() => (turns += 1));
  await one;
  clearImmediate(turn);
  expect(turns).toBe(1);
  expect(await checkTermsAndContacts([term()], [contact()], release, NOW)).toEqual(await one);
});

test('the contacts that ship have numbers of their own', async () => {
  const shared = (await checkTermsAndContacts([], CONTACTS, [], NOW)).contacts.filter(({ problems }) =>
    problems.some((problem) => problem.includes('same number')),
  );
  expect(shared.map(({ contact: { id } }) => id)).toEqual([]);
});
