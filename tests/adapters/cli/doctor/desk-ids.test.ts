// `ctac doctor` names any desk ids in the advisers' file that do not belong to anyone.
import { expect, test } from 'vitest';
import { describeDeskIds } from '../../../../adapters/cli/doctor/desk-ids.js';
import { sampleRoster } from '../../../fakes/samples/sample-roster.js';

type Ports = Parameters<typeof describeDeskIds>;
const roster = sampleRoster(
  { as: [{ platform: 'web', id: 'desk:in' }], id: 'ann' },
  { as: [{ platform: 'web', id: 'desk:was-here' }], id: 'ben' },
  {
    as: [
      { platform: 'web', id: 'desk:wrong' },
      { platform: 'slack', id: 'S1' },
    ],
    id: 'lee',
  },
);
const sessions = { list: () => Promise.resolve([{ subject: 'in' }]) } as unknown as Ports[1];
const conversations = {
  at: ({ id }: { id: string }) => Promise.resolve(id === 'desk:was-here' ? {} : undefined),
} as unknown as Ports[2];

test('names the desk IDs of people who have neither signed in nor used the desk', async () => {
  const said = await describeDeskIds(roster, sessions, conversations, new Date());
  expect(said).toContain('has these IDs: desk:wrong (');
});

test('says nothing if all of them match', async () => {
  expect(await describeDeskIds(roster.slice(0, 2), sessions, conversations, new Date())).toBe('');
});
