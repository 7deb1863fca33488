// Serves the questions without a good answer, and hides those an editor dismisses.
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import type { GuardedRoutes } from '../../sign-in/access.js';
import { seeOther } from '../../design/page.js';
import { QUESTIONS_PATH } from '../../model/paths.js';
import type { EditingLibrary } from '../frame/context.js';
import { csrfFormFor, receiveForm, reviewPageReply, saidIn, type Notice } from '../frame/editor-frame.js';
import { PERIODS, questionsMain } from './questions-page.js';

const SAID = { handled: 'Dismissed. If people ask this again, the question will appear here again.' };
const DAY_MS = 86_400_000;
const USUAL_DAYS = 30;

export function mountQuestions(routes: GuardedRoutes, library: EditingLibrary): void {
  routes.get(QUESTIONS_PATH, (exchange) =>
    showQuestions(library, exchange, exchange.query.get('days'), saidIn(exchange, SAID)),
  );
  routes.post(QUESTIONS_PATH, (exchange) => receiveHandled(library, exchange));
}

async function showQuestions(
  library: EditingLibrary,
  exchange: HttpExchange,
  wanted: string | undefined | null,
  notice: Notice,
): Promise<HttpReply> {
  const days = daysOf(wanted);
  const since = new Date(library.now().getTime() - days * DAY_MS).toISOString();
  const found = await library.editing.writing.questions.groups(since);
  return reviewPageReply(library, exchange, {
    title: 'Unanswered questions',
    current: QUESTIONS_PATH,
    notice,
    styles: ['statistics.css', 'writing.css'],
    main: questionsMain({
      ...found,
      days,
      form: csrfFormFor(library, exchange),
      ratings: await library.editing.writing.questions.ratedDown(since),
      titles: await titlesOf(library),
    }),
  });
}

/** Titles of the live documents, by slug. */
async function titlesOf({ options }: EditingLibrary): Promise<ReadonlyMap<string, string>> {
  const live = await options.guidance.documents();
  return new Map(live?.documents.map(({ slug, title }) => [slug, title]));
}

async function receiveHandled(library: EditingLibrary, exchange: HttpExchange): Promise<HttpReply> {
  const { posted, editor, refusal } = await receiveForm(library, exchange);
  const days = posted.field('days');
  if (refusal) return showQuestions(library, exchange, days, refusal);
  const answers = (posted.field('answers') ?? '').split(' ').filter(Boolean);
  await library.editing.writing.questions.handle(answers, editor);
  return seeOther(`${QUESTIONS_PATH}?days=${daysOf(days)}&said=handled`);
}

function daysOf(wanted: string | undefined | null): number {
  return PERIODS.find((period) => String(period) === wanted) ?? USUAL_DAYS;
}
