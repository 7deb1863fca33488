import { InputFailure } from '../../../knowledge/model/errors.js';
import type { ChangeRecord, EditedDetails, EditorsAction } from '../../../ingest/model/editing.js';
import { differenceBetween } from '../../../ingest/comparing/difference-between.js';
import { reviewChange } from '../../../ingest/review/review-change.js';
import { changeNamed, describeShort, shortUndecided } from './diff.js';
import { COMMON, TEXT, readArguments } from '../read-arguments.js';
import { editorName, nationArgument, numberGiven, numberArgument, show, type Terminal } from '../terminal.js';
import type { EditingPorts } from '../../../bot/model/editing-ports.js';
import { editingWording } from '../wording/editing-wording.js';

const {
  review: said,
  change: { head: headOf },
} = editingWording;

const OPTIONS = {
  ...COMMON,
  accept: { type: 'boolean' },
  reject: { type: 'boolean' },
  reopen: { type: 'boolean' },
  /** A detail to correct, as field=value. Repeat the option for more fields. */
  set: { type: 'string', multiple: true },
  comment: TEXT,
  passage: TEXT,
  version: TEXT,
} as const;

/** Returns 1 if someone else has already decided on the change. */
export async function review(editing: EditingPorts, args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS);
  if (!positionals.length) return listChanges(editing, values.json, terminal);
  const change = await changeNamed(editing, positionals[0]);
  const action = actionOf(values);
  if (!action) return showChange(editing, change, values.json, terminal);
  const outcome = await reviewChange(editing.ports, {
    change: change.id,
    version: numberGiven(values.version, '--version 3') ?? change.version,
    editor: editorName(values.editor),
    action,
    key: await keyOf(editing, change, values.passage),
    comment: values.comment,
    details: action === 'edit' ? detailsIn(values.set ?? []) : undefined,
  });
  show(terminal, values.json, outcome, ({ outcome: how, change: now }) =>
    how === 'decided' ? headOf(now) : said.overtaken(headOf(now), now.id),
  );
  return outcome.outcome === 'decided' ? 0 : 1;
}

async function listChanges({ ports }: EditingPorts, json: boolean, terminal: Terminal): Promise<number> {
  const changes = await ports.editing.changes(['open', 'waiting', 'accepted']);
  show(terminal, json, changes, (all) => all.map(headOf).join('\n') || said.none);
  return 0;
}

async function showChange(
  editing: EditingPorts,
  change: ChangeRecord,
  json: boolean,
  terminal: Terminal,
): Promise<number> {
  const events = await editing.ports.editing.events(change.id);
  const short = await shortUndecided(editing, change);
  show(terminal, json, { change, events, short }, () =>
    [headOf(change), ...(short ? [describeShort(short)] : []), ...events.map(said.event)].join('\n  '),
  );
  return 0;
}

const ACTIONS = { accept: 'accept', reject: 'reject', reopen: 'reopen', set: 'edit' } as const;
type Option = keyof typeof ACTIONS;

function actionOf(given: Partial<Record<Option | 'comment', unknown>>): EditorsAction | undefined {
  const [option, ...more] = (Object.keys(ACTIONS) as Option[]).filter((name) => given[name]);
  if (more.length) throw new InputFailure(...said.severalDecisions);
  if (option) return ACTIONS[option];
  return given.comment === undefined ? undefined : 'comment';
}

/** Accepts a passage's key, or the number that `ctac diff` shows for it. */
async function keyOf(
  { ports }: EditingPorts,
  change: ChangeRecord,
  typed: string | undefined,
): Promise<string | undefined> {
  const number = numberArgument(typed);
  if (number === undefined) return typed;
  const { changes } = await differenceBetween(ports.editing, change.base, change.edition);
  return changes[number - 1]?.key ?? typed;
}

function detailsIn(pairs: readonly string[]): EditedDetails {
  const details: Record<string, unknown> = {};
  for (const pair of pairs) {
    const [, field, value] = /^(\w+)=(.*)$/s.exec(pair) ?? [];
    if (field === undefined) throw new InputFailure(...said.notAPair(pair));
    details[field] = field === 'jurisdictions' ? value!.split(',').map(nationArgument) : value;
  }
  // `reviewChange` checks the details, and names any field that is wrong.
  return details;
}
