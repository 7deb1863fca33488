// A written answer that is checked and shown while it arrives. The guidance here is sample text.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnswerWriter } from '../../../adapters/models/openai/answer-model.js';
import { CUT_SHORT, composeAnswer } from '../../../knowledge/written-answers/compose-answer.js';
import type { AnswerWriter } from '../../../knowledge/model/ports.js';
import { SAMPLE_DOCUMENT } from '../../fakes/samples/sample-answers.js';
import {
  breakOff,
  brokenJson,
  claimsAndThen,
  silence,
  startScriptedOpenAi,
} from '../../fakes/language-model/scripted-openai.js';
import type { ChatBehaviour, ScriptedOpenAi } from '../../fakes/language-model/scripted-openai.js';
import { GUARDIAN, HELPLINE, appointed, call, input, notFamily, saying } from './samples.js';

let service: ScriptedOpenAi;
let writer: AnswerWriter;
beforeAll(async () => {
  service = await startScriptedOpenAi();
  writer = createAnswerWriter({
    service: { kind: 'openai', apiKey: 'sk-test', baseUrl: service.baseUrl },
    model: 'scripted',
    timeoutMs: 20_000,
  });
  // The client library loads at the first call, which must not count against a deadline.
  await composeAnswer({ writer, glossary: [] }, input, { deadlineMs: 20_000 });
});
afterAll(() => service.close());

describe('an answer that arrives sentence by sentence', () => {
  const composeSlowly = (write: AnswerWriter['write'], deadlineMs = 10_000) => {
    const shown: string[][] = [];
    const composed = composeAnswer({ writer: { write }, glossary: [] }, input, {
      deadlineMs,
      onVerified: (all) => void shown.push(all.map(({ text }) => text)),
    });
    return { shown, composed };
  };

  it('shows each sentence that holds at once, and never one that does not', async () => {
    const { shown, composed } = composeSlowly((_, __, onDraft) => {
      const wrong = saying('A guardian must be appointed within 5 working days of the referral.');
      for (const draft of [appointed, wrong, appointed, notFamily]) onDraft?.(draft);
      return Promise.resolve([appointed, wrong, appointed, notFamily]);
    });
    const { claims: kept, report } = await composed;
    expect(shown).toEqual([[appointed.text], [appointed.text, notFamily.text]]);
    expect(kept.map(({ text }) => text)).toEqual(shown.at(-1));
    expect(report).toEqual({ drafts: 4, kept: 2, droppedBy: { duty: 1 } });
  });

  it('names the documents that each sentence rests on', async () => {
    const sources: string[][] = [];
    await composeAnswer({ writer: { write: () => Promise.resolve([call]) }, glossary: [] }, input, {
      onVerified: (all) => void sources.push(...all.map((one) => one.sources)),
    });
    expect(sources).toEqual([[SAMPLE_DOCUMENT.title]]);
  });

  it('takes nothing after the deadline from a writer that goes on', async () => {
    let goOn: () => void = () => undefined;
    const { shown, composed } = composeSlowly((_, __, onDraft) => {
      goOn = () => onDraft?.(call);
      onDraft?.(appointed);
      return new Promise(() => undefined);
    }, 20);
    const { claims: kept, preface, report } = await composed;
    goOn();
    expect(kept.map(({ text }) => text)).toEqual([appointed.text]);
    expect(preface).toBe(CUT_SHORT);
    expect(report).toMatchObject({ why: 'late', kept: 1 });
    expect(shown).toEqual([[appointed.text]]);
  });

  it.each<[string, ChatBehaviour, string, number]>([
    ['stalls', silence, 'late', 1_000],
    ['breaks off', breakOff, 'unavailable', 20_000],
    ['goes on with rubbish', brokenJson, 'unavailable', 20_000],
  ])(
    'keeps what held when the model %s, says so, and shows the quotes that it had not used',
    async (_, then, why, deadlineMs) => {
      service.behave(claimsAndThen([call], then));
      const composed = await composeAnswer({ writer, glossary: [] }, input, { deadlineMs });
      expect(composed).toMatchObject({
        writtenBy: 'model',
        preface: CUT_SHORT,
        claims: [{ text: call.text, citations: [0] }],
        report: { why, kept: 1 },
      });
      expect(composed.citations.map(({ passage }) => passage.text)).toEqual([HELPLINE, GUARDIAN]);
    },
  );
});
