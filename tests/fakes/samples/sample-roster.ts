// Makes a list of advisers for tests. People, IDs and hours are invented.
import { rosterSchema, type ListedAdviser, type Roster } from '../../../bot/model/people/roster.js';
import type { Person } from '../../../bot/model/people/person.js';

type Given = Partial<Omit<ListedAdviser, 'identities'>> & { as: Person[] };

/** Advisers without hours are always on shift. */
export function sampleRoster(...given: Given[]): Roster {
  return rosterSchema.parse(
    given.map(({ as, ...rest }) => ({
      id: as[0]!.id.toLowerCase().replace(/[^a-z0-9-]/g, '-'),
      name: as[0]!.name ?? as[0]!.id,
      identities: {
        teams: idsOn(as, 'teams'),
        slack: idsOn(as, 'slack'),
        web: idsOn(as, 'web'),
      },
      ...rest,
    })),
  );
}

function idsOn(people: readonly Person[], platform: Person['platform']): string[] {
  return people.filter((person) => person.platform === platform).map(({ id }) => id);
}

export const WEEKDAYS = [
  {
    days: ['mon', 'tue', 'wed', 'thu', 'fri'] as ListedAdviser['hours'][number]['days'],
    from: '09:00',
    to: '17:00',
  },
];
