// Sets up editing as in a real process: a real store and index files, a fake GOV.UK, and all the editing
// functions.
import { createGovukSource } from '../../adapters/sources/govuk.js';
import { createWebPageSource } from '../../adapters/sources/web-page.js';
import { createEditingStore } from '../../adapters/sql/guidance/editing-store.js';
import { createLibraryStore } from '../../adapters/sql/guidance/library-store.js';
import type {
  ChangeRecord,
  Review,
  ReviewOutcome,
  SecondEditorSetting,
  Trial,
} from '../../ingest/model/editing.js';
import { loadRelease } from '../../ingest/releases/load-release.js';
import type { EditingStore } from '../../ingest/model/ports.js';
import { prepareRelease } from '../../ingest/releases/prepare-release.js';
import {
  publishChanges,
  type PublishOutcome,
  type PublishPorts,
  type PublishRequest,
} from '../../ingest/releases/publish-changes.js';
import { refreshSource, type RefreshPorts, type RefreshResult } from '../../ingest/sources/refresh-source.js';
import { tryRelease } from '../../ingest/review/try-release.js';
import { reviewChange, type ReviewPorts } from '../../ingest/review/review-change.js';
import type { FollowedSource } from '../../ingest/model/source-registry.js';
import { answerQuestion } from '../../knowledge/answer-question.js';
import { startFakeGovuk, type FakeGovuk } from '../fakes/fake-govuk/fake-govuk.js';
import { govukSource, localFetcher } from '../fakes/followed-sources.js';
import { startGuidance, type RunningGuidance } from './running-guidance.js';

export interface RunningEditing {
  site: FakeGovuk;
  guidance: RunningGuidance;
  editing: EditingStore;
  ports: RefreshPorts & ReviewPorts & PublishPorts;
  policy(secondEditor: SecondEditorSetting): void;
  gate(share: number): void;
  refresh(path: string, slug?: string): Promise<RefreshResult>;
  refreshSource(source: FollowedSource): Promise<RefreshResult>;
  review(
    change: ChangeRecord | number,
    action: Review['action'],
    more?: Partial<Review>,
  ): Promise<ReviewOutcome>;
  tryDraft(): Promise<Trial>;
  publish(request?: Partial<PublishRequest>): Promise<PublishOutcome>;
  takeIn(path: string, slug?: string): Promise<PublishOutcome>;
  close(): Promise<void>;
}

export async function startEditing(): Promise<RunningEditing> {
  const site = await startFakeGovuk();
  const guidance = await startGuidance();
  const editing = createEditingStore(guidance.database);
  const { embedder } = guidance.ports;
  const fetchPage = localFetcher();
  const govuk = createGovukSource(fetchPage, site.url);
  const web = createWebPageSource(fetchPage);
  const ports: RunningEditing['ports'] = {
    ...guidance.ports,
    editing,
    library: createLibraryStore(guidance.database),
    fetchSource: (source, held) => (source.kind === 'govuk' ? govuk : web)(source, held),
    secondEditor: 'never',
    gate: 1,
    async askRelease(release) {
      const loaded = await loadRelease(guidance.loading, release);
      return (question) =>
        answerQuestion({ embedder, loadedRelease: () => Promise.resolve(loaded) }, question);
    },
    clock: () => new Date(),
  };
  const running: RunningEditing = {
    site,
    guidance,
    editing,
    ports,
    policy: (secondEditor) => void (ports.secondEditor = secondEditor),
    gate: (share) => void (ports.gate = share),
    refresh: (path, slug) => refreshSource(ports, govukSource(path, slug)),
    refreshSource: (source) => refreshSource(ports, source),
    async review(change, action, more = {}) {
      const id = typeof change === 'number' ? change : change.id;
      const { version } = (await editing.change(id))!;
      return reviewChange(ports, { change: id, version, editor: 'ada', action, ...more });
    },
    async tryDraft() {
      return tryRelease(ports, (await prepareRelease(ports))!);
    },
    publish: (request = {}) => publishChanges(ports, { editor: 'ada', ...request }),
    async takeIn(path, slug) {
      const { changes } = await running.refresh(path, slug);
      for (const change of changes) await running.review(change, 'accept');
      return running.publish();
    },
    async close() {
      await site.close();
      await guidance.close();
    },
  };
  return running;
}
