// `ctac retention`: shows what would be deleted now, or deletes it without waiting for the nightly run.
import { previewRetention } from '../../../bot/governance/preview.js';
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

export async function retention(ports: RetentionPorts, args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, { json: FLAG });
  const [what, ...more] = positionals;
  if (what === undefined) {
    const preview = await previewRetention(ports.store, ports.retention, ports.clock());
    show(terminal, values.json, preview, describe);
    return 0;
  }
  if (what !== 'run' || more.length)
    throw new InputFailure(
      'That is not a retention command.',
      'Type "ctac retention" or "ctac retention run".',
    );
  const run = await runRetention(ports, `by hand ${ports.clock().toISOString()}`);
  if (!run)
    throw new ConfigurationFailure(
      'No one has confirmed these periods, so nothing was deleted.',
      'Check them with "ctac retention". Then set RETENTION_CONFIRMED=yes, or confirm them at /desk/retention.',
    );
  show(terminal, values.json, run, ({ deleted, failed }) =>
    [counts('Deleted', deleted), counts('Could not be deleted', failed)].filter(Boolean).join('\n'),
  );
  return Object.keys(run.failed).length ? 1 : 0;
}

function describe({ classes, confirmed, holds, neverClosed }: RetentionPreview): string {
  const lines = classes.map(
    ({ title, days, due }) =>
      `${String(due).padStart(8)}  ${title} (after ${days} ${days === 1 ? 'day' : 'days'})`,
  );
  return [
    'This would be deleted now:',
    ...lines,
    ...(holds
      ? [
          `${holds} legal ${holds === 1 ? 'hold is' : 'holds are'} in force. Data they cover is not counted here.`,
        ]
      : []),
    ...[describeNeverClosed(neverClosed)].filter((line) => line !== undefined),
    ...(confirmed
      ? []
      : ['Nothing is deleted until someone confirms these periods (RETENTION_CONFIRMED=yes).']),
  ].join('\n');
}

function counts(heading: string, by: RetentionCounts): string {
  const lines = RETENTION_CLASSES.flatMap(({ name, title }) =>
    by[name] === undefined ? [] : [`${String(by[name]).padStart(8)}  ${title}`],
  );
  if (lines.length) return [`${heading}:`, ...lines].join('\n');
  return heading === 'Deleted' ? 'Nothing was due to be deleted.' : '';
}
