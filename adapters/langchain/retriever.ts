// Provides the guidance as a LangChain retriever. Its documents are passages, with everything needed to cite
// them.
import { Document, type DocumentInterface } from '@langchain/core/documents';
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers';
import type { RunnableConfig } from '@langchain/core/runnables';
import type { RankedPassage } from '../../knowledge/model/answer.js';
import { quotedWhole, shownQuote } from '../../knowledge/model/marked-quote.js';
import { passageSource, type PassageSource } from '../../knowledge/model/words/citation.js';
import { IndexFailure, InputFailure } from '../../knowledge/model/errors.js';
import type { Redacted } from '../../knowledge/model/personal-data.js';
import type { FindPassages } from '../../knowledge/model/ports.js';
import type { Jurisdiction } from '../../knowledge/model/source.js';
import { retrieverWording } from './wording.js';

/** A passage's details, as JSON values that vector stores and tracers can store. */
export interface PassageMetadata extends PassageSource {
  /** The passage's id, which stays the same unless its words change. */
  passage: string;
  /** Scores can only be compared within the same search. */
  score: number;
  release: number;
}

export interface GuidanceRetrieverInput extends BaseRetrieverInput {
  findPassages: FindPassages;
  /** Removes personal data from the query before it is used for anything else. */
  redact: (text: string) => Redacted | Promise<Redacted>;
  /** If set, only this nation's guidance is searched. By default, all nations' guidance is searched. */
  nation?: Jurisdiction;
  /** Maximum number of documents, 1 to 10. Defaults to 4, as in LangChain's own stores. */
  k?: number;
}

const MOST = 10;
const USUAL = 4;

/**
 * Returns the best passages first, or none if nothing is close. While no release is live, `invoke` throws
 * `IndexFailure`, because an empty list would suggest that the guidance says nothing. Throws `InputFailure`
 * if `k` is out of range.
 */
export function createGuidanceRetriever(input: GuidanceRetrieverInput): BaseRetriever<PassageMetadata> {
  const { k = USUAL } = input;
  if (!Number.isInteger(k) || k < 1 || k > MOST)
    throw new InputFailure(...retrieverWording.notInRange(k, MOST));
  return new GuidanceRetriever(input, k);
}

/** This is a class because LangChain's chains only accept one that extends their own class. */
class GuidanceRetriever extends BaseRetriever<PassageMetadata> {
  override lc_namespace = ['ctac', 'retrievers'];

  constructor(
    private readonly input: GuidanceRetrieverInput,
    private readonly k: number,
  ) {
    super(input);
  }

  static override lc_name(): string {
    return 'GuidanceRetriever';
  }

  /** LangChain passes the query to tracers before it searches, so it must be redacted first. */
  override async invoke(
    query: string,
    options?: RunnableConfig,
  ): Promise<DocumentInterface<PassageMetadata>[]> {
    const { text } = await this.input.redact(query);
    return super.invoke(text, options);
  }

  /**
   * Redacts the query again, because a direct call does not go through `invoke`. Redacting twice changes
   * nothing.
   */
  override async _getRelevantDocuments(query: string): Promise<DocumentInterface<PassageMetadata>[]> {
    const { findPassages, redact, nation } = this.input;
    const { text } = await redact(query);
    const { passages, release } = await findPassages({
      text,
      context: [],
      jurisdiction: nation,
    });
    if (release === 0) throw new IndexFailure(...retrieverWording.noRelease);
    return passages.slice(0, this.k).map((ranked) => documentOf(ranked, release));
  }
}

function documentOf(ranked: RankedPassage, release: number): Document<PassageMetadata> {
  const { passage, score } = ranked;
  const metadata: PassageMetadata = {
    passage: passage.id,
    ...passageSource(ranked),
    score,
    release,
  };
  return new Document({ id: passage.id, pageContent: shownQuote(quotedWhole(ranked)), metadata });
}
