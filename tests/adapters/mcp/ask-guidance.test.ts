// Checks the ask_guidance tool's result for each outcome. Personal data is removed, and danger is checked
// first.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { questionInput } from '../../../adapters/mcp/shapes.js';
import { askGuidance } from '../../../adapters/mcp/ask-guidance.js';
import type { AssistantPorts } from '../../../adapters/mcp/ports.js';
import { createMcpServer } from '../../../adapters/mcp/server.js';
import { detectUrgency } from '../../../bot/safeguards/urgency.js';
import type { Answer, Question } from '../../../knowledge/model/answer.js';
import { ModelFailure } from '../../../knowledge/model/errors.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import { sampleCitation, sampleDocument } from '../../fakes/samples/guidance-samples.js';

const notify = {
  name: 'Police',
  phone: '999',
  when: 'When a child is in danger now.',
  verifiedOn: '2026-01-01',
};

function answer(change: Partial<Answer> = {}): Answer {
  return {
    outcome: 'answered',
    claims: [],
    citations: [sampleCitation()],
    passages: [],
    confidence: 0.9,
    writtenBy: 'quotes',
    release: 4,
    stages: { embed: 1 },
    ...change,
  };
}

/** `asked` records the questions that reach the pipeline. */
function ports(given: Answer | Error, asked: Question[] = []): AssistantPorts {
  return {
    answerQuestion: (question) => {
      asked.push(question);
      return given instanceof Error ? Promise.reject(given) : Promise.resolve(given);
    },
    findPassages: () => Promise.resolve({ passages: [], release: 4 }),
    redact,
    detectUrgency: (text) => detectUrgency(text),
    contacts: () => [notify],
    liveDocument: () => Promise.resolve(undefined),
  };
}

const ask = (given: Answer, question = 'Does a child consent?') => askGuidance(ports(given), { question });

describe('an answer', () => {
  it('says that a quoted list goes on, or that our copy breaks off', async () => {
    const citation = sampleCitation();
    const passage = { ...citation.passage, text: citation.quote };
    const spans = [[0, citation.quote.length] as const];
    const goesOn = { after: true } as const;
    const list = await ask(answer({ citations: [{ ...citation, passage, spans, goesOn }] }));
    expect(list.data.citations[0]!.quote).toBe(`${citation.quote}\n…`);
    expect(list.text).toContain(`${citation.quote}\n…”`);
    const broken = await ask(answer({ citations: [{ ...citation, passage, spans, breaksOff: true }] }));
    expect(broken.text).toContain('Our copy stops here');
    expect(broken.data.citations[0]!.cautions).toEqual([expect.stringContaining('Our copy stops here')]);
  });

  it('has each quote with all that names its place, in the text as in the data', async () => {
    const { text, data } = await ask(answer());
    expect(data.citations[0]).toMatchObject({
      number: 1,
      quote: 'A child does not have to consent to a referral.',
      passage: 'passage-one-1234',
      document: 'referring-a-child',
      paragraph: '4.12',
      page: 33,
      url: 'https://guidance.example/referring-a-child',
    });
    for (const part of [
      '“A child does not have to consent',
      'page 33',
      'April 2026',
      'https://guidance.example/',
    ])
      expect(text).toContain(part);
  });

  it('says of replaced guidance that it was replaced', async () => {
    const citation = sampleCitation({ document: sampleDocument({ standing: 'superseded' }) });
    const { text, data } = await ask(answer({ citations: [citation] }));
    expect(data.citations[0]).toMatchObject({
      standing: 'superseded',
      cautions: [expect.stringMatching(/newer/)],
    });
    expect(text).toMatch(/replaced by a newer version/);
  });

  it('names and links to the document that replaced the quoted one', async () => {
    const citation = sampleCitation({
      document: sampleDocument({ standing: 'superseded' }),
      newer: sampleDocument({ title: 'Referring a child, 2027', url: 'https://guidance.example/2027' }),
    });
    const { text, data } = await ask(answer({ citations: [citation] }));
    expect(data.citations[0]).toMatchObject({
      newer: { title: 'Referring a child, 2027', url: 'https://guidance.example/2027' },
      cautions: [expect.stringContaining('Referring a child, 2027')],
    });
    expect(text).toMatch(/newer version: Referring a child, 2027\.\n *https:\/\/guidance\.example\/2027/);
  });

  it('begins with what is said in the person’s own language, whatever the outcome', async () => {
    const preface = 'Jeśli dziecko jest teraz w niebezpieczeństwie, zadzwoń pod 999.';
    const clarification = { question: 'Which nation?', choices: [] };
    for (const change of [
      {},
      { citations: [] },
      { outcome: 'unanswerable', citations: [] },
      { outcome: 'needs-clarification', clarification, citations: [] },
    ] as const)
      expect((await ask(answer({ preface, ...change } as Partial<Answer>))).text).toMatch(
        /^Jeśli .* 999\.\n\n./,
      );
  });

  it('has the checked sentences of a model with the numbers of their quotes', async () => {
    const claims = [{ text: 'No consent is needed.', citations: [0] }];
    const { text, data } = await ask(answer({ claims, writtenBy: 'model' }));
    expect(data.claims).toEqual([{ text: 'No consent is needed.', citations: [1] }]);
    expect(text).toMatch(
      /^AI wrote these sentences [^\n]*\n\nNo consent is needed\. \[1\]\n\nQuotes from the guidance:/,
    );
    expect((await ask(answer())).text).not.toContain('AI wrote');
  });

  it('that is none says so without a button that only the chat has, and never shows what was not quoted', async () => {
    for (const outcome of ['unanswerable', 'answered'] as const) {
      const { text, data } = await ask(answer({ outcome, citations: [] }));
      expect(text).toMatch(/Ask a specialist adviser/);
      expect(text).not.toMatch(/choose/i);
      expect(data.citations).toEqual([]);
    }
  });

  it('may be a question back, with the nations to choose from', async () => {
    const clarification = {
      question: 'Which nation is it about?',
      choices: [{ label: 'Wales', jurisdiction: 'wales' as const }],
    };
    const { text, data } = await ask(
      answer({ outcome: 'needs-clarification', clarification, citations: [] }),
    );
    expect(text).toBe('Which nation is it about? Wales');
    expect(data.clarification?.choices).toEqual([{ label: 'Wales', nation: 'wales' }]);
  });

  it('to a message about danger begins with who to call, also when nothing answers', async () => {
    const danger = 'He is hitting her right now in the flat, what do I do?';
    const { text, data } = await ask(answer({ outcome: 'unanswerable', citations: [] }), danger);
    expect(data).toMatchObject({ urgent: true, contacts: [{ phone: '999' }] });
    expect(text).toMatch(/^Call 999 if a child is in immediate danger\.[^]*Police: 999/);
  });

  it('begins with the numbers to call if the danger is in an earlier turn, too', async () => {
    const text = 'He has a knife and is outside her door now, she is screaming.';
    const asked = async (role: 'user' | 'assistant') =>
      askGuidance(ports(answer()), { question: 'What should I say to her?', context: [{ role, text }] });
    expect((await asked('user')).data).toMatchObject({ urgent: true, contacts: [{ phone: '999' }] });
    expect((await asked('assistant')).data.urgent).toBe(false);
  });
});

it('a long conversation is cut, not refused: its last turns count, and empty ones are left out', async () => {
  const asked: Question[] = [];
  const turns = Array.from({ length: 12 }, (_, n) => ({ role: 'user' as const, text: `Turn ${n}.` }));
  const long = { role: 'assistant' as const, text: 'A quote with its source. '.repeat(400) };
  const context = [...turns, { role: 'assistant' as const, text: ' ' }, long];
  const input = z.object(questionInput).parse({ question: 'And in Wales?', context });
  await askGuidance(ports(answer(), asked), input);
  expect(asked[0]!.context).toHaveLength(1);
  expect(asked[0]!.context[0]!.text).toMatch(/^A quote .* source\. \[…\]$/);
  expect(asked[0]!.context[0]!.text.length).toBeLessThanOrEqual(2_000);
  await askGuidance(ports(answer(), asked), { ...input, context: turns });
  expect(asked[1]!.context.map(({ text }) => text)).toEqual(turns.slice(2).map(({ text }) => text));
});

it('the newest turns of a long conversation are read, up to a limit, and no name is cut in half', async () => {
  const asked: Question[] = [];
  const turn = (text: string) => ({ role: 'user' as const, text });
  const context = [
    turn('a '.repeat(500)),
    turn('she met Zora Quill there '.repeat(100)),
    turn('a '.repeat(700)),
  ];
  await askGuidance(ports(answer(), asked), { question: 'And in Wales?', context });
  const [start, newest] = asked[0]!.context.map(({ text }) => text);
  expect(newest).toHaveLength(1399);
  expect(start!.length).toBeGreaterThan(500);
  expect(start).toMatch(/^she met .*(?:she|met|there) \[…\]$/);
  expect(asked[0]!.context).toHaveLength(2);
  const short = [turn('she met Zora Quill there '.repeat(100)), turn('a '.repeat(900))];
  await askGuidance(ports(answer(), asked), { question: 'And in Wales?', context: short });
  expect(asked[1]!.context).toHaveLength(1);
});

it('a question that is too long is not read, and the reply says who to call', async () => {
  const asked: Question[] = [];
  const question = 'a'.repeat(4001);
  await expect(askGuidance(ports(answer(), asked), { question })).rejects.toThrow(/999.*4001 characters/);
  expect(asked).toEqual([]);
});

it('what goes in is redacted, and a person keeps one pseudonym from turn to turn', async () => {
  const asked: Question[] = [];
  await askGuidance(ports(answer(), asked), {
    question: 'Must Zora Quill consent?',
    nation: 'wales',
    context: [{ role: 'user', text: 'I work with Zora Quill, 07700 900123.' }],
  });
  expect(asked[0]).toMatchObject({ text: 'Must [name 1] consent?', jurisdiction: 'wales' });
  expect(asked[0]!.context[0]!.text).toContain('[name 1]');
  expect(JSON.stringify(asked)).not.toMatch(/Zora|Quill|900123/);
});

it('counts a date of birth that the person gave earlier in the conversation', async () => {
  const asked: Question[] = [];
  const text = `Victim, DOB 12/03/${new Date().getFullYear() - 12}`;
  await askGuidance(ports(answer(), asked), {
    question: 'Must she agree? Her mother’s DOB is 12/03/1985.',
    context: [{ role: 'user', text }],
  });
  expect(asked[0]!.context[0]!.text).toContain('[date of birth 1]');
  expect(asked[0]!.childBirthDates).toEqual(['[date of birth 1]']);
});

describe('what goes wrong', () => {
  async function called(given: Answer | Error, question = 'Zora Quill?', name = 'ask_guidance') {
    const said: string[] = [];
    const server = createMcpServer({
      version: '0',
      ports: () => Promise.resolve(ports(given)),
      say: (line) => said.push(line),
    });
    const client = new Client({ name: 'a-council', version: '0' });
    const [ours, theirs] = InMemoryTransport.createLinkedPair();
    await Promise.all([server.connect(ours), client.connect(theirs)]);
    const result = await client.callTool({ name, arguments: { question } });
    await client.close();
    return {
      isError: result.isError,
      text: (result.content as { text: string }[])[0]!.text,
      said: said.join(),
    };
  }

  it.each([new Error('cannot read “Zora Quill”'), answer({ release: 0 })])(
    'never keeps the numbers to call from someone who writes of danger',
    async (given) => {
      const danger = 'A man is hitting Zora Quill in the flat right now';
      const { isError, text, said } = await called(given, danger);
      expect(isError).toBeUndefined();
      expect(text).toMatch(
        /^Call 999 if a child is in immediate danger\.[^]*Police: 999[^]*Something went wrong/,
      );
      expect(said).not.toBe('');
    },
  );

  it('and a search for passages says who to call first, too', async () => {
    const { text } = await called(answer(), 'A man is hitting her in the flat right now', 'find_passages');
    expect(text).toMatch(/^Call 999 if a child is in immediate danger\.[^]*Police: 999/);
  });

  it('in our own code is reported with its remedy', async () => {
    const { isError, text } = await called(new ModelFailure('The model is late.', 'Look at its log.'));
    expect(isError).toBe(true);
    expect(text).toBe('The model is late. Look at its log.');
  });

  it('by a mistake in the code is reported calmly; its message, which may hold words of the question, stays here', async () => {
    const { isError, text, said } = await called(new Error('cannot read “Zora Quill”'));
    expect(isError).toBe(true);
    expect(text).toMatch(/Something went wrong, so there is no answer/);
    expect(said).toMatch(/^Error/);
    expect(text + said).not.toMatch(/Zora|Quill/);
  });
});
