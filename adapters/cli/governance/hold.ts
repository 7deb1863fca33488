// `ctac hold`: adds, lists and lifts legal holds, which stop data from being deleted.
import { dayOf, lastDayBefore } from '../../../bot/model/governance/parse-day.js';
import { liftHold, placeHold, type HoldPorts } from '../../../bot/governance/holds.js';
import { readScope } from '../../../bot/model/governance/read-scope.js';
import { isInForce, type Hold, type HoldScope } from '../../../bot/model/governance/hold.js';
import { requestNumbers } from '../../../bot/reporting/request-numbers.js';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { FLAG, TEXT, readArguments } from '../read-arguments.js';
import { editorName, show, type Terminal } from '../terminal.js';
import { governanceWording } from '../wording/governance-wording.js';
import { reasonIn, runStep } from './run-step.js';

const { hold: said } = governanceWording;

const OPTIONS = {
  json: FLAG,
  by: TEXT,
  reason: TEXT,
  until: TEXT,
  person: TEXT,
  conversation: TEXT,
  request: TEXT,
  from: TEXT,
  to: TEXT,
  'do-not-tell': FLAG,
} as const;

export async function hold(ports: HoldPorts, args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS);
  const [what = 'list', id = ''] = positionals;
  const now = ports.clock().toISOString();
  const by = editorName(values.by);
  const reason = () => reasonIn(values.reason, said.exampleReason);
  return runStep('hold', said.use, what, {
    async list() {
      const holds = await ports.store.records.holds.list(now);
      if (!holds.length) terminal.say(said.none);
      const numbers = await requestNumbers(
        ports.store,
        holds.flatMap(({ scope }) => (scope.kind === 'escalation' ? scope.target : [])),
      );
      show(terminal, values.json, holds, (all) => all.map((one) => line(one, now, numbers)).join('\n'));
    },
    async lift() {
      if (!(await liftHold(ports, { id, by, reason: reason() }))) throw new InputFailure(...said.notFound);
      terminal.write(said.lifted);
    },
    async add() {
      const read = readScope(values, now);
      if ('problem' in read) throw new InputFailure(read.problem, said.useScope);
      const mayTell = !values['do-not-tell'];
      const placed = await placeHold(ports, { ...read, reason: reason(), mayTell, by });
      if (placed.outcome === 'refused') throw new InputFailure(placed.problem, said.useScope);
      terminal.write(placed.id);
    },
  });
}

type Numbers = ReadonlyMap<string, string>;

function line(one: Hold, now: string, numbers: Numbers): string {
  const placed = said.placedBy({ by: one.placedBy, day: dayOf(one.placedAt), reason: one.reason });
  return [one.id, scopeText(one.scope, numbers), stateText(one, now), placed].join('  ');
}

function stateText(one: Hold, now: string): string {
  const { lifted, endsAt } = one;
  if (lifted) return said.liftedBy({ ...lifted, day: dayOf(lifted.at) });
  return isInForce(one, now) ? said.inForce(endsAt && lastDayBefore(endsAt)) : said.ended;
}

function scopeText(scope: HoldScope, numbers: Numbers): string {
  if (scope.kind === 'person') return said.scope.person(`${scope.platform}:${scope.target}`);
  if (scope.kind === 'period') return said.scope.period(dayOf(scope.from), lastDayBefore(scope.to));
  if (scope.kind === 'conversation') return said.scope.conversation(scope.target);
  return said.scope.request(numbers.get(scope.target) ?? scope.target);
}
