// Tests the whole product with a language model in a personal chat in Teams: checked text is shown while the
// answer is written.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ConnectorCall } from '../../fakes/fake-teams/fake-teams.js';
import { streamInfo } from '../../fakes/fake-teams/streaming-rules.js';
import { claims, claimsOneByOne } from '../../fakes/language-model/scripted-openai.js';
import { byStep } from '../../fakes/language-model/scripted-reader.js';
import {
  CONSENT,
  QUESTION,
  startStacks,
  type RunningStacks,
} from '../../fakes/real-stacks/running-stacks.js';
import { startScriptedWriter, type ScriptedWriter } from '../../fakes/real-stacks/scripted-writer.js';
import { teamsPerson } from '../../fakes/real-stacks/teams-people.js';

const robin = teamsPerson('Robin Sample');
const INVENTED = 'A child may be asked twice.';

let writer: ScriptedWriter;
let stacks: RunningStacks;

beforeAll(async () => {
  writer = await startScriptedWriter();
  stacks = await startStacks({ advisers: 'teams', models: writer.models });
});
afterAll(async () => {
  await stacks.close();
  await writer.close();
});
beforeEach(() => void (stacks.teams.fake.calls.length = 0));

const kinds = () => stacks.teams.fake.calls.flatMap(({ body }) => streamInfo(body)?.streamType ?? []);
const shown = () => stacks.teams.shown(robin.chat).filter((words) => words.includes(CONSENT));

test('the sentence is shown while the model writes, then the same message has the quote and its buttons', async () => {
  const { behaviour, next } = claimsOneByOne([{ text: CONSENT }, { text: INVENTED }]);
  const writing = new Promise<void>((resolve) => {
    const say: typeof behaviour = (...asked) => {
      behaviour(...asked);
      resolve();
    };
    writer.behave(byStep({ say }));
  });
  const growing = new Promise<ConnectorCall>((resolve) => {
    stacks.teams.fake.trouble = (call) => {
      if (streamInfo(call.body)?.streamType === 'streaming') resolve(call);
      return undefined;
    };
  });
  await stacks.teams.write(robin, QUESTION);
  await writing;
  next();
  expect((await growing).body.text).toContain(CONSENT);
  next();
  await stacks.settled();
  expect(kinds().at(-1)).toBe('final');
  expect(shown()).toEqual([expect.stringContaining('See quote 1 in context')]);
  expect(JSON.stringify(stacks.teams.fake.calls)).not.toContain(INVENTED);
});

test.each([
  ['refuses its end', { status: 403 }],
  ['does not say whether its end arrived', { lost: true }],
])('where Teams %s, the answer is there once', async (_, reply) => {
  writer.behave(byStep({ say: claims({ text: CONSENT }) }));
  stacks.teams.fake.script({ ...reply, fits: ({ body }) => streamInfo(body)?.streamType === 'final' });
  await stacks.teams.write(robin, QUESTION);
  await stacks.settled();
  expect(shown()).toHaveLength(1);
});
