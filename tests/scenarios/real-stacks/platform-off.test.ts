// Tests over real HTTP that one platform can be turned off. People there get the admin’s message, and the
// other platforms carry on.
import { afterEach, expect, test } from 'vitest';
import { turnOff } from '../../../bot/assistant-off/turn-switch.js';
import { practitionerIn } from '../../fakes/real-stacks/handoff-sides.js';
import {
  CONSENT,
  QUESTION,
  startStacks,
  type RunningStacks,
} from '../../fakes/real-stacks/running-stacks.js';

let stacks: RunningStacks;
afterEach(() => stacks.close());

test.each([
  ['web', 'teams'],
  ['teams', 'slack'],
  ['slack', 'web'],
] as const)('with %s turned off, nothing is answered there, but it is in %s', async (off, on) => {
  const [robin, sam] = [practitionerIn(off, () => stacks), practitionerIn(on, () => stacks)];
  stacks = await startStacks({ advisers: 'desk' });
  await turnOff(
    { store: stacks.store, clock: () => new Date() },
    { name: `platform:${off}`, message: 'Back on Monday.', reason: 'A test', by: 'Ann' },
  );
  await robin.write(QUESTION);
  await sam.write(QUESTION);
  await stacks.settled();
  expect(await robin.seen()).toContain('Back on Monday.');
  expect(await robin.seen()).not.toContain(CONSENT);
  expect(await sam.seen()).toContain(CONSENT);
  expect(await sam.seen()).not.toContain('Back on Monday.');
  expect(stacks.asked()).toBe(1);
});
