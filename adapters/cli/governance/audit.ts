// `ctac audit`: checks the audit log, prints it, and proves that an event is in it.
import type { KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import {
  readCheckpoint,
  readCheckpoints,
  type SignedCheckpoint,
} from '../../../bot/model/audit/checkpoint.js';
import type { AuditEvent, AuditRecords, LoggedEvent } from '../../../bot/model/audit/event.js';
import { consistencyProof, inclusionProof, rootOfLeaves } from '../../../bot/model/audit/merkle.js';
import { toOcsf } from '../../../bot/model/audit/ocsf.js';
import { verifyLog, type LogReport } from '../../../bot/model/audit/verify-log.js';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { FLAG, TEXT, readArguments } from '../read-arguments.js';
import { numberGiven, numberArgument, show, type Terminal } from '../terminal.js';
import { auditWording as said } from '../wording/audit-wording.js';

export interface AuditCommandPorts {
  audit: AuditRecords;
  publicKey: KeyObject;
  /** The file where this installation writes its own checkpoints. Only used if it writes them to a file. */
  ownCheckpoints: string;
  readPublicKey(file: string): KeyObject;
}

const OPTIONS = {
  json: FLAG,
  checkpoint: { type: 'string', multiple: true },
  key: { type: 'string', multiple: true },
  from: TEXT,
} as const;

export async function audit(ports: AuditCommandPorts, args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS);
  const [what, number, ...more] = positionals;
  const isAlone = number === undefined;
  if (what === 'verify' && isAlone) {
    const report = await verify(ports, values.checkpoint ?? [], values.key ?? []);
    show(terminal, values.json, report, describe);
    return report.problems.length ? 1 : 0;
  }
  if (what === 'export' && isAlone) {
    await exportEvents(ports, numberGiven(values.from, '--from 5000') ?? 1, terminal);
    return 0;
  }
  if (what === 'key' && isAlone) {
    terminal.write(String(ports.publicKey.export({ type: 'spki', format: 'pem' })).trim());
    return 0;
  }
  if (what === 'prove' && numberArgument(number) !== undefined && !more.length) {
    terminal.write(JSON.stringify(await prove(ports, Number(number)), null, 2));
    return 0;
  }
  throw new InputFailure(...said.unknown);
}

const PAGE = 5_000;

async function* pagesOf({ audit: records }: AuditCommandPorts, from = 1): AsyncGenerator<LoggedEvent[]> {
  for (let after = from - 1; ;) {
    const page = await records.read(after, PAGE);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = last.number;
  }
}

/**
 * Leaves out events that the service added after `size` was read. Keeps events numbered above the log's own
 * total, because only someone tampering with the log could have added them.
 */
async function* pagesUpTo(ports: AuditCommandPorts, size: number): AsyncGenerator<LoggedEvent[]> {
  for await (const page of pagesOf(ports)) {
    if (page.at(-1)!.number <= size) yield page;
    else {
      const grown = (await ports.audit.head()).size;
      yield page.filter(({ number }) => number <= size || number > grown);
      return;
    }
  }
}

type Named = SignedCheckpoint & { from: string };

async function verify(
  ports: AuditCommandPorts,
  files: readonly string[],
  keyFiles: readonly string[],
): Promise<LogReport> {
  // Reads the checkpoints first, then the log's head. The service may still be writing, so a checkpoint read
  // later could cover events that were not read.
  const checkpoints = [...(await storedCheckpoints(ports)), ...checkpointsIn(ports, files)];
  const head = await ports.audit.head();
  return verifyLog({
    pages: pagesUpTo(ports, head.size),
    head,
    checkpoints,
    keys: [ports.publicKey, ...keyFiles.map((file) => ports.readPublicKey(file))],
  });
}

async function storedCheckpoints({ audit: records }: AuditCommandPorts): Promise<Named[]> {
  const found: Named[] = [];
  for (let after = 0; ;) {
    const page = await records.checkpoints(after, PAGE);
    for (const { note, size } of page) {
      const read = readCheckpoint(note);
      if (!read || read.size !== size) throw new InputFailure(...said.checkpointChanged(size));
      found.push({ ...read, from: said.stored });
    }
    const last = page.at(-1);
    if (!last) return found;
    after = last.size;
  }
}

function checkpointsIn({ ownCheckpoints }: AuditCommandPorts, files: readonly string[]): Named[] {
  const own = files.length === 0 && existsSync(ownCheckpoints) ? [ownCheckpoints] : [];
  return [...own, ...files].flatMap((file) => {
    const found = readCheckpoints(textOf(file));
    if (!found.length && files.includes(file)) throw new InputFailure(...said.noCheckpoint(file));
    return found.map((one) => ({ ...one, from: file }));
  });
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new InputFailure(...said.unreadable(file), { cause });
  }
}

function describe({ events, shortened, checkpoints, root, problems }: LogReport): string {
  if (problems.length) return [said.damaged, ...problems].join('\n');
  return [
    said.intact(events, root),
    checkpoints ? said.matches(checkpoints) : said.notCompared,
    ...(shortened ? [said.shortened(shortened)] : []),
  ].join('\n');
}

async function exportEvents(ports: AuditCommandPorts, from: number, terminal: Terminal): Promise<void> {
  for await (const page of pagesOf(ports, from))
    for (const { text } of page)
      if (text !== undefined) terminal.write(JSON.stringify(toOcsf(JSON.parse(text) as AuditEvent)));
}

/**
 * Returns proof, for someone else to check, that the signed log contains an event and that earlier events
 * have not changed.
 */
async function prove(ports: AuditCommandPorts, number: number): Promise<unknown> {
  // Reads the checkpoint first, so that the events read next include all those that the checkpoint covers.
  const latest = await ports.audit.latestCheckpoint();
  const leaves: Buffer[] = [];
  let event: string | undefined;
  for await (const page of pagesOf(ports))
    for (const row of page) {
      leaves.push(Buffer.from(row.leaf, 'hex'));
      if (row.number === number) event = row.text;
    }
  if (number < 1 || number > leaves.length) throw new InputFailure(...said.noEvent(number, leaves.length));
  const hex = (hashes: readonly Buffer[]) => hashes.map((hash) => hash.toString('hex'));
  return {
    event,
    number,
    size: leaves.length,
    root: rootOfLeaves(leaves).toString('hex'),
    inclusion: hex(inclusionProof(leaves, number - 1)),
    ...(latest && { checkpoint: latest.note, consistency: hex(consistencyProof(leaves, latest.size)) }),
  };
}
