// Connects a language model through the settings, over real HTTP. Covers models that hang, fail or are
// switched off.
import { beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../../adapters/composition/settings/environment-settings.js';
import { connectReading } from '../../../adapters/composition/question-reader.js';
import { turnOff, turnOn } from '../../../bot/assistant-off/turn-switch.js';
import { withoutModelIfOff } from '../../../bot/assistant-off/without-model-if-off.js';
import { answerQuestion } from '../../../knowledge/answer-question.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import { guidanceWords } from '../../../knowledge/model/words/guidance-names.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { createTestBot } from '../../fakes/test-bot.js';
import { createMemoryRelease } from '../../fakes/memory-release.js';
import { byStep, picking, searching } from '../../fakes/language-model/scripted-reader.js';
import { claims, silence, startScriptedOpenAi, status } from '../../fakes/language-model/scripted-openai.js';
import { shared } from '../../support/per-test.js';

const GUARDIAN = 'A guardian is appointed for every trafficked child within five working days.';
const release = await createMemoryRelease([{ slug: 'guardians', texts: [GUARDIAN] }]);

const service = shared(startScriptedOpenAi);
beforeAll(() => {
  // Loads the redaction lists now, so that loading them does not slow down the first question that a test
  // asks.
  redact('Who?');
});

/** A time limit that even a busy machine does not reach. */
const CALM = { ANSWER_MODEL_DEADLINE_MS: '60000' };

async function connected(environment: NodeJS.ProcessEnv = CALM, patient = false) {
  const settings = readSettings({
    ANSWER_MODEL: 'scripted',
    OPENAI_BASE_URL: service.baseUrl,
    ...environment,
  });
  const logged: string[] = [];
  const write = (details: object, sentence: string) =>
    void logged.push(`${sentence} ${JSON.stringify(details)}`);
  const log = { info: write, warn: write, error: write };
  const reading = await connectReading(settings, log, {
    answering: true,
    patient,
    sent: { add: () => Promise.resolve() },
  });
  return {
    logged,
    reading,
    ask: (text = 'When is a guardian appointed for a trafficked child?') =>
      answerQuestion(
        {
          embedder: createFakeEmbedder(),
          loadedRelease: () => Promise.resolve(release),
          ...(reading && { reading }),
        },
        { text: publicText(text), context: [] },
      ),
  };
}
const well = byStep({
  ask: searching({ queries: ['guardian appointed'] }),
  pick: picking(([first]) => [first!.number]),
  say: claims({ text: GUARDIAN }),
});

describe('a service that hangs', () => {
  it('leaves the local answer once the time is over that all steps have together', async () => {
    service.behave(silence);
    const { ask } = await connected({ ANSWER_MODEL_DEADLINE_MS: '3000' });
    const start = performance.now();
    const answer = await ask();
    // The limit of 3 seconds applies to all steps together.
    expect(performance.now() - start).toBeLessThan(6_000);
    expect(answer).toMatchObject({
      outcome: 'answered',
      preface: guidanceWords('en').foundBySearchAlone,
      fellBack: ['ask', 'pick'],
    });
  });

  it('is left alone after two questions, and the local answer comes at once', async () => {
    service.behave(silence);
    const { ask, logged } = await connected({ ANSWER_MODEL_DEADLINE_MS: '600' });
    for (let n = 0; n < 3; n += 1) await ask();
    expect(service.requests.length).toBeLessThanOrEqual(4);
    expect(logged.join('\n')).toMatch(/The answer model keeps failing/);
    expect(await ask()).toMatchObject({ outcome: 'answered', fellBack: ['ask', 'pick'] });
  });
});

describe('a file of questions', () => {
  it('asks the model each of them, however many calls failed before', async () => {
    service.behave(status(503));
    const { ask } = await connected(CALM, true);
    for (let n = 0; n < 10; n += 1) await ask();
    // At least 20, because a broken connection causes an extra request.
    expect(service.requests.length).toBeGreaterThanOrEqual(20);
  });

  it('asks with the same requests, to the byte, when it is asked again', async () => {
    const requests: string[] = [];
    for (let n = 0; n < 2; n += 1) {
      service.behave(well);
      const { ask, logged } = await connected(CALM, true);
      await ask();
      expect(logged.join()).toMatch(/^The guidance was read\./);
      requests.push(JSON.stringify(service.requests.map(({ body }) => body)));
    }
    expect(requests[0]).toContain('chosen-sentences');
    expect(requests[1]).toBe(requests[0]);
  });
});

describe('a model that is connected', () => {
  it('reads and writes; the log says what that took, and no word of it', async () => {
    service.behave(well);
    const { ask, logged } = await connected();
    const answer = await ask();
    expect(answer).toMatchObject({
      outcome: 'answered',
      writtenBy: 'model',
      claims: [{ text: GUARDIAN, citations: [0] }],
    });
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatch(/^The guidance was read\. .*"ask":\{.*"tokens":\{"in":1200,"out":34\}/);
    expect(logged[0]).not.toMatch(/guardian|trafficked/i);
  });

  it('is asked once for the same question', async () => {
    service.behave(well);
    const { ask } = await connected();
    const [first, second] = [await ask(), await ask()];
    expect(service.requests).toHaveLength(3);
    expect({ ...second, stages: {} }).toEqual({ ...first, stages: {} });
  });

  it('writes nothing where sentences are not wanted', async () => {
    service.behave(well);
    const answer = await (await connected({ ...CALM, ANSWER_SENTENCES: 'off' })).ask();
    expect(answer).toMatchObject({ outcome: 'answered', writtenBy: 'model', claims: [] });
    expect(service.requests).toHaveLength(2);
  });

  it('is none where no model is named', async () => {
    service.behave(well);
    const { ask } = await connected({ ANSWER_MODEL: '' });
    expect(await ask()).toMatchObject({ outcome: 'answered', writtenBy: 'quotes' });
    expect(service.requests).toHaveLength(0);
  });

  it('is not asked while it is turned off, and is asked again with the next question after', async () => {
    service.behave(well);
    const bot = await createTestBot();
    const { reading } = await connected();
    const ask = withoutModelIfOff(
      (...asked) =>
        answerQuestion(
          {
            embedder: createFakeEmbedder(),
            loadedRelease: () => Promise.resolve(release),
            ...(reading && { reading }),
          },
          ...asked,
        ),
      bot.store.records.switches,
    );
    const question = {
      text: publicText('When is a guardian appointed for a trafficked child?'),
      context: [],
    };
    await turnOff(bot.ports, { name: 'model', reason: 'A test', by: 'Ann' });
    const answer = await ask(question);
    expect(answer).toMatchObject({ outcome: 'answered', writtenBy: 'quotes' });
    expect(answer.serviceNotAsked).toBeUndefined();
    expect(service.requests).toHaveLength(0);
    await turnOn(bot.ports, { name: 'model', reason: 'Done', by: 'Ann' });
    expect(await ask(question)).toMatchObject({ writtenBy: 'model' });
    await bot.close();
  });
});
