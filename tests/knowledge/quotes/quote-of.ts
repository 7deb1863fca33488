// Quotes one passage as an answer to a question does.
import type { Citation } from '../../../knowledge/model/answer.js';
import type { Passage } from '../../../knowledge/model/passage.js';
import { chooseQuotes } from '../../../knowledge/quotes/choose-quotes.js';
import type { Candidate } from '../../../knowledge/search/candidate.js';
import type { SearchQuery, Signals } from '../../../knowledge/search/ranking-signals.js';
import { createMemoryRelease, documentOf, queryOf } from '../../fakes/memory-release.js';

export async function quote(
  text: string,
  question: string,
  change: Partial<SearchQuery> = {},
  place: Partial<Passage> = {},
): Promise<Citation> {
  const release = await createMemoryRelease([
    { slug: 'one', texts: [text] },
    { slug: 'other', texts: ['The museum shows steam engines.', 'Trains leave at nine.'] },
  ]);
  const passage = { ...release.index.content.passages[0]!, ...place };
  const [vectors] = await release.index.vectorsOf([0]);
  const candidate: Candidate = {
    ordinal: 0,
    passage,
    document: documentOf({ slug: 'one' }),
    score: 1,
    vectors: vectors!,
    signals: {} as Signals,
    alsoIn: [],
  };
  const query = { ...(await queryOf(release, question)), ...change };
  return chooseQuotes(release, query, [candidate])[0]!;
}
