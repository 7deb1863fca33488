// `ctac subject`: handles people's requests about their own data.
import { dayOf } from '../../../bot/model/governance/parse-day.js';
import { writeFileSync } from 'node:fs';
import { exportPage } from '../../../bot/subject/export-page.js';
import {
  approveRequest,
  closeRequest,
  eraseData,
  exportData,
  openRequest,
  pauseRequest,
  resumeRequest,
  setOwnDetails,
} from '../../../bot/subject/requests.js';
import { dueAt, isPaused } from '../../../bot/model/governance/subject-request.js';
import type { Subject, SubjectRequest } from '../../../bot/model/governance/subject-request.js';
import type { BotPorts } from '../../../bot/model/ports.js';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { readArguments } from '../read-arguments.js';
import { operator, show } from '../terminal.js';
import type { Terminal } from '../terminal.js';
import { done, personIn } from './typed.js';

const OPTIONS = {
  json: { type: 'boolean', default: false },
  by: { type: 'string' },
  person: { type: 'string' },
  name: { type: 'string' },
  received: { type: 'string' },
  erase: { type: 'boolean', default: false },
  why: { type: 'string' },
  own: { type: 'string', multiple: true },
  outcome: { type: 'string' },
  out: { type: 'string' },
  readings: { type: 'boolean', default: false },
} as const;

export async function subject(ports: BotPorts, args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments({ args, allowPositionals: true, options: OPTIONS });
  const [what = 'list', id = ''] = positionals;
  const by = operator(values.by);
  const now = ports.clock().toISOString();
  const say = (request: SubjectRequest) => terminal.write(line(request, now));
  switch (what) {
    case 'list': {
      const requests = await ports.store.records.subjects.list();
      if (!requests.length) terminal.say('There are no requests.');
      show(terminal, values.json, requests, (all) => all.map((one) => line(one, now)).join('\n'));
      return 0;
    }
    case 'open': {
      const opened = await openRequest(ports, {
        kind: values.erase ? 'erasure' : 'access',
        subject: subjectIn(values),
        by,
        ...(values.received !== undefined && { received: values.received }),
      });
      terminal.write(done(opened, USE).id);
      return 0;
    }
    case 'approve':
      say(done(await approveRequest(ports, { id, by }), USE));
      return 0;
    case 'pause':
      say(done(await pauseRequest(ports, { id, by, why: values.why ?? '' }), USE));
      return 0;
    case 'resume':
      say(done(await resumeRequest(ports, { id, by }), USE));
      return 0;
    case 'own':
      say(done(await setOwnDetails(ports, { id, by, own: values.own ?? [] }), USE));
      return 0;
    case 'close':
      say(done(await closeRequest(ports, { id, by, outcome: values.outcome ?? '' }), USE));
      return 0;
    case 'erase':
      say(done(await eraseData(ports, { id, by }), USE));
      return 0;
    case 'export': {
      const made = done(await exportData(ports, { id, by }, { withReadings: values.readings }), USE);
      if (values.out === undefined) terminal.write(JSON.stringify(made, null, 2));
      else
        writeFileSync(
          values.out,
          values.out.endsWith('.html') ? exportPage(made) : JSON.stringify(made, null, 2),
          { mode: 0o600 },
        );
      return 0;
    }
    default:
      throw new InputFailure('That is not a subject command.', USE);
  }
}

const USE =
  'Use open, list, approve ID, pause ID --why, resume ID, own ID --own VALUE, export ID [--out FILE], erase ID or close ID --outcome.';

function subjectIn({ person, name }: { person?: string; name?: string }): Subject {
  if ((person === undefined) === (name === undefined))
    throw new InputFailure(
      'Say whose data this is about.',
      'Use --person PLATFORM:ID, or --name with a name or reference.',
    );
  if (name !== undefined) return { by: 'name', sought: name };
  return { by: 'identity', person: personIn(person ?? '') };
}

function line(request: SubjectRequest, now: string): string {
  const { id, kind, closed } = request;
  const state = closed
    ? `closed ${dayOf(closed.at)}: ${closed.outcome}`
    : `due ${dayOf(dueAt(request, now))}${isPaused(request) ? ', paused' : ''}`;
  return `${id}  ${kind}  ${whose(request)}  ${state}`;
}

function whose({ subject, approved }: SubjectRequest): string {
  if (!subject) return 'erased';
  if (subject.by === 'identity') return `${subject.person.platform}:${subject.person.id}`;
  return approved ? 'by name, approved' : 'by name, not approved yet';
}
