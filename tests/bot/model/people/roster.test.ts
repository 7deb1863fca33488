// Tests how the advisers’ file is read, and which files are refused.
import { expect, test } from 'vitest';
import { fitsBest } from '../../../../bot/handoff/advisers/adviser-availability.js';
import { listedAs, rosterSchema, sameAdviser } from '../../../../bot/model/people/roster.js';
import type { AdviserAvailability } from '../../../../bot/model/queries.js';
import type { Person } from '../../../../bot/model/people/person.js';
import { sampleRoster } from '../../../fakes/samples/sample-roster.js';

const inSlack: Person = { platform: 'slack', id: 'T1:U1', name: 'Bea' };
const inTeams: Person = { platform: 'teams', id: 'entra-1', name: 'Beatrice' };
const other: Person = { platform: 'slack', id: 'T1:U2', name: 'Bea' };

test('knows an adviser by the platform’s id on each platform, and never by a name', () => {
  const roster = sampleRoster({ as: [inSlack, inTeams] });
  expect(listedAs(roster, inTeams)?.id).toBe(listedAs(roster, inSlack)?.id);
  expect(sameAdviser(roster, inSlack, inTeams)).toBe(true);
  expect(sameAdviser(roster, inSlack, other)).toBe(false);
  expect(sameAdviser([], inSlack, { ...inSlack, name: 'Another name' })).toBe(true);
  expect(listedAs(roster, { ...inSlack, platform: 'teams' })).toBeUndefined();
});

test.each([
  [
    'an id that two advisers share',
    [
      { id: 'a', name: 'A' },
      { id: 'a', name: 'B' },
    ],
    'is listed for both A and B',
  ],
  [
    'an identity that two advisers share',
    [
      { id: 'a', name: 'A', identities: { slack: ['T:U'] } },
      { id: 'b', name: 'B', identities: { slack: ['T:U'] } },
    ],
    'slack T:U is listed for both A and B',
  ],
  [
    'a time that no clock shows',
    [{ id: 'a', name: 'A', hours: [{ days: ['mon'], from: '9', to: '17:00' }] }],
    'must be a time',
  ],
  [
    'a shift of no length',
    [{ id: 'a', name: 'A', hours: [{ days: ['mon'], from: '09:00', to: '09:00' }] }],
    'different times',
  ],
  [
    'a time zone that does not exist',
    [{ id: 'a', name: 'A', timeZone: 'Europe/Atlantis' }],
    'must be a time zone',
  ],
  ['a specialism that nobody has', [{ id: 'a', name: 'A', specialisms: ['astrology'] }], 'Invalid option'],
])('refuses %s', (_, given, said) => {
  const parsed = rosterSchema.safeParse(given);
  expect(parsed.success).toBe(false);
  expect(parsed.error!.issues.map(({ message }) => message).join()).toContain(said);
});

const standing = (
  change: Partial<AdviserAvailability['adviser']> & { holds?: number; atWork?: boolean },
): AdviserAvailability => {
  const { holds = 0, atWork = true, ...adviser } = change;
  const as: Person[] = [{ platform: 'slack', id: adviser.id ?? 'x', name: adviser.id }];
  return { adviser: sampleRoster({ as, ...adviser })[0]!, atWork, holds };
};

test('chooses by nation before specialism before load, among those at work', () => {
  const busy = standing({ id: 'busy', specialisms: ['law-enforcement'], holds: 3 });
  const free = standing({ id: 'free', specialisms: ['law-enforcement'] });
  const none = standing({ id: 'none' });
  const scot = standing({ id: 'scot', nations: ['scotland'], specialisms: ['law-enforcement'] });
  const away = standing({ id: 'away', specialisms: ['law-enforcement'], atWork: false });
  const all = [busy, free, none, scot, away];
  const best = (need: Parameters<typeof fitsBest>[1], of = all) => fitsBest(of, need)?.adviser.id;
  expect(best({ specialism: 'law-enforcement', jurisdiction: 'england' })).toBe('free');
  expect(
    best({
      specialism: 'law-enforcement',
      jurisdiction: 'england',
      except: [{ platform: 'slack', id: 'free' }],
    }),
  ).toBe('busy');
  expect(best({ specialism: 'law-enforcement', jurisdiction: 'england' }, [none, scot])).toBe('none');
  expect(best({}, [away])).toBeUndefined();
});
