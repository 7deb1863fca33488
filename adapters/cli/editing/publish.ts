import { publishChanges, type PublishOutcome } from '../../../ingest/releases/publish-changes.js';
import { rollBack, type RollBackOutcome } from '../../../ingest/releases/roll-back.js';
import { openRecalls } from '../../../bot/recalls/open-recalls.js';
import { pausedLines, recallLines } from '../show-ingest.js';
import { describeTrial } from './try.js';
import { COMMON, TEXT, readOptions } from '../read-arguments.js';
import { editorName, numberArgument, show, type Terminal } from '../terminal.js';
import type { EditingPorts } from '../../../bot/model/editing-ports.js';
import { publishWording as said } from '../wording/publish-wording.js';

/** Returns 1 if the release failed its test questions, or if someone else published or decided first. */
export async function publish(editing: EditingPorts, args: string[], terminal: Terminal): Promise<number> {
  const { values } = readOptions(args, { ...COMMON, override: TEXT });
  const outcome = await publishChanges(editing.ports, {
    editor: editorName(values.editor),
    override: values.override,
  });
  const recalls = outcome.outcome === 'published' ? await openRecalls(editing.recalls) : 0;
  show(terminal, values.json, { ...outcome, recalls }, () => describePublish(outcome, recalls));
  return outcome.outcome === 'published' || outcome.outcome === 'nothing' ? 0 : 1;
}

function describePublish(outcome: PublishOutcome, recalls: number): string {
  switch (outcome.outcome) {
    case 'nothing':
      return said.nothing;
    case 'overtaken':
      return said.overtaken;
    case 'stopped':
      return describeTrial(outcome.trial);
    case 'published':
      return [
        said.published({
          release: outcome.release,
          documents: outcome.changes.map(({ document }) => document).join(', '),
          passages: outcome.embedded,
        }),
        ...pausedLines(outcome),
        ...recallLines(recalls),
      ].join('\n');
  }
}

export async function rollback(editing: EditingPorts, args: string[], terminal: Terminal): Promise<number> {
  const { values } = readOptions(args, { ...COMMON, to: TEXT, reason: { type: 'string', default: '' } });
  const outcome: RollBackOutcome = await rollBack(editing.ports, {
    editor: editorName(values.editor),
    reason: values.reason,
    to: values.to === undefined ? undefined : (numberArgument(values.to) ?? -1),
  });
  const recalls = outcome.outcome === 'rolled-back' ? await openRecalls(editing.recalls) : 0;
  show(terminal, values.json, { ...outcome, recalls }, () =>
    outcome.outcome === 'rolled-back'
      ? [said.rolledBack(outcome.release, outcome.from), ...recallLines(recalls)].join('\n')
      : said.rollBackOvertaken,
  );
  return outcome.outcome === 'rolled-back' ? 0 : 1;
}
