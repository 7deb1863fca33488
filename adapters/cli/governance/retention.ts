// `ctac retention`: shows which data would be deleted now, or deletes it without waiting for the nightly run.
import { previewRetention } from '../../../bot/governance/preview-deletion.js';
import { runRetention, type RetentionPorts } from '../../../bot/governance/delete-old.js';
import { describeNeverClosed } from '../../../bot/model/governance/never-closed.js';
import {
  RETENTION_CLASSES,
  type RetentionCounts,
  type RetentionPreview,
} from '../../../bot/model/governance/retention.js';
import { ConfigurationFailure, InputFailure } from '../../../knowledge/model/errors.js';
import { FLAG, readArguments } from '../read-arguments.js';
import { show, type Terminal } from '../terminal.js';
import { governanceWording } from '../wording/governance-wording.js';

const { retention: said } = governanceWording;

export async function retention(ports: RetentionPorts, args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, { json: FLAG });
  const [what, ...more] = positionals;
  if (what === undefined) {
    const preview = await previewRetention(ports.store, ports.retention, ports.clock());
    show(terminal, values.json, preview, describe);
    return 0;
  }
  if (what !== 'run' || more.length) throw new InputFailure(...said.unknown);
  const run = await runRetention(ports, `by hand ${ports.clock().toISOString()}`);
  if (!run) throw new ConfigurationFailure(...said.notConfirmed);
  show(terminal, values.json, run, ({ deleted, failed }) =>
    [counts(said.deleted, deleted) || said.nothingDeleted, counts(said.failed, failed)]
      .filter(Boolean)
      .join('\n'),
  );
  return Object.keys(run.failed).length ? 1 : 0;
}

function describe({ classes, confirmed, holds, neverClosed }: RetentionPreview): string {
  const lines = classes.map(
    ({ title, days, due }) => `${String(due).padStart(8)}  ${said.dueOf(title, days)}`,
  );
  return [
    said.due,
    ...lines,
    ...(holds ? [said.holds(holds)] : []),
    ...[describeNeverClosed(neverClosed)].filter((line) => line !== undefined),
    ...(confirmed ? [] : [said.notYet]),
  ].join('\n');
}

/** Returns an empty string if there is nothing to count. */
function counts(heading: string, by: RetentionCounts): string {
  const lines = RETENTION_CLASSES.flatMap(({ name, title }) =>
    by[name] === undefined ? [] : [`${String(by[name]).padStart(8)}  ${title}`],
  );
  return lines.length ? [heading, ...lines].join('\n') : '';
}
