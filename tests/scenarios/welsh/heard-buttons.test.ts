// Tests, in both languages, buttons that only appear with a language model or for a message recognised by its
// meaning.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReadTurn } from '../../../knowledge/turns/read-turn.js';
import { reading, startScriptedOpenAi } from '../../fakes/language-model/scripted-openai.js';
import { byStep } from '../../fakes/language-model/scripted-reader.js';
import { readingAt } from '../../fakes/language-model/scripted-reading.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import {
  CONSENT,
  QUESTION,
  startStacks,
  type RunningStacks,
} from '../../fakes/real-stacks/running-stacks.js';
import { leftIn } from './only-welsh.js';
import { openTwinChats } from './twin-chats.js';
import { shared } from '../../support/per-test.js';

const NAMED = 'Does Alex Smith have to consent to a referral?';
const FOLLOW_UP = 'who can make a referral';
const NO_NATION = 'no more of that one';

const readTurn: ReadTurn = (text) =>
  Promise.resolve(
    text === NO_NATION
      ? { is: 'talk', kind: 'forget-nation' }
      : { is: 'question', followUp: false, ...(text === FOLLOW_UP && { both: true }) },
  );

const service = shared(startScriptedOpenAi);
let stacks: RunningStacks;
beforeAll(async () => {
  const say = reading((shown) => [
    { text: CONSENT, quotes: [{ passage: shown[0]!.number, words: CONSENT }] },
  ]);
  service.behave(byStep({ say }));
  const models = { embedder: createFakeEmbedder(), reading: readingAt(service.baseUrl) };
  stacks = await startStacks({ advisers: 'desk', models, readTurn });
});
afterAll(async () => {
  await stacks.close();
});

const UNTIL: Readonly<Record<string, readonly (readonly [english: string, welsh: string])[]>> = {
  'ask-service': [[NAMED, NAMED]],
  'ask-follow-up': [
    [QUESTION, QUESTION],
    [FOLLOW_UP, FOLLOW_UP],
  ],
  'forget-nation': [
    ['nation Wales', 'cenedl Cymru'],
    [NO_NATION, NO_NATION],
  ],
  'confirm-sharing': [
    [NAMED, NAMED],
    ['adviser', 'cynghorydd'],
  ],
};

test.each(Object.entries(UNTIL))(
  'the button “%s” does the same in both languages, under a label in its language',
  async (wanted, said) => {
    const chats = await openTwinChats(stacks);
    for (const pair of said) await chats.say(pair);
    await chats.press((action) => action.includes(`"do":"${wanted}"`));
    await chats.same();
    const [labels, ...others] = [...chats.pressed.values()];
    expect(labels, wanted).toHaveLength(2);
    expect(others).toEqual([]);
    expect(labels![0]).not.toBe(labels![1]);
    expect(leftIn(labels![1]!)).toEqual([]);
  },
  60_000,
);
