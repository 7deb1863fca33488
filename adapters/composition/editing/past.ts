// Connects the page about a past date to past releases.
import { InputFailure } from '../../../knowledge/model/errors.js';
import type { Answer, Question } from '../../../knowledge/model/answer.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type { RedactedText } from '../../../knowledge/model/personal-data.js';
import type { Past } from '../../../ingest/releases/ask-as-of.js';
import { asOfPageWording } from '../../web/library/wording/as-of-page-wording.js';
import type { ReviewDesk } from '../../web/ports/editors-review-ports.js';

interface PastPorts extends Pick<Past, 'askAsOf' | 'askVersion' | 'editionsOn'> {
  redactAsked: (text: string) => Promise<RedactedText>;
}

export function connectPast({
  askAsOf,
  askVersion,
  editionsOn,
  redactAsked,
}: PastPorts): Pick<ReviewDesk, 'askAsOfDay' | 'askVersion'> {
  type Ask = (question: Question) => Promise<Answer>;
  const answered = async (ask: Ask | undefined, question: string, jurisdiction?: Jurisdiction) => {
    if (!ask) throw new InputFailure(...asOfPageWording.problems.preparing);
    return ask({ text: await redactAsked(question), context: [], jurisdiction });
  };
  return {
    async askAsOfDay(day, question, jurisdiction) {
      if (question === undefined) return editionsOn(day);
      const { asOf, ask } = await askAsOf(day);
      return { ...asOf, answer: await answered(ask, question, jurisdiction) };
    },
    askVersion: async (release, question, jurisdiction) =>
      answered(await askVersion(release), question, jurisdiction),
  };
}
