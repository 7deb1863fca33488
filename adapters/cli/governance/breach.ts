// `ctac breach`: reports whose data a breach may affect, as JSON, or as JSON and a web page in a folder.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { breachPage } from '../../../bot/data-subject/breach-page.js';
import { makeBreachReport, type Software } from '../../../bot/data-subject/breach-report.js';
import type { BotPorts } from '../../../bot/model/ports.js';
import { TEXT, readOptions } from '../read-arguments.js';
import { operator, type Terminal } from '../terminal.js';
import { governanceWording } from '../wording/governance-wording.js';
import { valueOfStep } from './run-step.js';

const { breach: said } = governanceWording;

const OPTIONS = {
  by: TEXT,
  from: { type: 'string', default: '' },
  to: { type: 'string', default: '' },
  reason: { type: 'string', default: '' },
  out: TEXT,
} as const;

export async function breach(
  ports: Pick<BotPorts, 'store' | 'clock'> & { software: Software },
  args: string[],
  { write, say }: Terminal,
): Promise<number> {
  const { values } = readOptions(args, OPTIONS);
  const { from, to, reason, out } = values;
  const wanted = { from, to, reason, by: operator(values.by) };
  const report = valueOfStep(await makeBreachReport(ports, ports.software, wanted), said.use);
  const json = JSON.stringify(report, null, 2);
  if (out === undefined) {
    write(json);
    return 0;
  }
  mkdirSync(out, { recursive: true, mode: 0o700 });
  for (const [name, text] of [
    ['breach-report.json', json],
    ['breach-report.html', breachPage(report)],
  ] as const)
    writeFileSync(join(out, name), text, { mode: 0o600 });
  say(said.written(out));
  return 0;
}
