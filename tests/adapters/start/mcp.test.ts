// Uses the tools as another assistant would: the official client talks to a separate process over stdio.
import { spawn } from 'node:child_process';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recallRecords } from '../../../adapters/sql/conversations/recall-records.js';
import { openDatabase } from '../../../adapters/sql/engine/open-database.js';
import { publishSamples } from '../../support/live-samples.js';
import { transpiled } from '../../support/deployment/transpiled.js';
import { shared } from '../../support/per-test.js';

const COMMAND = [transpiled('adapters/start/mcp.ts')];
const environment = (dataDir: string) => ({ PATH: process.env.PATH ?? '', DATA_DIR: dataDir });

async function connect(dataDir: string): Promise<{ client: Client; said: () => string }> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: COMMAND,
    env: environment(dataDir),
    stderr: 'pipe',
  });
  let errors = '';
  transport.stderr!.on('data', (piece: Buffer) => (errors += piece.toString()));
  const client = new Client({ name: 'a-council', version: '1.0.0' });
  await client.connect(transport);
  return { client, said: () => errors };
}

interface Called {
  text: string;
  // Results have no types here, because these tests look at single fields and the tools check their results
  // against their own schemas.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  data: any;
  isError: boolean;
}

async function call(client: Client, name: string, args: Record<string, unknown>): Promise<Called> {
  const { content, structuredContent, isError } = await client.callTool({ name, arguments: args });
  return {
    text: (content as { text: string }[])[0]!.text,
    data: structuredContent,
    isError: Boolean(isError),
  };
}

const samples = shared(() =>
  publishSamples(['guardians-england-and-wales', 'nrm-referral-and-consent', 'contacts']),
);

describe('another assistant', () => {
  let client: Client;
  let said: () => string;
  beforeAll(async () => {
    ({ client, said } = await connect(samples.dataDir));
  });
  afterAll(() => client.close());

  it('learns what the tools do, that they only read, and how quotes are to be shown', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['ask_guidance', 'find_passages', 'read_passage']);
    for (const tool of tools) {
      expect(tool.annotations?.readOnlyHint).toBe(true);
      expect(tool.inputSchema.type).toBe('object');
      expect(tool.outputSchema).toBeDefined();
    }
    expect(client.getInstructions()).toMatch(/word for word/);
  });

  it('gets quotes with document, date, place and id, as text and as data', async () => {
    const { text, data } = await call(client, 'ask_guidance', {
      question: 'how big can attachments on a referral be?',
      nation: 'england',
    });
    expect(data).toMatchObject({ outcome: 'answered', urgent: false, leftOut: [], contacts: [], release: 1 });
    const [citation] = data.citations;
    expect(citation).toMatchObject({
      number: 1,
      document: 'nrm-referral-and-consent',
      standing: 'current',
      authority: 'practice-note',
    });
    expect(citation.nations).toContain('england');
    expect(citation.date).toMatch(/\d{4}/);
    expect(data.citations.map(({ quote }: { quote: string }) => quote).join()).toContain('25 MB');
    for (const part of [citation.quote, citation.title, citation.passage]) expect(text).toContain(part);
    expect(data.text).toBe(text);
  });

  it('can read a cited passage with the text around it, and finds the quote there word for word', async () => {
    const { data } = await call(client, 'ask_guidance', { question: 'Does a child have to consent?' });
    const { document, passage, quote } = data.citations[0];
    const around = await call(client, 'read_passage', { document, passage, around: 1 });
    const own = around.data.passages.find((one: { passage: string }) => one.passage === passage);
    for (const span of quote.split(/ … |\n/)) expect(own.text).toContain(span);
    expect(around.data.passages.length).toBeGreaterThan(1);
    expect(around.data.passages.every((one: { document: string }) => one.document === document)).toBe(true);
  });

  it('can look for passages, so many as it wants', async () => {
    const { data } = await call(client, 'find_passages', { question: 'what does a guardian do', limit: 3 });
    expect(data.passages).toHaveLength(3);
    expect(data.passages[0]).toMatchObject({ document: 'guardians-england-and-wales' });
    expect(data.passages[0].text.length).toBeGreaterThan(50);
  });

  it('learns who to call first when a child may be in danger', async () => {
    const { text, data } = await call(client, 'ask_guidance', {
      question: 'A man is taking her away in his van right now, what do I do?',
    });
    expect(data.urgent).toBe(true);
    expect(data.contacts[0].phone).toBe('999');
    expect(text).toMatch(/^Call 999 if a child is in immediate danger\./);
  });

  it('hears which kinds of personal data were left out, never the words', async () => {
    const { text, data } = await call(client, 'ask_guidance', {
      question: 'Can my client Zora Quill, 07700 900123, have a guardian?',
      context: [{ role: 'user', text: 'My client is called Zora Quill.' }],
    });
    expect(data.leftOut).toEqual(expect.arrayContaining(['name', 'phone']));
    expect(`${text}${JSON.stringify(data)}${said()}`).not.toMatch(/Zora|Quill|900123/);
  });

  it('learns what is wrong with what it asked for', async () => {
    const nation = await call(client, 'ask_guidance', { question: 'Who refers?', nation: 'france' });
    expect(nation).toMatchObject({ isError: true });
    expect(nation.text).toMatch(/england[^]*at nation/);
    expect(await call(client, 'ask_guidance', { question: ' ' })).toMatchObject({ isError: true });
    const document = await call(client, 'read_passage', { document: 'none', passage: 'none' });
    expect(document).toMatchObject({ isError: true, text: expect.stringContaining('find_passages') });
    const passage = await call(client, 'read_passage', { document: 'contacts', passage: 'none' });
    expect(passage).toMatchObject({ isError: true, text: expect.stringMatching(/not contain this passage/) });
  });

  it('gets no text that an editor has found wrong, or gets it with a warning, until the recall is lifted', async () => {
    const question = 'how big can attachments on a referral be?';
    const ask = async (name: string) => JSON.stringify(await call(client, name, { question }));
    const [wrong] = (await call(client, 'ask_guidance', { question })).data.citations;
    const read = async () => {
      const { passage, document } = wrong;
      return (await call(client, 'read_passage', { document, passage, around: 0 })).text;
    };
    const database = await openDatabase({ dataDir: samples.dataDir });
    const recalls = recallRecords(database.kysely);
    const at = '2026-11-29T09:00:00Z';
    const id = await recalls.add({
      ...{ passage: wrong.passage, document: wrong.document, title: wrong.title, was: await read() },
      ...{ words: '25 MB', reason: 'wrong', since: at, openedAt: at },
    });
    for (const tool of ['ask_guidance', 'find_passages']) expect(await ask(tool)).not.toContain('25 MB');
    expect(await read()).toMatch(/25 MB[^]*Recalled on 29 November 2026\. Do not rely on it\./);
    await recalls.lift([id!], { by: 'ada', reason: 'It was right.' }, at);
    for (const tool of ['ask_guidance', 'find_passages']) expect(await ask(tool)).toContain('25 MB');
    expect(await read()).not.toContain('Recalled on');
    await database.close();
  });

  it('may ask several things at once', async () => {
    const questions = [
      'Who refers?',
      'What does a guardian do?',
      'Does a child consent?',
      'Who won the cup?',
    ];
    const answers = await Promise.all(
      questions.map((question) => call(client, 'ask_guidance', { question })),
    );
    expect(answers.map(({ isError }) => isError)).toEqual([false, false, false, false]);
  });
});

it('before anything is live each tool says so, with what to do', async () => {
  const nothing = await publishSamples([]);
  const { client } = await connect(nothing.dataDir);
  for (const [name, args] of [
    ['ask_guidance', { question: 'Who refers?' }],
    ['find_passages', { question: 'Who refers?' }],
    ['read_passage', { document: 'contacts', passage: 'none' }],
  ] as const) {
    const { isError, text } = await call(client, name, args);
    expect({ name, isError }).toEqual({ name, isError: true });
    expect(text).toMatch(
      /No guidance has been published here yet\..*npm run ctac -- ingest FOLDER --publish/,
    );
  }
  await client.close();
  await nothing.close();
});

it('with a wrong setting each call names it with its remedy', async () => {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: COMMAND,
    env: { ...environment(samples.dataDir), PORT: 'many' },
    stderr: 'ignore',
  });
  const client = new Client({ name: 'a-council', version: '1.0.0' });
  await client.connect(transport);
  const { isError, text } = await call(client, 'ask_guidance', { question: 'Who refers?' });
  expect(isError).toBe(true);
  expect(text).toMatch(/PORT: .*\.env/);
  await client.close();
});

describe('the process', () => {
  it('writes nothing but the protocol to standard output, also for rubbish, and ends when the other side goes', async () => {
    const child = spawn(process.execPath, COMMAND, {
      env: { ...environment(samples.dataDir), LOG_LEVEL: 'debug' },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stderr.on('data', (piece: Buffer) => (errors += piece.toString()));
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const send = (message: object | string) =>
      child.stdin.write(`${typeof message === 'string' ? message : JSON.stringify(message)}\n`);
    const answered = new Promise<void>((resolve) => {
      child.stdout.on('data', (piece: Buffer) => {
        output += piece.toString();
        if (output.includes('"id":2')) resolve();
      });
      void ended.then(() => resolve());
    });
    send('this is no message, says Zora Quill');
    send({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: {
        protocolVersion: '2025-06-18',
        capabilities: {},
        clientInfo: { name: 'a-council', version: '1.0.0' },
      },
    });
    send({ jsonrpc: '2.0', method: 'notifications/initialized' });
    const params = { name: 'ask_guidance', arguments: { question: 'Does Zora Quill have to consent?' } };
    send({ jsonrpc: '2.0', id: 2, method: 'tools/call', params });
    await answered;
    child.stdin.end();
    expect(await ended).toBe(0);
    const lines = output.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { jsonrpc: '2.0', id: 1 },
      { jsonrpc: '2.0', id: 2 },
    ]);
    expect(errors).not.toMatch(/Zora|Quill/);
  });
});
