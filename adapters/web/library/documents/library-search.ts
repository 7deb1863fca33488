// Searches the live release for the library: finds the closest matches, and passages with the words in quotation
// marks.
import type { LoadedRelease } from '../../../../knowledge/answer-question.js';
import type { Question, RankedPassage } from '../../../../knowledge/model/answer.js';
import { markRecalled } from '../../../../knowledge/model/recalled.js';
import { passagesFound } from '../../../../knowledge/search/found-anything.js';
import type { AnswerQuestion } from '../../../../bot/model/ports.js';
import type { Records } from '../../../../bot/model/store.js';
import type { QuestionInLibrary } from '../../ports/editors-writing-ports.js';
import type { WebOptions } from '../../ports/web-options.js';
import { phrasesIn, withPhrases } from './exact-phrase.js';

interface SearchPorts extends Pick<Records['recalls'], 'recalled'> {
  redacted(question: QuestionInLibrary): Promise<Question>;
  /** Also finds text that was recalled. The page says what was recalled. */
  searchAll: AnswerQuestion;
  wholeRelease: (() => Promise<LoadedRelease | undefined>) | undefined;
}

export function createLibrarySearch(ports: SearchPorts): NonNullable<WebOptions['search']> {
  return async (question) => {
    const asked = await ports.redacted(question);
    const closest = passagesFound(asked, await ports.searchAll(asked));
    // Uses the words as typed, because some may look like personal details. They are only compared.
    const phrases = phrasesIn(question.text);
    const all = phrases.length ? await livePassages(ports) : [];
    const { passages, isMore } = await withPhrases(closest, all, { ...question, phrases });
    const wrong = await ports.recalled();
    return { passages: passages.map((one) => markRecalled(wrong, one)), isMore };
  };
}

async function livePassages({ wholeRelease }: Pick<SearchPorts, 'wholeRelease'>): Promise<RankedPassage[]> {
  const content = (await wholeRelease?.())?.index.content;
  return (content?.passages ?? []).map((passage) => ({
    passage,
    document: content!.documents.get(passage.document)!,
    score: 0,
  }));
}
