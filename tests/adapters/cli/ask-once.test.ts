// Asks one question in a terminal. Any warning comes first, then the answer that a practitioner would see.
import { describe, expect, it } from 'vitest';
import { askOnce } from '../../../adapters/cli/ask-once.js';
import { askingWording } from '../../../adapters/cli/wording/asking-wording.js';
import type { Answer, Question } from '../../../knowledge/model/answer.js';
import { InputFailure, ModelFailure } from '../../../knowledge/model/errors.js';
import { redact } from '../../../knowledge/redaction/redact.js';

const nothing: Answer = {
  outcome: 'unanswerable',
  claims: [],
  citations: [],
  passages: [],
  confidence: 0,
  writtenBy: 'quotes',
  release: 1,
  stages: { embed: 0 },
};

const HELPLINE = { name: 'Helpline', phone: '0800 111', when: 'At any time.', verifiedOn: '2026-01-01' };

async function ask(words: string, nation?: string, answer: Answer | Error = nothing, json = false) {
  const asked: Question[] = [];
  const written: string[] = [];
  const ports = {
    answerQuestion: (question: Question) => {
      asked.push(question);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    redact,
    detectUrgency: (text: string) => text.includes('danger'),
    contacts: () => [HELPLINE],
  };
  const result = await askOnce(ports, words, nation, {
    write: (text) => void written.push(text),
    json,
  }).catch((error: unknown) => error);
  return { asked, written, result };
}

describe('asking once', () => {
  it('writes the answer and ends well', async () => {
    const { written, result } = await ask('Who appoints a guardian?');
    expect(written).toEqual([askingWording.unanswerable]);
    expect(result).toBe(0);
  });

  it('asks for a shorter question if it is too long, and says who to call', async () => {
    const { asked, written, result } = await ask('a'.repeat(4001));
    expect([asked, written]).toEqual([[], []]);
    expect(result).toBeInstanceOf(InputFailure);
    expect((result as InputFailure).message).toMatch(/999.*4001 characters/);
  });

  it('ends with a fault when the answer failed', async () => {
    expect((await ask('Who?', undefined, { ...nothing, outcome: 'failed' })).result).toBe(1);
  });

  it('as JSON writes what a line of a batch is answered with, and fails as in words', async () => {
    const { written, result } = await ask('Who appoints a guardian?', 'Wales', nothing, true);
    expect(JSON.parse(written.join())).toMatchObject({
      outcome: 'unanswerable',
      text: askingWording.unanswerable,
      citations: [],
      release: 1,
    });
    expect(result).toBe(0);
    const failure = new ModelFailure('It is away.', 'Wait.');
    expect((await ask('Who?', undefined, failure, true)).result).toBe(failure);
  });

  it.each([false, true])(
    'says which command publishes guidance if there is none yet (JSON: %s)',
    async (json) => {
      const { written, result } = await ask('Who?', undefined, { ...nothing, release: 0 }, json);
      const said = 'No guidance has been published yet. Run: npm run ctac -- ingest FOLDER --publish';
      if (json) expect(JSON.parse(written.join())).toMatchObject({ text: said, release: 0 });
      else expect(written).toEqual([]);
      expect(result).toBeInstanceOf(InputFailure);
      expect(result).toMatchObject({
        message: 'No guidance has been published yet.',
        remedy: 'Run: npm run ctac -- ingest FOLDER --publish',
      });
    },
  );

  it.each([false, true])('then still gives the numbers to call (JSON: %s)', async (json) => {
    const danger = 'The child is in danger';
    const { written, result } = await ask(danger, undefined, { ...nothing, release: 0 }, json);
    expect(written.join()).toContain('0800 111');
    expect(written.join()).not.toContain(askingWording.unanswerable);
    expect(result).toBeInstanceOf(InputFailure);
  });

  it('asks without personal data', async () => {
    const { asked } = await ask('May I ring her on 07700 900123?');
    expect(asked[0]!.text).not.toContain('07700');
  });

  it('warns before anything else, even when there is no answer at all', async () => {
    const { written } = await ask('The child is in danger');
    expect(written[0]).toMatch(/^Call 999[^\n]*\nHelpline: 0800 111\. At any time\.\n$/);
    expect(written[1]).not.toMatch(/choose/);
    const { written: json } = await ask('The child is in danger', undefined, nothing, true);
    expect(JSON.parse(json.join())).toMatchObject({ urgent: true, contacts: [{ phone: '0800 111' }] });
    expect(written[1]).toBe(askingWording.unanswerable);
    const broken = await ask('The child is in danger', undefined, new ModelFailure('Gone.', 'Wait.'));
    expect(broken.result).toBeInstanceOf(ModelFailure);
    expect(broken.written).toEqual([expect.stringContaining('999')]);
  });

  it.each([
    ['wales', 'wales'],
    ['Scotland', 'scotland'],
    ['northern-ireland', 'northern-ireland'],
    ['Northern Ireland', 'northern-ireland'],
    [undefined, undefined],
  ])('takes the nation "%s"', async (given, jurisdiction) => {
    expect((await ask('Who?', given)).asked[0]!.jurisdiction).toBe(jurisdiction);
  });

  it('refuses a nation that is none, naming those that are, and asks nothing', async () => {
    const { asked, result } = await ask('Who?', 'Atlantis');
    expect(result).toBeInstanceOf(InputFailure);
    expect((result as InputFailure).remedy).toContain('northern-ireland');
    expect(asked).toEqual([]);
  });
});
