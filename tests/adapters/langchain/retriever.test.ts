// The LangChain retriever returns documents with citations, and sends no personal data.
import { BaseCallbackHandler } from '@langchain/core/callbacks/base';
import type { DocumentInterface } from '@langchain/core/documents';
import { StringOutputParser } from '@langchain/core/output_parsers';
import { ChatPromptTemplate } from '@langchain/core/prompts';
import { BaseRetriever } from '@langchain/core/retrievers';
import { RunnablePassthrough, RunnableSequence } from '@langchain/core/runnables';
import { FakeListChatModel } from '@langchain/core/utils/testing';
import { describe, expect, it } from 'vitest';
import {
  createGuidanceRetriever,
  type GuidanceRetrieverInput,
  type PassageMetadata,
} from '../../../adapters/langchain/retriever.js';
import { answerQuestion } from '../../../knowledge/answer-question.js';
import type { Question } from '../../../knowledge/model/answer.js';
import { IndexFailure, InputFailure, ModelFailure } from '../../../knowledge/model/errors.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { createMemoryRelease } from '../../fakes/memory-release.js';

const embedder = createFakeEmbedder();
const release = createMemoryRelease(
  [
    {
      slug: 'referring',
      title: 'Referring a child',
      publisher: 'Home Office',
      date: '2026-04',
      jurisdictions: ['england', 'wales'],
      authority: 'statutory-guidance',
      url: 'https://guidance.example/referring',
      texts: ['A child does not have to consent to a referral.', 'A first responder refers the child.'],
    },
    {
      slug: 'scotland',
      jurisdictions: ['scotland'],
      texts: ['In Scotland a child is referred by a social worker.'],
    },
    { slug: 'old', standing: 'superseded', texts: ['Parking tickets of a referral are kept for a year.'] },
  ],
  embedder,
);

/** Searches a release in memory with the real search, and records the queries received. */
function retriever(change: Partial<GuidanceRetrieverInput> = {}) {
  const searched: Question[] = [];
  const made = createGuidanceRetriever({
    redact,
    findPassages: (question) => {
      searched.push(question);
      return answerQuestion({ embedder, loadedRelease: () => release }, question);
    },
    ...change,
  });
  return { made, searched };
}

describe('a retriever of guidance', () => {
  it('says that a list goes on, or that our copy breaks off', async () => {
    const texts = ['Tell about ferries:\n• the police', 'Tell about ferries:\n• the council, or has'];
    const lists = createMemoryRelease([{ slug: 'ferries', texts }], embedder);
    const { made } = retriever({
      findPassages: (question) => answerQuestion({ embedder, loadedRelease: () => lists }, question),
    });
    const found = await made.invoke('Who do I tell about ferries?');
    const ofText = (words: string) => found.find(({ pageContent }) => pageContent.includes(words));
    expect(ofText('police')?.pageContent).toBe('Tell about ferries:\n• the police\n…');
    expect(ofText('police')?.metadata.cautions).toEqual([]);
    expect(ofText('council')?.metadata.cautions).toEqual([expect.stringContaining('Our copy stops here')]);
  });

  it('gives passages as documents, best first, with what a citation needs', async () => {
    const [best] = await retriever().made.invoke('Does a child have to consent to a referral?');
    expect(best).toMatchObject({
      pageContent: 'A child does not have to consent to a referral.',
      metadata: {
        document: 'referring',
        title: 'Referring a child',
        publisher: 'Home Office',
        date: '2026-04',
        nations: ['england', 'wales'],
        authority: 'statutory-guidance',
        standing: 'current',
        url: 'https://guidance.example/referring',
        cautions: [],
        release: 1,
      },
    });
    expect(best!.id).toBe(best!.metadata.passage);
    expect(JSON.parse(JSON.stringify(best!.metadata))).toEqual(
      JSON.parse(JSON.stringify({ ...best!.metadata })),
    );
  });

  it('says of superseded words that they were replaced', async () => {
    const documents = await retriever().made.invoke('For how long are parking tickets kept?');
    const old = documents.find(({ metadata }) => metadata.document === 'old');
    expect(old?.metadata).toMatchObject({
      standing: 'superseded',
      cautions: [expect.stringMatching(/newer/)],
    });
  });

  it('gives at most k, and leaves other nations out where one is given', async () => {
    expect(await retriever({ k: 1 }).made.invoke('referral of a child')).toHaveLength(1);
    const documents = await retriever({ nation: 'wales', k: 10 }).made.invoke('Who refers a child in need?');
    expect(documents.map(({ metadata }) => metadata.document)).not.toContain('scotland');
    for (const k of [0, 11, 1.5, Number.NaN]) expect(() => retriever({ k })).toThrow(InputFailure);
  });

  it('tells a missing release from a search that found nothing', async () => {
    const none = retriever({ findPassages: () => Promise.resolve({ passages: [], release: 0 }) }).made;
    await expect(none.invoke('Who refers?')).rejects.toThrow(IndexFailure);
    const empty = retriever({ findPassages: () => Promise.resolve({ passages: [], release: 3 }) }).made;
    expect(await empty.invoke('Who refers?')).toEqual([]);
  });

  it('lets a failure of the search through, so that a chain can fall back', async () => {
    const failure = new ModelFailure('The embedder did not answer.', 'Look at its log.');
    const broken = retriever({ findPassages: () => Promise.reject(failure) }).made;
    await expect(broken.invoke('Who refers?')).rejects.toBe(failure);
  });
});

describe('personal data in a query', () => {
  const query = 'Must Zora Quill (07700 900123) consent to a referral?';

  it('reaches neither the search nor a tracer', async () => {
    const traced: string[] = [];
    class Tracer extends BaseCallbackHandler {
      name = 'tracer';
      override handleRetrieverStart(...seen: unknown[]) {
        traced.push(JSON.stringify(seen));
      }
      override handleRetrieverEnd(...seen: unknown[]) {
        traced.push(JSON.stringify(seen));
      }
    }
    const { made, searched } = retriever();
    await made.invoke(query, { callbacks: [new Tracer()] });
    expect(traced).toHaveLength(2);
    expect(traced[0]).toContain('[name 1]');
    expect(JSON.stringify([traced, searched])).not.toMatch(/Zora|Quill|900123/);
  });

  it('does not reach the search past invoke either', async () => {
    const { made, searched } = retriever();
    await made._getRelevantDocuments(query);
    expect(searched[0]!.text).toMatch(/\[name 1\]/);
    expect(searched[0]!.text).not.toMatch(/Zora|Quill|900123/);
  });
});

it('works in a chain like any other retriever: the model is given the passages with their sources', async () => {
  const { made } = retriever({ k: 2 });
  expect(made).toBeInstanceOf(BaseRetriever);
  const cited = (documents: DocumentInterface<PassageMetadata>[]) =>
    documents
      .map(({ pageContent, metadata }) => `${pageContent} (${metadata.title}, ${metadata.date})`)
      .join('\n');
  const shown: string[] = [];
  const model = new FakeListChatModel({
    responses: ['No: “A child does not have to consent to a referral.”'],
  });
  const chain = RunnableSequence.from([
    { guidance: made.pipe(cited), question: new RunnablePassthrough() },
    ChatPromptTemplate.fromTemplate('Quote only this guidance:\n{guidance}\n\nQuestion: {question}'),
    (prompt) => {
      shown.push(String(prompt));
      return prompt;
    },
    model,
    new StringOutputParser(),
  ]);
  const answer = await chain.invoke('Does a child have to consent to a referral?');
  expect(answer).toContain('A child does not have to consent');
  expect(shown[0]).toContain('A child does not have to consent to a referral. (Referring a child, 2026-04)');
});
