import { dayOf } from '../../../bot/model/governance/parse-day.js';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportFiles } from '../../../bot/data-subject/export-files.js';
import { exportPage } from '../../../bot/data-subject/copy/export-page.js';
import {
  approveRequest,
  closeRequest,
  eraseData,
  exportData,
  openRequest,
  pauseRequest,
  resumeRequest,
  setLeftOut,
  setOwnDetails,
} from '../../../bot/data-subject/data-requests.js';
import {
  dueAt,
  isPaused,
  type Subject,
  type SubjectRequest,
} from '../../../bot/model/governance/subject-request.js';
import type { HandlingResult } from '../../../bot/data-subject/handling-steps.js';
import type { BotPorts } from '../../../bot/model/ports.js';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { FLAG, TEXT, readArguments } from '../read-arguments.js';
import { operator, show, type Terminal } from '../terminal.js';
import { recordShown } from '../record-access.js';
import { requestsWording } from '../wording/requests-wording.js';
import { valueOfStep, personArgument, runStep } from './run-step.js';

const { subject: said } = requestsWording;

const OPTIONS = {
  json: FLAG,
  by: TEXT,
  person: TEXT,
  name: TEXT,
  received: TEXT,
  erase: FLAG,
  why: { type: 'string', default: '' },
  own: { type: 'string', multiple: true },
  words: { type: 'string', multiple: true },
  outcome: { type: 'string', default: '' },
  out: TEXT,
  readings: FLAG,
} as const;

export async function subject(ports: BotPorts, args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS);
  const [what = 'list', id = ''] = positionals;
  const by = operator(values.by);
  const acting = { id, by };
  const now = ports.clock().toISOString();
  const say = async (step: Promise<HandlingResult<SubjectRequest>>) =>
    terminal.write(line(valueOfStep(await step, said.use), now));
  return runStep('subject', said.use, what, {
    async list() {
      const requests = await ports.store.records.subjects.list();
      if (!requests.length) terminal.say(said.none);
      else await recordShown(ports.store.records.accessLog, 'subject', { by, what: 'person', at: now });
      show(terminal, values.json, requests, (all) => all.map((one) => line(one, now)).join('\n'));
    },
    async open() {
      const kind = values.erase ? 'erasure' : 'access';
      const wanted = { kind, subject: subjectIn(values), by, received: values.received } as const;
      terminal.write(valueOfStep(await openRequest(ports, wanted), said.use).id);
    },
    approve: () => say(approveRequest(ports, acting)),
    pause: () => say(pauseRequest(ports, { ...acting, why: values.why })),
    resume: () => say(resumeRequest(ports, acting)),
    own: () => say(setOwnDetails(ports, { ...acting, own: values.own ?? [] })),
    'leave-out': () => say(setLeftOut(ports, { ...acting, words: values.words ?? [], adding: true })),
    close: () => say(closeRequest(ports, { ...acting, outcome: values.outcome })),
    erase: () => say(eraseData(ports, acting)),
    async files() {
      if (values.out === undefined) throw new InputFailure(...said.noFolder);
      const { files, withoutKey, shared } = valueOfStep(await exportFiles(ports, acting), said.use);
      mkdirSync(values.out, { recursive: true, mode: 0o700 });
      for (const { edition, kind, bytes } of files)
        writeFileSync(join(values.out, `upload-${edition}.${kind}`), bytes, { mode: 0o600 });
      terminal.write(said.files(files.length, withoutKey, shared));
    },
    async export() {
      const { out, readings } = values;
      const made = valueOfStep(await exportData(ports, acting, { withReadings: readings }), said.use);
      const json = JSON.stringify(made, null, 2);
      if (out === undefined) terminal.write(json);
      else writeFileSync(out, out.endsWith('.html') ? exportPage(made) : json, { mode: 0o600 });
    },
  });
}

function subjectIn({ person, name }: { person?: string; name?: string }): Subject {
  if ((person === undefined) === (name === undefined)) throw new InputFailure(...said.whose);
  if (name !== undefined) return { by: 'name', sought: name };
  return { by: 'identity', person: personArgument(person ?? '') };
}

function line(request: SubjectRequest, now: string): string {
  const { id, kind, closed } = request;
  const state = closed
    ? requestsWording.closed(dayOf(closed.at), closed.outcome)
    : said.due(dayOf(dueAt(request, now)), isPaused(request));
  return `${id}  ${kind}  ${whose(request)}  ${state}`;
}

function whose({ subject, approved }: SubjectRequest): string {
  if (!subject) return said.erased;
  if (subject.by === 'identity') return `${subject.person.platform}:${subject.person.id}`;
  return approved ? said.byName.approved : said.byName.waiting;
}
