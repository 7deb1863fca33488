import type { HttpExchange, HttpReply } from '../../http/http.js';
import type { GuardedRoutes } from '../sign-in/access.js';
import {
  ADD_SOURCE_PATH,
  CHANGES_PATH,
  COVERAGE_PATH,
  GOLDEN_PATH,
  LIBRARY_PATH,
  AS_OF_PATH,
  QUESTIONS_PATH,
  RECALLS_PATH,
  RELEASES_PATH,
  REPORT_EVENTS_PATH,
  UNSAFE_PATH,
  SET_UP_PATH,
  SOURCES_PATH,
} from '../model/paths.js';
import type { EditingLibrary } from './frame/context.js';
import { done, numberIn, receiveForm, type EditorsForm, type Notice } from './frame/editor-frame.js';
import { downloadForMeeting, showForMeeting } from './changes/change-for-meeting.js';
import { showChanges } from './changes/change-list.js';
import { GOLDEN_STREAM, goldenEvents, receiveGolden, showGolden } from './releases/golden-page.js';
import { receiveAsOf, showAsOf } from './releases/as-of-page.js';
import { receiveWrong, showRecalls } from './recalls/recall-list.js';
import { showRecall } from './recalls/recall-page.js';
import { receiveRecall } from './recalls/receive-recall.js';
import { receiveReleases, releaseEvents, showReleases } from './releases/release-page.js';
import { receiveChange, showChange } from './changes/show-change.js';
import { receiveSources, showSources } from './sources/source-list.js';
import { receiveAddSource, receiveSource, showAddSource, showSource } from './sources/source-page.js';
import { receiveReport, showReport } from './recalls/report-page.js';
import { showLiveRun, showTrial } from './releases/trial-page.js';
import { showCoverage } from './coverage/coverage.js';
import { mountNotes } from './notes/notes.js';
import { receiveHandled, showQuestions } from './questions/questions.js';
import { showEdition } from './documents/stored-edition-page.js';
import { mountSearch } from './search/search.js';
import { receiveSetUp, showSetUp } from './set-up/set-up.js';
import { mountUploads } from './uploads/uploads.js';
import { mountTermsAndContacts } from './terms-and-contacts/terms-and-contacts.js';
import { reportEvents } from './frame/report-alert.js';
import { checkEvents, HIDE_WORK, hideWork, workStream } from './frame/work-status.js';

type Page = (
  library: EditingLibrary,
  exchange: HttpExchange,
  notice?: Notice,
) => HttpReply | Promise<HttpReply>;

export function mountEditorsSections(routes: GuardedRoutes, library: EditingLibrary): void {
  const page = (path: string, show: Page, receive?: (form: EditorsForm) => Promise<HttpReply>) => {
    routes.get(path, async (exchange) => show(library, exchange));
    if (!receive) return;
    routes.post(path, async (exchange) => {
      const { posted, editor, refusal } = await receiveForm(library, exchange);
      const refuse = async (notice: Notice) => show(library, exchange, { ...notice, typed: posted });
      if (!refusal && posted.field('do') === HIDE_WORK) {
        await hideWork(library, numberIn(posted.field('work')) ?? 0, editor);
        return done(exchange.path, 'hidden-work');
      }
      return refusal ? refuse(refusal) : receive({ library, exchange, posted, editor, refuse });
    });
  };
  page(CHANGES_PATH, showChanges);
  page(`${CHANGES_PATH}/:change`, showChange, receiveChange);
  page(`${CHANGES_PATH}/:change/meeting`, showForMeeting);
  page(`${CHANGES_PATH}/:change/meeting/change.html`, downloadForMeeting);
  page(SOURCES_PATH, showSources, receiveSources);
  page(`${SOURCES_PATH}/:source`, showSource, receiveSource);
  page(ADD_SOURCE_PATH, showAddSource, receiveAddSource);
  page(RELEASES_PATH, showReleases, receiveReleases);
  page(`${RELEASES_PATH}/:release`, showTrial);
  page(`${RELEASES_PATH}/:release/live`, showLiveRun);
  page(AS_OF_PATH, showAsOf);
  routes.post(AS_OF_PATH, (exchange) => receiveAsOf(library, exchange));
  page(GOLDEN_PATH, showGolden, receiveGolden);
  page(RECALLS_PATH, showRecalls, receiveWrong);
  page(`${RECALLS_PATH}/:recall`, showRecall, receiveRecall);
  page(`${UNSAFE_PATH}/:answer`, showReport, receiveReport);
  page(workStream('check'), checkEvents);
  page(workStream('release'), releaseEvents);
  page(GOLDEN_STREAM, goldenEvents);
  page(REPORT_EVENTS_PATH, reportEvents);
  page(`${LIBRARY_PATH}/document/:slug/edition/:edition`, showEdition);
  page(QUESTIONS_PATH, showQuestions, receiveHandled);
  page(COVERAGE_PATH, showCoverage);
  page(SET_UP_PATH, showSetUp, receiveSetUp);
  mountNotes(routes, library);
  mountUploads(routes, library);
  mountSearch(routes, library);
  mountTermsAndContacts(routes, library);
}
