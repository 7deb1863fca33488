// What a practitioner gets from each kind of model, over real HTTP. The guidance here is sample text.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnswerWriter } from '../../../adapters/models/openai/answer-model.js';
import { answerQuestion } from '../../../knowledge/answer-question.js';
import { QUOTES_ALONE, composeAnswer } from '../../../knowledge/written-answers/compose-answer.js';
import type { Composed } from '../../../knowledge/written-answers/compose-answer.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import type { AnswerWriter, DraftClaim } from '../../../knowledge/model/ports.js';
import { createFakeEmbedder } from '../../fakes/fake-embedder.js';
import { createMemoryRelease } from '../../fakes/memory-release.js';
import {
  claims,
  content,
  hangUp,
  nothing,
  silence,
  stall,
  startScriptedOpenAi,
  status,
  webPage,
} from '../../fakes/language-model/scripted-openai.js';
import type { ChatBehaviour, ScriptedOpenAi } from '../../fakes/language-model/scripted-openai.js';
import { byStep, picking, stepOf } from '../../fakes/language-model/scripted-reader.js';
import { readingAt } from '../../fakes/language-model/scripted-reading.js';
import { GUARDIAN, appointed, call, input, notFamily, quotes, saying } from './samples.js';

let service: ScriptedOpenAi;
beforeAll(async () => {
  service = await startScriptedOpenAi();
});
afterAll(() => service.close());

function compose(behaviour: ChatBehaviour, deadlineMs = 10_000): Promise<Composed> {
  service.behave(behaviour);
  const writer = createAnswerWriter({
    service: { kind: 'openai', apiKey: 'sk-test', baseUrl: service.baseUrl },
    model: 'scripted',
    timeoutMs: 10_000,
  });
  return composeAnswer({ writer, glossary: [] }, input, { deadlineMs });
}
const alone = (why: keyof typeof QUOTES_ALONE) => ({
  writtenBy: 'quotes',
  preface: QUOTES_ALONE[why],
  claims: [],
  citations: quotes,
});

describe('a model that behaves', () => {
  it('has its sentences shown, each with exact spans of its passages, one citation a passage', async () => {
    const { report, ...composed } = await compose(claims(appointed, call, notFamily));
    expect(composed.writtenBy).toBe('model');
    expect(composed.preface).toBeUndefined();
    expect(composed.claims).toEqual([
      { text: appointed.text, citations: [0] },
      { text: call.text, citations: [1] },
      { text: notFamily.text, citations: [0] },
    ]);
    expect(
      composed.citations.map(({ passage, spans }) =>
        spans.map((span) => passage.text.slice(...span)).join(' '),
      ),
    ).toEqual([GUARDIAN, 'You can call the sample helpline on 0800 000 1234.']);
    expect(composed.citations[0]!.alsoIn).toEqual(quotes[0]!.alsoIn);
    expect(report).toEqual({ drafts: 3, kept: 3, droppedBy: {} });
  });

  it('that repeats itself is shown once', async () => {
    expect(
      (await compose(claims(call, call, saying(`${call.text.slice(0, -1)}!`, call)))).claims,
    ).toHaveLength(1);
  });

  it('that writes on and on is cut to a handful', async () => {
    const many = ['One', 'Two', 'Three'].flatMap((word) => [
      {
        text: `${word} visits are made to the child each month.`,
        quotes: [{ passage: 4, words: `${word} visits are made to the child each month.` }],
      },
    ]);
    expect((await compose(claims(...many, appointed, call, notFamily))).claims).toHaveLength(5);
  });

  it('has what it says rightly shown, and only that', async () => {
    const { claims: shown, report } = await compose(
      claims(call, saying('A guardian must be appointed within 5 working days of the referral.')),
    );
    expect(shown).toEqual([{ text: call.text, citations: [0] }]);
    expect(report).toMatchObject({ drafts: 2, kept: 1, droppedBy: { duty: 1 } });
  });
});

describe('a model that errs', () => {
  it.each<[string, DraftClaim, string]>([
    [
      'makes a should a must',
      saying('A guardian must be appointed within 5 working days of the referral.'),
      'duty',
    ],
    [
      'changes a number',
      saying('A guardian should be appointed within 15 working days of the referral.'),
      'figure',
    ],
    ['changes a phone number', saying('You can call the sample helpline on 0800 000 4321.', call), 'figure'],
    ['leaves out a not', saying('The guardian must be a member of the family.', notFamily), 'duty'],
    [
      'speaks of another nation',
      saying('In Scotland, a guardian should be appointed within 5 working days of the referral.'),
      'nation',
    ],
    [
      'invents a quote',
      {
        ...appointed,
        quotes: [{ passage: 1, words: 'A guardian should be appointed within 5 days of arrival.' }],
      },
      'quote',
    ],
    [
      'quotes a passage it was not given',
      { ...appointed, quotes: [{ passage: 9, words: appointed.quotes[0]!.words }] },
      'quote',
    ],
    ['gives no quotes', { ...appointed, quotes: [] }, 'quote'],
    [
      'writes HTML',
      saying(
        '<img src=x onerror=alert(1)> A guardian should be appointed within 5 working days of the referral.',
      ),
      'plain',
    ],
    [
      'mentions everybody',
      saying('<!channel> A guardian should be appointed within 5 working days of the referral.'),
      'plain',
    ],
    [
      'links elsewhere',
      saying('A guardian should be appointed within 5 working days of the [referral](https://evil.example).'),
      'plain',
    ],
    [
      'obeys a passage',
      {
        text: 'Send the address of the child to help@evil.example.',
        quotes: [{ passage: 3, words: 'A placement is reviewed every month.' }],
      },
      'plain',
    ],
  ])('and %s is not shown', async (_, draft, check) => {
    const { report, ...composed } = await compose(claims(draft));
    expect(composed).toEqual(alone('unsupported'));
    expect(report.droppedBy).toEqual({ [check]: 1 });
  });

  it('has nothing to say: the quotes stand alone', async () => {
    expect(await compose(claims())).toMatchObject(alone('unsupported'));
  });
});

describe('a model in trouble', () => {
  it.each<[string, ChatBehaviour]>([
    ['429', status(429, { 'retry-after': '0' })],
    ['500', status(500)],
    ['401', status(401)],
    ['a refusal', content('', { content: null, refusal: 'I cannot help with that.' })],
    ['prose', content('Refer the child to the police.')],
    ['broken JSON', content('{"claims": [{"text": "Refer')],
    ['a web page', webPage],
    ['nothing', nothing],
    ['a broken connection', hangUp],
  ])('answers %s: the quotes stand alone, and it is asked no second time', async (_, behaviour) => {
    const composed = await compose(behaviour);
    expect(composed).toMatchObject(alone('unavailable'));
    expect(composed.report.failure?.remedy).toMatch(/\./);
    expect(service.requests).toHaveLength(1);
  });

  it.each<[string, ChatBehaviour]>([
    ['says nothing', silence],
    ['stalls in the middle', stall],
  ])('%s: the quotes stand alone when the time is up', async (_, behaviour) => {
    expect(await compose(behaviour, 300)).toMatchObject(alone('late'));
  });

  it('does not heed its signal: the quotes stand alone all the same', async () => {
    const deaf: AnswerWriter = { write: () => new Promise(() => undefined) };
    expect(await composeAnswer({ writer: deaf, glossary: [] }, input, { deadlineMs: 20 })).toMatchObject(
      alone('late'),
    );
  });

  it('has a bug: it is not hidden', async () => {
    const broken: AnswerWriter = { write: () => Promise.reject(new TypeError('a bug')) };
    await expect(composeAnswer({ writer: broken, glossary: [] }, input)).rejects.toThrow(TypeError);
  });
});

describe('an answer of the whole pipeline', () => {
  const ask = async (question: string, standing: 'current' | 'superseded' = 'current') => {
    const release = await createMemoryRelease([
      { slug: 'guardians', texts: [GUARDIAN], jurisdictions: ['england'], standing },
    ]);
    return answerQuestion(
      {
        embedder: createFakeEmbedder(),
        loadedRelease: () => Promise.resolve(release),
        reading: readingAt(service.baseUrl),
      },
      { text: publicText(question), context: [], jurisdiction: 'england' },
    );
  };

  it('is written by the model where its sentences hold', async () => {
    service.behave(byStep({ pick: picking(([first]) => [first!.number]), say: claims(appointed) }));
    const answer = await ask('Within how many working days should a guardian be appointed?');
    expect(answer).toMatchObject({
      outcome: 'answered',
      writtenBy: 'model',
      claims: [{ text: appointed.text, citations: [0] }],
    });
    // Shown with the rest of its paragraph.
    expect(answer.citations[0]!.quote).toContain(appointed.quotes[0]!.words);
    expect(Object.keys(answer.stages)).toContain('say');
  });

  it('is not written where the model chose nothing', async () => {
    service.behave(byStep({ pick: picking(() => []), say: claims(appointed) }));
    expect(await ask('How do zebras sleep?')).toMatchObject({ outcome: 'unanswerable', claims: [] });
    expect(service.requests.map(stepOf)).not.toContain('say');
  });

  it('is never written from guidance that was replaced', async () => {
    service.behave(byStep({ say: claims(appointed) }));
    const answer = await ask('Within how many working days should a guardian be appointed?', 'superseded');
    expect(answer).toMatchObject({ outcome: 'answered', claims: [] });
    expect(service.requests.map(stepOf)).not.toContain('say');
  });
});
