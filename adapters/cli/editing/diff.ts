// `ctac diff`: shows the words that a change adds and removes, what to check carefully, and what it affects.
import { InputFailure } from '../../../knowledge/model/errors.js';
import type { PassageChange, WordRun } from '../../../ingest/model/change.js';
import type { ChangeRecord } from '../../../ingest/model/editing.js';
import { differenceBetween } from '../../../ingest/comparing/difference-between.js';
import { findImpact } from '../../../bot/recalls/find-impact.js';
import type { Impact } from '../../../bot/model/tasks/recall.js';
import { COMMON, readArguments } from '../read-arguments.js';
import { numberIn, show, type Terminal } from '../terminal.js';
import type { EditingPorts } from '../../../bot/model/editing-ports.js';

export async function diff(editing: EditingPorts, args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, COMMON);
  const change = await changeNamed(editing, positionals[0]);
  const { editing: store } = editing.ports;
  const difference = await differenceBetween(store, change.base, change.edition);
  const base = change.base === undefined ? undefined : await store.edition(change.base);
  const impact = await findImpact(editing.recalls, base?.record.document, difference);
  show(terminal, values.json, { change, difference, impact }, () =>
    [
      headOf(change),
      ...difference.details.map(
        ({ field, before, after }) => `${field}: ${before || '(nothing)'} → ${after || '(nothing)'}`,
      ),
      `${difference.same} passages are the same (${difference.moved} moved).`,
      ...difference.changes.map((one, n) => describeChange(one, n + 1, change.decisions[one.key])),
      describeImpact(impact),
    ].join('\n\n'),
  );
  return 0;
}

export async function changeNamed({ ports }: EditingPorts, typed: string | undefined): Promise<ChangeRecord> {
  const id = numberIn(typed);
  const change = id === undefined ? undefined : await ports.editing.change(id);
  if (!change)
    throw new InputFailure(
      `No change found with the number ${typed ?? '(none given)'}.`,
      'Run `ctac review` to see the list.',
    );
  return change;
}

export function headOf({ id, document, state, version, weight, note, edition, base }: ChangeRecord): string {
  const what = edition === undefined ? 'removed' : base === undefined ? 'new' : `changed (${weight})`;
  return `Change ${id}, ${state}, version ${version}: ${document} ${what}${note ? `. Its publisher says: “${note}”` : ''}`;
}

function describeChange(change: PassageChange, number: number, decision: string | undefined): string {
  const { kind, weight, before, after, runs, signals } = change;
  const place = [...(after ?? before)!.headings, (after ?? before)!.paragraph].filter(Boolean).join(' › ');
  const lines = [
    `[${number}] ${kind}, ${weight}${decision ? `, ${decision}` : ''}${place ? ` · ${place}` : ''}`,
  ];
  for (const { kind: what, before: was, after: is } of signals)
    lines.push(`    ${what}: ${was.join(', ') || '(none)'} → ${is.join(', ') || '(none)'}`);
  lines.push(runs.map(markRun).join('').replace(/^/gm, '    '));
  return lines.join('\n');
}

/** Marks words as git does. Text that has only moved is labelled as moved. */
function markRun({ kind, text, moved }: WordRun): string {
  if (kind === 'same') return text;
  const [open, close] = kind === 'added' ? ['{+', '+}'] : ['[-', '-]'];
  const space = /\s*$/.exec(text)![0];
  return `${open}${moved ? 'moved: ' : ''}${text.trimEnd()}${close}${space}`;
}

function describeImpact({ answers, goldenQuestions, practiceNotes, glossary, contacts }: Impact): string {
  const parts = [
    answers && `${answers} answers that quoted it`,
    goldenQuestions.length && `test questions ${goldenQuestions.map(({ id }) => id).join(', ')}`,
    practiceNotes.length && `practice notes ${practiceNotes.join(', ')}`,
    glossary.length && `glossary ${glossary.join(', ')}`,
    contacts.length && `contacts ${contacts.join(', ')}`,
  ].filter(Boolean);
  return parts.length ? `What this affects: ${parts.join('; ')}.` : 'Nothing else uses this document.';
}
