// Below “I could not find an answer”, the chat offers a search. Uses real HTTP and a real store.
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsIn } from '../../../../bot/wording/words-in.js';
import type { AnswerQuestion } from '../../../../bot/model/ports.js';
import { LANGUAGES } from '../../../../knowledge/model/language.js';
import { QUESTIONS, writtenAnswers } from '../../../browser/written-answers.js';
import { needsNation } from '../../../fakes/samples/sample-answers.js';
import type { SampleGuidance } from '../../../fakes/samples/sample-guidance.js';
import { plainBrowser } from '../../../fakes/web/running-pages.js';
import { runSite, type RunningSite } from '../../../fakes/web/running-site.js';

let site: RunningSite;
beforeAll(async () => {
  const answers = (guidance: SampleGuidance): AnswerQuestion => {
    const asNew = writtenAnswers(guidance);
    return (question) => (question.followUp ? Promise.resolve(needsNation()) : asNew(question));
  };
  site = await runSite(answers, {
    readTurn: (_, before) =>
      Promise.resolve({ is: 'question', followUp: false, ...(before !== undefined && { both: true }) }),
  });
});
afterAll(() => site.close());

test.each(LANGUAGES)(
  'is there also if the question may follow on from the last one, in %s',
  async (language) => {
    const { labels, web } = wordsIn(language);
    const browser = plainBrowser(site.url);
    await browser.get('/');
    await browser.submit('/language', { language });
    await browser.submit('/chat/messages', { text: QUESTIONS.unanswerable });
    await browser.submit('/chat/messages', { text: `${QUESTIONS.unanswerable} And when?` });
    const answers = load((await browser.get('/')).text)('.entry-out').slice(-2);
    expect(answers.last().text()).toContain(labels.askFollowUp);
    expect(
      answers
        .find('.instead')
        .map((_, instead) => load(instead).text())
        .get(),
    ).toEqual([web.search.instead, web.search.instead]);
  },
);
