// On start-up, the advisers’ file is either read in full, or refused with an error that says where the
// mistake is.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { handoffPorts, readAdvisersFile } from '../../../../adapters/composition/settings/advisers-file.js';
import { isStillListed } from '../../../../bot/handoff/advisers/advisers-place.js';
import { describeFailure } from '../../../../knowledge/model/errors.js';
import { DEFAULT_POLICY } from '../../../fakes/default-settings.js';
import { deskPersonCalled } from '../../../fakes/web/desk-people.js';

function written(content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'advisers-')), 'advisers.json');
  writeFileSync(path, content);
  return path;
}

const bea = { id: 'bea', name: 'Bea' };

function faultIn(content: object): string {
  const path = written(JSON.stringify(content));
  try {
    readAdvisersFile(path);
  } catch (error) {
    return describeFailure(error);
  }
  throw new Error('The file was accepted.');
}

test('without a file no one is listed and the defaults apply', () => {
  expect(readAdvisersFile(undefined)).toEqual({ roster: [], policy: DEFAULT_POLICY });
});

test('takes what is given and fills in the rest', () => {
  const { roster, policy } = readAdvisersFile(
    written(
      JSON.stringify({
        advisers: [{ id: 'bea', name: 'Bea', identities: { slack: ['T1:U1'] }, duty: true }],
        handoff: { reopenWithin: 60, urgent: { tellEvery: 3 } },
      }),
    ),
  );
  expect(roster[0]).toMatchObject({ id: 'bea', duty: true, lead: false, timeZone: 'Europe/London' });
  expect(policy).toMatchObject({ reopenWithin: 60, claimExpiresAfter: DEFAULT_POLICY.claimExpiresAfter });
  expect(policy.urgent).toEqual({ ...DEFAULT_POLICY.urgent, tellEvery: 3 });
});

test('an adviser at the desk who is not in the file has not left, also for commands and the terminal chat', () => {
  const ADVISERS_FILE = written(
    JSON.stringify({ advisers: [{ id: 'bea', name: 'Bea', identities: { slack: ['T1:U1'] } }] }),
  );
  const ports = handoffPorts({ ADVISERS_FILE, ANSWER_DEADLINE_MINUTES: 10 });
  expect(isStillListed(ports, deskPersonCalled('Olu'))).toBe(true);
  expect(isStillListed(ports, { platform: 'slack', id: 'T1:U2' })).toBe(false);
});

test.each([
  ['{', 'could not be read'],
  ['{"advisors": []}', 'advisors'],
  ['{"advisers": [{"id": "Bea"}]}', 'advisers.0.id'],
  ['{"handoff": {"attachments": "sometimes"}}', 'handoff.attachments'],
  ['{"handoff": {"waiting": {"remindAfter": [0]}}}', 'handoff.waiting.remindAfter.0'],
])('names the fault in %s', (content, said) => {
  expect(() => readAdvisersFile(written(content))).toThrow(said);
});

test.each([
  [{ id: 'bea' }, 'advisers.0.name: This is missing.'],
  [{ id: 'bea', name: ' ' }, 'advisers.0.name: This must not be empty.'],
  [{ id: 'bea', name: 'B'.repeat(81) }, 'advisers.0.name: This must have at most 80 characters.'],
  [{ id: 5, name: 'Bea' }, 'advisers.0.id: This must be text, in quotation marks.'],
  [{ ...bea, duty: 'yes' }, 'advisers.0.duty: This must be true or false, without quotation marks.'],
  [{ ...bea, identities: [] }, 'advisers.0.identities: This must be a group of names and values, in braces.'],
  [
    { ...bea, identities: { slack: 'T1:U1' } },
    'advisers.0.identities.slack: This must be a list, in square brackets.',
  ],
  ['Bea', 'advisers.0: This must be a group of names and values, in braces.'],
])('says in our own words what is wrong with the adviser %j', (adviser, said) => {
  expect(faultIn({ advisers: [adviser] })).toBe(
    `ADVISERS_FILE has errors. ${said} Correct the file. There is an example in docs/operate.md.`,
  );
});

test.each([
  [[], 'The file: This must be a group of names and values, in braces.'],
  [{ advisors: [], rota: [] }, 'advisors, rota: We do not recognise this name. Check the spelling.'],
  [{ handoff: { offerOn: [{ topic: 'x', words: ['abc'] }] } }, 'This must have at least 2 characters.'],
  [{ handoff: { offerOn: [{ topic: 'rent', words: [] }] } }, 'This must have at least 1 entry.'],
  [{ handoff: { waiting: { remindAfter: Array(11).fill(5) } } }, 'This must have at most 10 entries.'],
  [{ handoff: { reopenWithin: '60' } }, 'handoff.reopenWithin: This must be a number'],
])('says in our own words what is wrong in %j', (content, said) => {
  const fault = faultIn(content);
  expect(fault).toContain(said);
  expect(fault).not.toMatch(/Invalid|Too small|Too big|Unrecognized|expected/);
});

test('a file that is not there is named with the remedy', () => {
  expect(() => readAdvisersFile('/nowhere/advisers.json')).toThrow('could not be read');
});

test('the file that the manual shows is accepted unchanged, and its handoff part shows the defaults', () => {
  const manual = readFileSync(new URL('../../../../docs/operate.md', import.meta.url), 'utf8');
  const example = /```json\n(\{\s+"advisers"[^]*?)```/.exec(manual)![1]!;
  const { roster, policy } = readAdvisersFile(written(example));
  expect(roster).toHaveLength(1);
  const { offerOn, ...rest } = policy;
  expect(offerOn).toHaveLength(1);
  expect({ ...rest, offerOn: [] }).toEqual(DEFAULT_POLICY);
});

const ann = { id: 'ann', name: 'Ann' };

test('takes public holidays from dates and from a copy of GOV.UK’s, unless an adviser has their own', () => {
  const file = written(
    JSON.stringify({
      'england-and-wales': {
        division: 'england-and-wales',
        events: [{ title: 'Christmas Day', date: '2026-12-25' }],
      },
      scotland: { division: 'scotland', events: [{ title: '2nd January', date: '2027-01-02' }] },
      'northern-ireland': { division: 'northern-ireland', events: [] },
    }),
  );
  const holidays = { dates: ['2026-12-24'], file, division: 'scotland' };
  const advisers = [ann, { id: 'ben', name: 'Ben', holidays: [] }];
  const { roster } = readAdvisersFile(written(JSON.stringify({ advisers, holidays })));
  expect(roster.map(({ publicHolidays, holidays = publicHolidays }) => holidays)).toEqual([
    ['2026-12-24', '2027-01-02'],
    [],
  ]);
});

test('says which file of bank holidays could not be read', () => {
  const content = { advisers: [ann], holidays: { file: '/nowhere/bank-holidays.json' } };
  expect(() => readAdvisersFile(written(JSON.stringify(content)))).toThrow('/nowhere/bank-holidays.json');
});
