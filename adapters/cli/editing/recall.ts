// `ctac recall`: shows who was given guidance that has changed, and records whether to tell them.
import { dayOf } from '../../../bot/model/governance/parse-day.js';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { decideRecall, type RecallOutcome } from '../../../bot/recalls/decide-recall.js';
import { liftRecall } from '../../../bot/recalls/lift-recall.js';
import { standingsOf } from '../../../bot/recalls/recall-standing.js';
import { recipientsOfMatters } from '../../../bot/recalls/recipients.js';
import { openRecalls } from '../../../bot/recalls/open-recalls.js';
import { reportWrongPassage } from '../../../bot/recalls/report-wrong-passage.js';
import { mattersOf, stillToTell, type Recall, type Recipient } from '../../../bot/model/recalls/recall.js';
import { COMMON, FLAG, TEXT, readArguments } from '../read-arguments.js';
import { editorName, numberArgument, show, type Terminal } from '../terminal.js';
import type { EditingPorts } from '../../../bot/model/editing-ports.js';
import { recallWording as said } from '../wording/recall-wording.js';

const OPTIONS = {
  ...COMMON,
  tell: FLAG,
  dismiss: FLAG,
  /** Lets answers once again quote a passage that was reported as wrong. */
  lift: FLAG,
  comment: TEXT,
  /** The id of a passage that turned out to be wrong. */
  wrong: TEXT,
} as const;

/** Returns 1 if someone else has already decided on a recall, or people know that its text was wrong. */
export async function recall(editing: EditingPorts, args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS);
  const { recalls } = editing;
  if (values.wrong !== undefined) {
    const { ports } = editing;
    await reportWrongPassage(
      { ...ports, store: recalls.store, guidance: ports.store },
      { passage: values.wrong, comment: values.comment },
    );
  }
  await openRecalls(recalls);
  if (!positionals.length) {
    const open = await withReached(editing, await recalls.store.records.recalls.list('open'));
    show(terminal, values.json, open, (all) => all.map(describe).join('\n\n') || said.none);
    return 0;
  }
  // Looks up every recall first, so that a wrong number stops the command before it changes anything.
  const named: Recall[] = [];
  for (const typed of positionals) named.push(await recallNamed(editing, typed));
  const matters = await Promise.all(
    mattersOf(named).map(([first]) => recalls.store.records.recalls.matter(first!)),
  );
  if (values.lift) {
    if (values.tell || values.dismiss) throw new InputFailure(...said.liftAndDecide);
    const { isDone, lifted } = await liftAll(recalls, matters, values);
    const through = await stillThrough(editing, matters);
    show(terminal, values.json, { lifted, through }, () => liftedLine(isDone, through));
    return isDone ? 0 : 1;
  }
  if (values.tell === values.dismiss) {
    if (values.tell) throw new InputFailure(...said.tellAndDismiss);
    show(terminal, values.json, await withReached(editing, matters.flat()), (all) =>
      all.map(describe).join('\n\n'),
    );
    return 0;
  }
  if (values.tell) {
    await refuseIfBack(editing, matters);
    await refuseIfNotRead(editing, matters, values.comment);
  }
  const editor = editorName(values.editor);
  const outcomes: RecallOutcome[] = [];
  for (const [{ id } = named[0]!] of matters)
    outcomes.push(
      await decideRecall(recalls, { recall: id, editor, tell: values.tell, comment: values.comment }),
    );
  show(terminal, values.json, outcomes, (all) => all.map(describeOutcome).join('\n'));
  return outcomes.every(({ outcome }) => outcome === 'decided') ? 0 : 1;
}

async function liftAll(
  recalls: EditingPorts['recalls'],
  matters: readonly (readonly Recall[])[],
  { editor, comment }: { editor?: string | undefined; comment?: string | undefined },
): Promise<{ isDone: boolean; lifted: boolean[] }> {
  const lift = { editor: editorName(editor), reason: comment ?? '' };
  const lifted: boolean[] = [];
  for (const [first] of matters) lifted.push(await liftRecall(recalls, { recall: first!.id, ...lift }));
  return { isDone: lifted.every(Boolean), lifted };
}

/**
 * Throws `InputFailure` if the change has since been reversed, because no one should be told about it. The
 * web page does the same.
 */
async function refuseIfBack(editing: EditingPorts, matters: readonly (readonly Recall[])[]): Promise<void> {
  const standings = await standingsOf(editing, matters);
  const back = matters.findIndex((_, index) => standings[index]!.words === 'back');
  if (back >= 0) throw new InputFailure(...said.back(matters[back]![0]!.id));
}

/**
 * Throws `InputFailure` if people would not read the comment. Recalls can be named together, so this counts
 * text as known to be wrong if the same command tells people so. The web page does the same.
 */
async function refuseIfNotRead(
  { recalls }: EditingPorts,
  matters: readonly (readonly Recall[])[],
  comment = '',
): Promise<void> {
  if (!comment.trim()) return;
  const open = matters.filter(([first]) => first!.state === 'open');
  const told = open.flat().map((one) => ({ ...one, state: 'told' as const }));
  const known = [...(await recalls.store.records.recalls.list('told')), ...told];
  for (const matter of open) {
    const { id, reason } = matter[0]!;
    if (reason === 'wrong') throw new InputFailure(...said.reportIsRead(id));
    if (!stillToTell(matter, known).length) throw new InputFailure(...said.notRead(id));
  }
}

/** The numbers of other recalls that still stop answers quoting the same text. */
async function stillThrough(
  editing: EditingPorts,
  matters: readonly (readonly Recall[])[],
): Promise<number[]> {
  const { find, matter } = editing.recalls.store.records.recalls;
  const now = await Promise.all(matters.map(async ([first]) => matter((await find(first!.id))!)));
  const standings = await standingsOf(editing, now);
  return [...new Set(standings.flatMap(({ through }) => through ?? []))];
}

function liftedLine(isDone: boolean, through: readonly number[]): string {
  if (through.length) return said.stillNotQuoted(through);
  return isDone ? said.lifted : said.notLifted;
}

async function recallNamed({ recalls }: EditingPorts, typed: string): Promise<Recall> {
  const id = numberArgument(typed);
  const found = id === undefined ? undefined : await recalls.store.records.recalls.find(id);
  if (!found) throw new InputFailure(...said.notFound(typed));
  return found;
}

function describeOutcome({ outcome, recall: decided }: RecallOutcome): string {
  if (outcome !== 'decided') return said[outcome](decided);
  return decided.state === 'told' ? said.told : said.dismissed;
}

/**
 * A recall, with the other recalls that the same decision covers (`with`) and the people who were given the
 * text (`given`).
 */
type WithReached = Recall & { with: Recall[]; given: Recipient[] };

async function withReached({ recalls }: EditingPorts, all: readonly Recall[]): Promise<WithReached[]> {
  const reached = await recipientsOfMatters(recalls.store, all);
  return reached.map(({ matter: [first, ...others], given }) => ({ ...first!, with: others, given }));
}

function describe(matter: WithReached): string {
  const { given, now } = matter;
  const people = new Set(
    given.map(({ person, conversation }) => (person ? `${person.platform}:${person.id}` : conversation)),
  );
  const [first, last] = [given[0], given.at(-1)].map((one) => one && dayOf(one.at));
  return [
    said.head(matter, { people: people.size, first, last }),
    ...[matter, ...matter.with].map(({ was }) => `  ${said.was(was.replaceAll('\n', '\n       '))}`),
    ...(now ? [`  ${said.now(now.passage.text.replaceAll('\n', '\n       '))}`] : []),
  ].join('\n');
}
