// `ctac backup`, `ctac restore`, `ctac erasures`: make an encrypted copy of the store, restore it, and list erasures.
import { readFileSync } from 'node:fs';
import { parseErasures, type Erased } from '../../../bot/model/governance/erasure-record.js';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { FLAG, TEXT, readArguments, readOptions } from '../read-arguments.js';
import { show, type Terminal } from '../terminal.js';

export interface BackupPorts {
  /**
   * Copies the store as it is, even while the service is running. The file only gets its name once we have read it
   * back.
   */
  back(path: string): Promise<Made>;
  /**
   * Records a backup made by another program, which stops the alert about old backups. Uses the current time
   * if none is given. Returns the time.
   */
  record(time?: string): Promise<string>;
  check(path: string): Promise<{ madeAt: string; dialect: string }>;
  /** The list of what has been erased from the store in use. */
  erased(): Promise<Erased[]>;
  restore(path: string, erased: readonly Erased[]): Promise<AfterRestore>;
  drill(path: string): Promise<DrillReport>;
}

export interface Made {
  madeAt: string;
  bytes: number;
  /**
   * `behind`: how many of this version's migrations have not run. `newer`: migrations that only a newer version has.
   */
  tables: { behind: number; newer: readonly string[] };
}

export interface AfterRestore {
  madeAt: string;
  /** How many messages and people were erased again. */
  messages: number;
  people: number;
  /** How many messages, people and complaints should have been erased again but were not. */
  left: number;
  /**
   * Whether data past its retention period was deleted. Nothing is deleted until someone has confirmed the retention
   * periods.
   */
  deletedOld: boolean;
}

export interface DrillReport extends AfterRestore {
  /** What happened when the last 50 questions were answered again. */
  answers: { same: number; different: number; impossible: number; quotesLost: number };
  restoredMs: number;
  /** How long it would have been before the restored service could serve people. */
  readyMs: number;
  allMs: number;
}

export async function backup(ports: BackupPorts, args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, { json: FLAG, check: FLAG, at: TEXT });
  const path = fileIn(positionals);
  if (path === 'record') {
    const at = await ports.record(values.at);
    show(terminal, values.json, { at }, () => `Recorded a backup made at ${at}.`);
    return 0;
  }
  if (values.at !== undefined)
    throw new InputFailure(
      'You cannot set the time of a backup you are making now.',
      'To record a backup made by another program, type "ctac backup record --at TIME".',
    );
  if (values.check) {
    show(
      terminal,
      values.json,
      await ports.check(path),
      ({ madeAt, dialect }) =>
        `${path} is complete: ${dialect === 'sqlite' ? 'SQLite' : 'PostgreSQL'}, ${madeAt}.`,
    );
    return 0;
  }
  show(terminal, values.json, await ports.back(path), ({ bytes, tables }) =>
    [
      `Backed up to ${path} (${bytes} bytes), and checked by reading it back. It can only be opened with the encryption key, so keep a copy of the key somewhere else.`,
      ...describeTables(tables),
    ].join('\n'),
  );
  return 0;
}

function describeTables({ behind, newer }: Made['tables']): string[] {
  if (newer.length)
    return [
      `A newer version has changed the tables (${newer.join(', ')}). Restore this backup with that version.`,
    ];
  return behind
    ? [
        'The tables are from an earlier version. If you restore this backup with this version, they will be brought up to date.',
      ]
    : [];
}

export async function restore(ports: BackupPorts, args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, { json: FLAG, erasures: TEXT, 'no-erasures': FLAG });
  const [first, ...more] = positionals;
  if (first === 'drill') return drill(ports, fileIn(more), values.json, terminal);
  const path = fileIn(positionals);
  if ((values.erasures === undefined) !== values['no-erasures'])
    throw new InputFailure(
      'To restore this backup, we need a list of what has been erased since it was made, so that nothing erased comes back.',
      'Use --erasures FILE with the newest list from "ctac erasures", or --no-erasures if there is none.',
    );
  const erased = values.erasures === undefined ? [] : readErasures(values.erasures, terminal);
  const after = await ports.restore(path, erased);
  show(terminal, values.json, after, describeRestored);
  return after.left ? 1 : 0;
}

async function drill(ports: BackupPorts, path: string, json: boolean, terminal: Terminal): Promise<number> {
  const report = await ports.drill(path);
  show(terminal, json, report, describeDrill);
  const { left, answers } = report;
  return left || answers.different || answers.quotesLost ? 1 : 0;
}

function describeRestored({ madeAt, deletedOld, ...erased }: AfterRestore): string {
  return [
    `Restored the backup made at ${madeAt}.`,
    describeErased(erased),
    deletedOld
      ? 'Data past its retention period was deleted.'
      : 'Data due for deletion was not deleted, because no one has confirmed the retention periods.',
    'The index was built from the store. Messages that were waiting to be sent when the backup was made will be sent when the service starts.',
  ].join('\n');
}

const describeErased = ({ messages, people, left }: Pick<AfterRestore, 'messages' | 'people' | 'left'>) =>
  `Erased again: ${messages} messages, ${people} people.${left ? ` ${left} of the messages, people and complaints erased earlier could not be erased again because a legal hold covers them.` : ''}`;

function describeDrill({ answers, restoredMs, readyMs, allMs, ...after }: DrillReport): string {
  const { same, different, impossible, quotesLost } = answers;
  const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
  return [
    `The backup of ${after.madeAt} took ${seconds(restoredMs)} to restore. It would have been ready to use after ${seconds(readyMs)}.`,
    describeErased(after),
    `The last ${same + different + impossible} answers, run again: ${same} the same, ${different} different, ${impossible} could not be run again. ${quotesLost} quotes do not match their releases word for word.`,
    `It took ${seconds(allMs)} in all. The copy has been removed.`,
  ].join('\n');
}

/** Writes one JSON object per line, with digests and times but nothing that anyone wrote. */
export async function erasures(ports: BackupPorts, args: string[], terminal: Terminal): Promise<number> {
  readOptions(args, {});
  for (const one of await ports.erased()) terminal.write(JSON.stringify(one));
  return 0;
}

function readErasures(path: string, { say }: Terminal): Erased[] {
  const { erased, isCut, isDamaged } = parseErasures(textOf(path));
  if (isDamaged) throw notAList(path);
  if (isCut)
    say(
      `The last line of ${path} was cut off by a crash. Anything erased just before the crash may come back, so erase it again.`,
    );
  return erased;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw notAList(path, cause);
  }
}

const notAList = (path: string, cause?: unknown) =>
  new InputFailure(
    `${path} is not a complete list of erasures.`,
    'Use an unchanged file from "ctac erasures", or the service’s own list (ERASURES_FILE).',
    { cause },
  );

function fileIn([path, ...more]: readonly string[]): string {
  if (path !== undefined && !more.length) return path;
  throw new InputFailure('Enter the name of one file.', 'For example: ctac backup /backups/monday.ctac');
}
