// Tests checking sentences shortened by a language model, one by one as they arrive. The guidance is sample
// text.
import { beforeAll, describe, expect, it } from 'vitest';
import { createAnswerWriter } from '../../../adapters/models/openai/answer-writer.js';
import { capabilitiesOf } from '../../../adapters/models/openai/model-capabilities.js';
import type { Citation } from '../../../knowledge/model/answer.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import type { AnswerWriter, WritingRequest } from '../../../knowledge/model/ports.js';
import { guidanceWords } from '../../../knowledge/model/words/guidance-names.js';
import { say } from '../../../knowledge/language-model/shorten-sentences.js';
import { SAMPLE_DOCUMENT } from '../../fakes/samples/sample-answers.js';
import {
  breakOff,
  brokenJson,
  claims,
  claimsAndThen,
  silence,
  startScriptedOpenAi,
  type ChatBehaviour,
} from '../../fakes/language-model/scripted-openai.js';
import { shared } from '../../support/per-test.js';

const APPOINTED = 'A guardian should be appointed within 5 working days of the referral.';
const NOT_FAMILY = 'The guardian must not be a member of the family.';
const HELPLINE = 'You can call the sample helpline on 0800 000 1234.';
const WRONG = 'A guardian must be appointed within 5 working days of the referral.';

const quoting = (text: string, n: number, change: object = {}): Citation => ({
  passage: { id: `passage-${n}`, document: SAMPLE_DOCUMENT.slug, text, headings: [], position: n },
  document: { ...SAMPLE_DOCUMENT, ...change },
  quote: text,
  spans: [[0, text.length]],
  alsoIn: [],
});
const citations = [quoting(`${APPOINTED} ${NOT_FAMILY}`, 0), quoting(HELPLINE, 1)];
const input = { question: publicText('When is a guardian appointed?'), citations };

function sayWith(write: AnswerWriter['write'], deadlineMs = 10_000, asked = input) {
  const shown: string[][] = [];
  const sources: string[][] = [];
  const said = say({ writer: { write }, glossary: [] }, asked, {
    deadlineMs,
    onVerified: (all) => {
      shown.push(all.map(({ text }) => text));
      sources.push(...all.map((one) => one.sources));
    },
  });
  return { said, shown, sources };
}
const writing =
  (...texts: string[]): AnswerWriter['write'] =>
  () =>
    Promise.resolve(texts);

describe('sentences above the quotes', () => {
  it('are shown as soon as each holds, once, and never one that does not', async () => {
    const { said, shown } = sayWith((_, __, onDraft) => {
      const drafts = [APPOINTED, WRONG, APPOINTED, NOT_FAMILY];
      drafts.forEach((one) => onDraft?.(one));
      return Promise.resolve(drafts);
    });
    expect((await said).claims.map(({ text }) => text)).toEqual([APPOINTED, NOT_FAMILY]);
    expect(shown).toEqual([[APPOINTED], [APPOINTED, NOT_FAMILY]]);
  });

  it('name their quotes and documents', async () => {
    const { said, sources } = sayWith(writing(HELPLINE));
    expect((await said).claims).toEqual([{ text: HELPLINE, citations: [1] }]);
    expect(sources).toEqual([[SAMPLE_DOCUMENT.title]]);
  });

  it('are at most three', async () => {
    const four = [1, 2, 3, 4].map((n) => `Rule number ${n} holds here.`);
    const { said } = sayWith(writing(...four), 10_000, { ...input, citations: [quoting(four.join(' '), 0)] });
    expect((await said).claims.map(({ text }) => text)).toEqual(four.slice(0, 3));
  });

  it('are not looked for among more than twelve drafts', async () => {
    const { said } = sayWith(writing(...Array<string>(12).fill(WRONG), APPOINTED));
    expect(await said).toMatchObject({ claims: [], report: { why: 'unsupported' } });
  });

  it('are asked for with the quoted sentences alone, and not those of what was replaced', async () => {
    const asked: WritingRequest[] = [];
    const replaced = quoting('An older rule holds here.', 2, { standing: 'superseded' });
    const { said } = sayWith(
      (request) => {
        asked.push(request);
        return Promise.resolve(['An older rule holds here.']);
      },
      10_000,
      { ...input, citations: [...citations, replaced] },
    );
    expect((await said).claims).toEqual([]);
    expect(asked.map(({ passages }) => passages.map(({ sentences }) => sentences))).toEqual([
      [[APPOINTED, NOT_FAMILY], [HELPLINE]],
    ]);
  });

  it('are not asked for where no time or nothing to shorten is left', async () => {
    const write = () => Promise.reject(new Error('must not be asked'));
    expect(await sayWith(write, 100).said).toMatchObject({ claims: [], report: { why: 'late' } });
    const question = { ...input, citations: [quoting('Who is a guardian?', 0)] };
    expect(await sayWith(write, 10_000, question).said).toEqual({ claims: [], report: { ms: 0 } });
  });

  it('are none after the deadline, even if the writer carries on', async () => {
    let goOn: () => void = () => undefined;
    const { said, shown } = sayWith((_, __, onDraft) => {
      goOn = () => onDraft?.(HELPLINE);
      onDraft?.(APPOINTED);
      return new Promise(() => undefined);
    }, 450);
    const answer = await said;
    goOn();
    expect(answer.claims.map(({ text }) => text)).toEqual([APPOINTED]);
    expect(answer).toMatchObject({ preface: guidanceWords('en').cutShort, report: { why: 'late' } });
    expect(shown).toEqual([[APPOINTED]]);
  });

  it('leave a bug of the writer as it is', async () => {
    const bug = new TypeError('a bug');
    await expect(sayWith(() => Promise.reject(bug)).said).rejects.toThrow(bug);
  });
});

describe('a model over HTTP', () => {
  const service = shared(startScriptedOpenAi);
  const writer = shared(() =>
    createAnswerWriter({
      service: { kind: 'openai', apiKey: 'sk-test', baseUrl: service.baseUrl },
      model: 'scripted',
      capabilities: { current: capabilitiesOf('scripted', 'json-schema') },
      timeoutMs: 20_000,
    }),
  );
  beforeAll(async () => {
    service.behave(claims());
    // Makes a first call to load the client library, so that loading it does not use up a test’s deadline.
    await sayWith(writer.write, 20_000).said;
  });

  it.each<[string, ChatBehaviour, string, number]>([
    ['stalls', silence, 'late', 1_500],
    ['breaks off', breakOff, 'unavailable', 20_000],
    ['goes on with rubbish', brokenJson, 'unavailable', 20_000],
  ])('that %s leaves what held, and it is said', async (_, then, why, deadlineMs) => {
    service.behave(claimsAndThen([{ text: HELPLINE }], then));
    expect(await sayWith(writer.write, deadlineMs).said).toMatchObject({
      preface: guidanceWords('en').cutShort,
      claims: [{ text: HELPLINE, citations: [1] }],
      report: { why },
    });
  });
});
