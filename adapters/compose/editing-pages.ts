// Gives the editors' side of the library its records and its use cases.
import { InputFailure } from '../../knowledge/model/errors.js';
import { redact } from '../../knowledge/redaction/redact.js';
import { addGolden } from '../../ingest/review/add-golden.js';
import { differenceBetween } from '../../ingest/comparing/difference-between.js';
import { resumeGolden } from '../../ingest/review/resume-golden.js';
import { reviewChange } from '../../ingest/review/review-change.js';
import type { ChangeRecord } from '../../ingest/model/editing.js';
import { requestEditingWork } from '../../bot/editing/request-editing-work.js';
import { decideRecall } from '../../bot/recalls/decide-recall.js';
import { passagesReportedWrong, reportWrongPassage } from '../../bot/recalls/report-wrong-passage.js';
import { readReach } from '../../bot/recalls/read-reach.js';
import { findImpact } from '../../bot/recalls/find-impact.js';
import type { BotPorts } from '../../bot/model/ports.js';
import type { Editing } from './editing.js';
import type { ReadChange, ReviewDesk } from '../web/ports/review-desk.js';
import type { EditingPages } from '../web/ports/web-options.js';

/** `wake` lets a worker of this process look at once for what was asked for. */
export function connectEditingPages(
  editing: Editing,
  wake: () => void,
  citationLink?: BotPorts['citationLink'],
): EditingPages {
  return { review: connectReview(editing, wake, citationLink), writing: editing.writing };
}

function connectReview(
  editing: Editing,
  wake: () => void,
  citationLink: BotPorts['citationLink'],
): ReviewDesk {
  const { ports, recalls } = editing;
  const { store } = recalls;
  return {
    records: ports.editing,
    secondEditor: ports.secondEditor,
    gate: ports.gate,
    registry: editing.registry,
    bySchedule: editing.bySchedule,
    addedSources: editing.addedSources,
    work: {
      async ask(request, editor) {
        const work = await requestEditingWork({ store, clock: ports.clock }, request, editor);
        wake();
        return work;
      },
      find: (id) => store.records.editingWork.find(id),
      latest: (kinds, limit) => store.records.editingWork.latest(kinds, limit),
    },
    review: (review) => reviewChange(ports, review),
    read: (change) => readChange(editing, change),
    addGolden: (golden, editor) => addGolden(ports, golden, editor),
    resumeGolden: (id) => resumeGolden(ports, id),
    recalls: {
      list: (state) => store.records.recalls.list(state),
      find: (id) => store.records.recalls.find(id),
      matter: (recall) => store.records.recalls.matter(recall),
      reportWrongPassage: (wrong) => openWrongWords(editing, wrong),
      reach: (recall) => readReach({ store, ...(citationLink && { citationLink }) }, recall),
      async decide(decision) {
        const outcome = await decideRecall(recalls, decision);
        wake();
        return outcome;
      },
    },
    liveRelease: () => ports.store.liveRelease(),
    release: (number) => ports.store.release(number),
    documentsOf: async (release) => (await ports.store.editionsOf(release)).map(({ document }) => document),
    async askAsOfDay(day, question, jurisdiction) {
      const { asOf, ask } = await editing.askAsOf(day);
      const answer = await ask({ text: redact(question).text, context: [], jurisdiction });
      const { editions, undated, later, earliest } = asOf;
      return { answer, documents: editions.length, undated, later, earliest };
    },
  };
}

async function readChange({ ports, recalls }: Editing, change: ChangeRecord): Promise<ReadChange> {
  const { editing } = ports;
  const documentOf = async (id: number | undefined) =>
    id === undefined ? undefined : (await editing.edition(id))?.record.document;
  const difference = await differenceBetween(editing, change.base, change.edition);
  const before = await documentOf(change.base);
  const after = await documentOf(change.edition);
  const impact = await findImpact(recalls, before, difference);
  return { difference, impact, before, after };
}

/** An editor names words, not the ids of passages. */
async function openWrongWords(
  { ports, recalls }: Editing,
  { document, words, comment }: { document: string; words: string; comment: string },
): Promise<void> {
  const { store } = recalls;
  const live = await ports.store.liveRelease();
  const held = live && (await ports.store.documentOf(live.number, document));
  const passages = (held?.passages ?? []).filter(({ text }) => text.includes(words)).map(({ id }) => id);
  const answers = await store.records.answers.quoting(passages);
  const given = new Set(answers.flatMap(({ answer }) => answer.citations.map(({ passage }) => passage.id)));
  const wrong = passages.filter((id) => given.has(id));
  if (!wrong.length)
    throw new InputFailure('Nobody was given these words.', 'Copy them from the document as it is live.');
  const open = await passagesReportedWrong(store);
  const fresh = wrong.filter((id) => !open.has(id));
  // Killed after the first of several, the others are opened with the next press.
  for (const passage of fresh.length ? fresh : wrong)
    await reportWrongPassage({ ...ports, store, guidance: ports.store }, { passage, comment });
}
