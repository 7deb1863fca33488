// `ctac backup`, `ctac restore` and `ctac erasures`: make an encrypted backup, restore one, and list
// erasures.
import { readFileSync } from 'node:fs';
import { parseErasures, type KeptOutside } from '../../../bot/model/governance/erasure-record.js';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { FLAG, TEXT, readArguments, readOptions } from '../read-arguments.js';
import { show, type Terminal } from '../terminal.js';
import { backupWording as said } from '../wording/backup-wording.js';

export interface BackupPorts {
  /**
   * Backs up the store, even while the service is running. The file has a temporary name until it has been
   * checked.
   */
  back(path: string): Promise<Made>;
  /**
   * Records a backup made by another program, so that there is no alert about old backups. Uses the current
   * time if none is given. Returns the time.
   */
  record(time?: string): Promise<string>;
  check(path: string): Promise<{ madeAt: string; dialect: string }>;
  /** What has been erased, and the legal holds in force. */
  erased(): Promise<KeptOutside>;
  restore(path: string, list: KeptOutside): Promise<AfterRestore>;
  drill(path: string): Promise<DrillReport>;
}

export interface Made {
  madeAt: string;
  bytes: number;
  /**
   * `behind`: the number of migrations that have not run yet. `newer`: migrations that this version does not
   * have.
   */
  tables: { behind: number; newer: readonly string[] };
}

export interface AfterRestore {
  madeAt: string;
  /** The number of legal holds put back, because they were placed after the backup was made. */
  holds: number;
  /** The number of messages and people erased again, because they were erased after the backup was made. */
  messages: number;
  people: number;
  /** The number of messages, people and complaints that will be erased when a legal hold ends. */
  held: number;
  /** The number of others that should have been erased again, but were not. */
  left: number;
  /**
   * True if data past its retention period was deleted. Nothing is deleted until someone has confirmed the
   * retention periods.
   */
  deletedOld: boolean;
}

export interface DrillReport extends AfterRestore {
  /** The result of answering the last 50 questions again. */
  answers: { same: number; different: number; impossible: number; quotesLost: number };
  restoredMs: number;
  /** How long it took until the restored service was ready to answer questions. */
  readyMs: number;
  allMs: number;
}

export async function backup(ports: BackupPorts, args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, { json: FLAG, check: FLAG, at: TEXT });
  const path = fileIn(positionals);
  if (path === 'record') {
    const at = await ports.record(values.at);
    show(terminal, values.json, { at }, () => said.recorded(at));
    return 0;
  }
  if (values.at !== undefined) throw new InputFailure(...said.timeOfNow);
  if (values.check) {
    const checked = await ports.check(path);
    show(terminal, values.json, checked, ({ madeAt, dialect }) => said.complete(path, dialect, madeAt));
    return 0;
  }
  show(terminal, values.json, await ports.back(path), ({ bytes, tables }) =>
    [said.made(path, bytes), ...describeTables(tables)].join('\n'),
  );
  return 0;
}

function describeTables({ behind, newer }: Made['tables']): string[] {
  if (newer.length) return [said.newerTables(newer.join(', '))];
  return behind ? [said.olderTables] : [];
}

export async function restore(ports: BackupPorts, args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, { json: FLAG, erasures: TEXT, 'no-erasures': FLAG });
  const [first, ...more] = positionals;
  if (first === 'drill') return drill(ports, fileIn(more), values.json, terminal);
  const path = fileIn(positionals);
  if ((values.erasures === undefined) !== values['no-erasures'])
    throw new InputFailure(...said.erasuresNeeded);
  const list =
    values.erasures === undefined ? { erased: [], holds: [] } : readErasures(values.erasures, terminal);
  const after = await ports.restore(path, list);
  show(terminal, values.json, after, describeRestored);
  return after.left ? 1 : 0;
}

async function drill(ports: BackupPorts, path: string, json: boolean, terminal: Terminal): Promise<number> {
  const report = await ports.drill(path);
  show(terminal, json, report, describeDrill);
  const { left, answers } = report;
  return left || answers.different || answers.quotesLost ? 1 : 0;
}

function describeRestored(after: AfterRestore): string {
  return [
    said.restored(after.madeAt),
    ...(after.holds ? [said.holdsBack(after.holds)] : []),
    said.erasedAgain(after),
    after.deletedOld ? said.oldDeleted : said.oldKept,
    said.index,
  ].join('\n');
}

function describeDrill(report: DrillReport): string {
  return [
    said.drill.took(report),
    ...(report.holds ? [said.holdsBack(report.holds)] : []),
    said.erasedAgain(report),
    said.drill.answers(report.answers),
    said.drill.inAll(report.allMs),
  ].join('\n');
}

/**
 * Writes one JSON object per line for each legal hold in force, encrypted, and for each erasure, with digests
 * and times but no text that anyone wrote.
 */
export async function erasures(ports: BackupPorts, args: string[], terminal: Terminal): Promise<number> {
  readOptions(args, {});
  const { erased, holds } = await ports.erased();
  for (const one of [...holds, ...erased]) terminal.write(JSON.stringify(one));
  return 0;
}

function readErasures(path: string, { say }: Terminal): KeptOutside {
  const { erased, holds, isCut, isDamaged } = parseErasures(textOf(path));
  if (isDamaged) throw notAList(path);
  if (isCut) say(said.cutOff(path));
  return { erased, holds };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw notAList(path, cause);
  }
}

const notAList = (path: string, cause?: unknown) => new InputFailure(...said.notAList(path), { cause });

function fileIn([path, ...more]: readonly string[]): string {
  if (path !== undefined && !more.length) return path;
  throw new InputFailure(...said.oneFile);
}
