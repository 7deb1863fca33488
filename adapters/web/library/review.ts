// Sets up the routes for what editors decide on: sources, changes, releases, test questions and recalls.
import type { GuardedRoutes } from '../sign-in/access.js';
import {
  ADD_SOURCE_PATH,
  CHANGES_PATH,
  GOLDEN_PATH,
  AS_OF_PATH,
  RECALLS_PATH,
  RELEASES_PATH,
  UNSAFE_PATH,
  SOURCES_PATH,
} from '../model/paths.js';
import type { EditingLibrary } from './frame/context.js';
import { downloadForMeeting, showForMeeting } from './changes/change-for-meeting.js';
import { showChanges } from './changes/change-list.js';
import { receiveGolden, showGolden } from './releases/golden-page.js';
import { receiveAsOf, showAsOf } from './releases/as-of-page.js';
import { receiveWrong, showRecalls } from './recalls/recall-list.js';
import { receiveRecall, showRecall } from './recalls/recall-page.js';
import { receiveReleases, releaseEvents, showReleases } from './releases/release-page.js';
import { receiveChange, showChange } from './changes/show-change.js';
import { receiveSources, showSources } from './sources/source-list.js';
import { receiveAddSource, receiveSource, showAddSource, showSource } from './sources/source-page.js';
import { receiveReport, showReport } from './recalls/report-page.js';
import { showTrial } from './releases/trial-page.js';
import { checkEvents, workStream } from './frame/work-status.js';

export function mountReview(routes: GuardedRoutes, library: EditingLibrary): void {
  routes.get(CHANGES_PATH, (exchange) => showChanges(library, exchange));
  routes.get(`${CHANGES_PATH}/:change`, (exchange) => showChange(library, exchange));
  routes.post(`${CHANGES_PATH}/:change`, (exchange) => receiveChange(library, exchange));
  routes.get(`${CHANGES_PATH}/:change/meeting`, (exchange) => showForMeeting(library, exchange));
  routes.get(`${CHANGES_PATH}/:change/meeting/change.html`, (exchange) =>
    downloadForMeeting(library, exchange),
  );
  routes.get(SOURCES_PATH, (exchange) => showSources(library, exchange));
  routes.post(SOURCES_PATH, (exchange) => receiveSources(library, exchange));
  routes.get(`${SOURCES_PATH}/:source`, (exchange) => showSource(library, exchange));
  routes.post(`${SOURCES_PATH}/:source`, (exchange) => receiveSource(library, exchange));
  routes.get(ADD_SOURCE_PATH, (exchange) => showAddSource(library, exchange));
  routes.post(ADD_SOURCE_PATH, (exchange) => receiveAddSource(library, exchange));
  routes.get(RELEASES_PATH, (exchange) => showReleases(library, exchange));
  routes.post(RELEASES_PATH, (exchange) => receiveReleases(library, exchange));
  routes.get(`${RELEASES_PATH}/:release`, (exchange) => showTrial(library, exchange));
  routes.get(AS_OF_PATH, (exchange) => showAsOf(library, exchange));
  routes.post(AS_OF_PATH, (exchange) => receiveAsOf(library, exchange));
  routes.get(GOLDEN_PATH, (exchange) => showGolden(library, exchange));
  routes.post(GOLDEN_PATH, (exchange) => receiveGolden(library, exchange));
  routes.get(RECALLS_PATH, (exchange) => showRecalls(library, exchange));
  routes.post(RECALLS_PATH, (exchange) => receiveWrong(library, exchange));
  routes.get(`${RECALLS_PATH}/:recall`, (exchange) => showRecall(library, exchange));
  routes.post(`${RECALLS_PATH}/:recall`, (exchange) => receiveRecall(library, exchange));
  routes.get(`${UNSAFE_PATH}/:answer`, (exchange) => showReport(library, exchange));
  routes.post(`${UNSAFE_PATH}/:answer`, (exchange) => receiveReport(library, exchange));
  routes.get(workStream('check'), (exchange) => checkEvents(library, exchange));
  routes.get(workStream('release'), (exchange) => releaseEvents(library, exchange));
}
