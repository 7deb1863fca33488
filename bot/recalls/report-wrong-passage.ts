// Opens recalls for passages that an editor has reported as wrong, and stops the use of anything that depends
// on them.
import { editorWording } from '../wording/staff/editor-wording.js';
import { InputFailure } from '../../knowledge/model/errors.js';
import { hasWords } from '../../knowledge/model/recalled.js';
import type { Citation } from '../../knowledge/model/answer.js';
import { UNDECIDED } from '../../ingest/model/editing.js';
import { liveEditions } from '../../ingest/editions/draft-document.js';
import type { EditingStore, GuidanceStore, LibraryStore } from '../../ingest/model/ports.js';
import { NOTES_SOURCE, passagesCited } from '../../ingest/model/practice-note.js';
import { followUpRecalled } from '../handoff/follow-up-schedule/schedule-follow-up.js';
import type { Store } from '../model/store.js';
import type { Recall } from '../model/recalls/recall.js';

const { recalls: said } = editorWording;

export interface WrongPassagePorts {
  store: Store;
  guidance: GuidanceStore;
  editing: Pick<EditingStore, 'goldenQuestions' | 'suspendGolden' | 'propose' | 'changes' | 'otherForms'>;
  /** Absent if the service has no practice notes. */
  library?: Pick<LibraryStore, 'notes'>;
  clock: () => Date;
}

export interface WrongPassages {
  found: readonly WrongPassage[];
  /** A sentence that says what is wrong. People who were given the passage will read it. */
  comment: string | undefined;
}

export interface WrongPassage extends Pick<Citation, 'passage' | 'document'> {
  /** The wrong text. Absent if the whole passage is wrong. */
  words?: string;
}

/**
 * Stops answers from quoting these passages, and pauses test questions about them. Proposes to remove
 * practice notes that cite them: an editor can accept this or rewrite the note. Returns the IDs of the
 * recalls, including those that were already open. Throws `InputFailure` if there is no comment.
 */
export async function reportWrongPassages(
  ports: WrongPassagePorts,
  { found, comment }: WrongPassages,
): Promise<{ recalls: number[]; isNew: boolean }> {
  if (!comment?.trim()) throw new InputFailure(...said.noComment);
  const now = ports.clock().toISOString();
  const open = await openRecallsOf(ports.store);
  const recalls = [...new Set(found.flatMap((one) => recallOf(one, open)?.id ?? []))];
  // Do this first, because it stops the text from being quoted. If the other steps are interrupted, reporting
  // the same text again completes them.
  const opened = await ports.store.transaction(async (records) => {
    const added: (number | undefined)[] = [];
    for (const { passage, document, words } of found)
      if (!recallOf({ passage, words }, open))
        added.push(
          await records.recalls.add({
            ...{ passage: passage.id, document: document.slug, title: document.title },
            ...{ reason: 'wrong', was: passage.text, since: now, openedAt: now, comment },
            ...(words !== undefined && hasWords(passage.text, words) && { words }),
          }),
        );
    if (added.length) await followUpRecalled(records, now);
    return added.filter((id) => id !== undefined);
  });
  const ids = found.map(({ passage }) => passage.id);
  const wrong = new Set([...ids, ...[...(await ports.editing.otherForms(ids)).values()].flat()]);
  const golden = (await ports.editing.goldenQuestions()).filter(
    (one) => one.passage !== undefined && wrong.has(one.passage) && one.suspended === undefined,
  );
  await ports.editing.suspendGolden(
    golden.map(({ id }) => id),
    said.wrongPassage,
  );
  await proposeWithoutNotes(ports, wrong, { now, isAgain: !opened.length });
  return { recalls: [...recalls, ...opened], isNew: opened.length > 0 };
}

/**
 * Reports a passage, in the version that someone was given or in the live release. Throws `InputFailure` if
 * there is no such passage, or if it has already been recalled.
 */
export async function reportWrongPassage(
  ports: WrongPassagePorts,
  { passage, comment }: { passage: string; comment: string | undefined },
): Promise<void> {
  const answers = await ports.store.records.answers.quoting([passage]);
  const quotes = answers.flatMap(({ answer }) => answer.citations);
  const given = quotes.find((citation) => citation.passage.id === passage);
  const found = given ?? (await livePassage(ports.guidance, passage));
  if (!found) throw new InputFailure(...said.notGiven(passage));
  const { isNew } = await reportWrongPassages(ports, { found: [found], comment });
  if (!isNew) throw alreadyOpen();
}

async function livePassage(guidance: GuidanceStore, id: string): Promise<WrongPassage | undefined> {
  const live = await guidance.liveRelease();
  if (!live) return undefined;
  const { passages, documents } = await guidance.contentOf(live.number);
  const passage = passages.find((one) => one.id === id);
  return passage && { passage, document: documents.get(passage.document)! };
}

export const alreadyOpen = () => new InputFailure(...said.alreadyOpen);

/** Open recalls of text that was reported as wrong. */
async function openRecallsOf({ records }: Store): Promise<Recall[]> {
  return (await records.recalls.list('open')).filter(({ reason }) => reason === 'wrong');
}

/**
 * Finds the open recall of this text. Ignores recalls of other text in the same passage, because each error
 * needs its own recall.
 */
function recallOf(
  { passage, words = passage.text }: Pick<WrongPassage, 'passage' | 'words'>,
  open: readonly Recall[],
): Recall | undefined {
  const wrong = hasWords(passage.text, words) ? words : passage.text;
  return open.find((recall) => recall.passage === passage.id && hasWords(recall.words ?? recall.was, wrong));
}

async function proposeWithoutNotes(
  { guidance, editing, library }: WrongPassagePorts,
  wrong: ReadonlySet<string>,
  { now, isAgain }: { now: string; isAgain: boolean },
): Promise<void> {
  const notes = (await library?.notes()) ?? [];
  // If this text was reported before, an editor may have rewritten a note since.
  const undecided = isAgain ? await editing.changes(UNDECIDED) : [];
  const live = await liveEditions(guidance);
  for (const { slug, words } of notes) {
    const base = live.get(slug);
    if (!base || !passagesCited(words.body).some((cited) => wrong.has(cited.passage))) continue;
    if (undecided.some((change) => change.document === slug)) continue;
    await editing.propose(
      {
        ...{ source: NOTES_SOURCE, document: slug, base: base.id, weight: 'substance' },
        note: said.citesWrongText,
        // If this text was reported before, an editor may have rejected the proposal since, so do not propose
        // it again.
        askAgain: !isAgain,
      },
      now,
    );
  }
}
