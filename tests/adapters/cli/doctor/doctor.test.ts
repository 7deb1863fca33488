// `ctac doctor` prints a line for each part, or one list that other programs can read.
import { expect, test } from 'vitest';
import { doctor } from '../../../../adapters/cli/doctor/doctor.js';
import { InputFailure } from '../../../../knowledge/model/errors.js';

const works = { name: 'store', look: () => Promise.resolve('can be reached') };
const fails = { name: 'index', look: () => Promise.reject(new InputFailure('It is damaged.', 'Build it.')) };

async function run(checks: Parameters<typeof doctor>[0], json?: boolean) {
  const lines: string[] = [];
  const code = await doctor(checks, (line) => lines.push(line), json);
  return { code, text: lines.join('\n') };
}

test('says of each part whether it works, and how many need attention', async () => {
  expect(await run([works])).toEqual({
    code: 0,
    text: 'works   store: can be reached\n\nAll configured parts are working.',
  });
  const { code, text } = await run([works, fails]);
  expect([code, text]).toEqual([1, expect.stringMatching(/FAULT {3}index: .*damaged[^]*1 of 2 parts/)]);
});

test('gives the same as a list for other programs', async () => {
  const { code, text } = await run([works, fails], true);
  expect([code, JSON.parse(text)]).toEqual([
    1,
    [
      { name: 'store', works: true, found: 'can be reached' },
      { name: 'index', works: false, found: expect.stringContaining('damaged') },
    ],
  ]);
});

test('describes a fault that stops several checks once', async () => {
  const look = () => gone;
  const gone = Promise.reject(new InputFailure('There is no store.', 'Start the service.'));
  const { text } = await run([
    { name: 'store', look },
    { name: 'messages', look },
  ]);
  expect(text).toMatch(
    /store: There is no store.*\n.*FAULT {3}messages: not checked, because of the fault in “store”/,
  );
});
