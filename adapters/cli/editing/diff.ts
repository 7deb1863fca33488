// `ctac diff`: shows the words that a change adds and removes, what to check carefully, and what it affects.
import { InputFailure } from '../../../knowledge/model/errors.js';
import type { PassageChange, ShortReplacement, WordRun } from '../../../ingest/model/change.js';
import { UNDECIDED, type ChangeRecord, type Decision } from '../../../ingest/model/editing.js';
import { libraryWording } from '../../../ingest/model/library-wording.js';
import { shortReplacement } from '../../../ingest/review/short-replacement.js';
import { differenceBetween, editionContent } from '../../../ingest/comparing/difference-between.js';
import { findImpact } from '../../../bot/recalls/find-impact.js';
import type { Impact } from '../../../bot/model/recalls/recall.js';
import { COMMON, readArguments } from '../read-arguments.js';
import { numberArgument, show, type Terminal } from '../terminal.js';
import type { EditingPorts } from '../../../bot/model/editing-ports.js';
import { editingWording } from '../wording/editing-wording.js';
import { commonWording } from '../wording/common-wording.js';
import { reviewWording } from '../../../ingest/wording/review-wording.js';

const { change: said, impact: affects } = editingWording;
const { nothing, none } = commonWording;
const { amountOfText } = libraryWording;

export async function diff(editing: EditingPorts, args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, COMMON);
  const change = await changeNamed(editing, positionals[0]);
  const { editing: store } = editing.ports;
  const difference = await differenceBetween(store, change.base, change.edition);
  const base = await editionContent(store, change.base);
  const impact = await findImpact(editing.recalls, base, difference);
  const short = await shortUndecided(editing, change);
  show(terminal, values.json, { change, difference, impact, short }, () =>
    [
      said.head(change),
      ...(short ? [describeShort(short)] : []),
      ...difference.details.map(
        ({ field, before, after }) => `${field}: ${before || nothing} → ${after || nothing}`,
      ),
      said.same(difference.same, difference.moved),
      ...difference.changes.map((one, n) => describeChange(one, n + 1, change.decisions[one.key])),
      describeImpact(impact),
    ].join('\n\n'),
  );
  return 0;
}

/** If the change is still to be decided, finds out whether it has far less text than the guidance it replaces. */
export async function shortUndecided(
  { ports }: EditingPorts,
  change: ChangeRecord,
): Promise<ShortReplacement | undefined> {
  return UNDECIDED.includes(change.state) ? shortReplacement(ports, change) : undefined;
}

export function describeShort({ kind, other, newer, older }: ShortReplacement): string {
  const sentence = reviewWording.farLessText[kind](amountOfText(newer), amountOfText(older));
  return sentence.replace('{document}', () => `“${other.title}”`);
}

export async function changeNamed({ ports }: EditingPorts, typed: string | undefined): Promise<ChangeRecord> {
  const id = numberArgument(typed);
  const change = id === undefined ? undefined : await ports.editing.change(id);
  if (!change) throw new InputFailure(...reviewWording.notFound(typed ?? said.noneGiven));
  return change;
}

function describeChange(change: PassageChange, number: number, decision: Decision | undefined): string {
  const { before, after, runs, signals } = change;
  const place = [...(after ?? before)!.headings, (after ?? before)!.paragraph].filter(Boolean).join(' › ');
  const lines = [`[${number}] ${said.passage(change, decision, place)}`];
  for (const { kind: what, before: was, after: is } of signals)
    lines.push(`    ${said.signal(what, was.join(', ') || none, is.join(', ') || none)}`);
  lines.push(runs.map(markRun).join('').replace(/^/gm, '    '));
  return lines.join('\n');
}

/** Marks added and removed words in the same way as git. Text that has only moved is labelled as moved. */
function markRun({ kind, text, moved }: WordRun): string {
  if (kind === 'same') return text;
  const [open, close] = kind === 'added' ? ['{+', '+}'] : ['[-', '-]'];
  const space = /\s*$/.exec(text)![0];
  const words = text.trimEnd();
  return `${open}${moved ? said.moved(words) : words}${close}${space}`;
}

function describeImpact({ answers, goldenQuestions, practiceNotes, glossary, contacts }: Impact): string {
  const parts = [
    answers && affects.answers(answers),
    goldenQuestions.length && affects.testQuestions(goldenQuestions.map(({ id }) => id).join(', ')),
    practiceNotes.length && affects.practiceNotes(practiceNotes.join(', ')),
    glossary.length && affects.glossary(glossary.join(', ')),
    contacts.length && affects.contacts(contacts.join(', ')),
  ].filter(Boolean);
  return parts.length ? affects.all(parts.join('; ')) : affects.nothing;
}
