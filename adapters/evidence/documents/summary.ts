// Writes the first page of a pack: what this set-up is, what to look at first, and what the pack is not.
import { findings } from '../content/findings.js';
import { standards } from '../content/standards.js';
import { FIGURES } from '../content/quality-figures.js';
import { describeRoster } from '../model/advisers.js';
import { storeOf, type Facts } from '../model/facts.js';
import {
  hasDeleted,
  isConfirmed,
  isDeskUsed,
  isLocalSignIn,
  isOpenToAnyone,
  rowsIn,
  samplesIn,
  usesSlack,
  usesTeams,
} from '../model/in-force.js';
import {
  either,
  hasValue,
  ifSet,
  isRead,
  isSet,
  modelPlace,
  shown,
  usesModel,
  usesReader,
} from '../model/slots.js';
import { document } from '../model/written-document.js';
import { intervalOf } from './quality.js';

export const summary = document`
# 00-summary | Summary
  about: What this set-up is, what to look at first, and what the pack is not.

## This set-up
  who: Service owner, before use

read-where | Where this was read
  known: From the settings of the shell that ran “ctac evidence” (its environment, or .env) and the store that they name, not from a running service. “In force” and “on” mean that these settings and this store say so, not that anyone watched it happen
  from: file adapters/start/cli.ts

ran | Whether a service has used this store
  known: ${hasRun} At least one has recorded its settings in it. The pack does not compare them with these
  known: ${isRead} No service has recorded its settings in this store, so nothing here shows that these settings have been used
  check: The store could not be read.
  from: table audit_settings

site | Organisation and site
  ask: Which organisation, service and site is this pack about?

reached | Who can reach it
  known: ${either(isOpenToAnyone, 'Anyone who can reach the web page, without signing in', 'People who sign in on the web page')}${either(usesTeams, '; people in a Microsoft tenant, in Teams', '')}${either(usesSlack, '; people in a Slack workspace', '')}. It listens on ${shown('HOST')}${either(isSet('PUBLIC_URL'), ', and its public address is set', '')}
  from: setting WEB_ACCESS; setting HOST; setting PUBLIC_URL; setting MICROSOFT_APP_ID; setting SLACK_BOT_TOKEN

staff | How staff sign in
  known: ${isSet('OIDC_ISSUER')} Through ${ifSet('OIDC_ISSUER')}
  known: ${isLocalSignIn} By name alone, without a password, on this machine
  known: Not at all: the desk and editing are closed
  from: setting OIDC_ISSUER; setting NODE_ENV

advisers | Advisers
  known: Requests go to ${either(isDeskUsed, 'the desk', 'a channel on a chat platform')}; ${describeRoster}
  from: setting ADVISERS_CHANNEL; setting ADVISERS_FILE; the advisers’ file, if there is one

model | Language model
  known: ${usesModel} ${shown('ANSWER_MODEL')} (the name in the settings), ${modelPlace}${deployment}
  known: None
  from: setting ANSWER_MODEL; setting ANSWER_MODEL_SERVICE; setting OPENAI_BASE_URL; setting AZURE_OPENAI_ENDPOINT; setting AZURE_OPENAI_API_DEPLOYMENT_NAME

guidance | Guidance
  known: ${(facts) => storeOf(facts)?.release?.documents.length} documents, ${(facts) => samplesIn(facts)} of them sample notes (13-guidance)
  check: No release is live, or the store could not be read.
  from: table releases; table editions

deletion | Deletion by age
  known: ${isConfirmed} On, ${confirmedWhere}${either(hasDeleted, '', '; no run is recorded in this store')}
  known: ${isRead} Off: no one has confirmed the periods
  check: The store could not be read.
  from: setting RETENTION_CONFIRMED; table governance_events; table retention_runs

good | How often answers were good, when measured
  known: ${goodAnswers}
  from: 10-quality

found | How much redaction found, in invented messages
  known: ${redactionFound}
  from: 10-quality

danger | How much danger was found, in invented messages
  known: ${dangerFound}
  from: 10-quality

aims | The makers’ own aims
  known: ${aimsMissed}
  from: 10-quality

tried | Tried by practitioners
  known: Not yet
  from: file docs/quality.md

## What to look at first
  intro: From the settings and the store, in the order that we suggest.

${findings}

## What this pack is not

not | Not an approval
  known: It is not a completed impact assessment, a safety case, legal advice or an approval, and it signs nothing off. Filling every blank does not make the service lawful or safe
  from: file docs/decisions/0058-evidence-from-what-runs.md

kinds | Kinds of statement
  known: In “read from”, “setting” means: from the settings of the shell that ran the command. “table” and “the store” mean: from the store, when this pack was made. “file” means: written by the makers in that file of the software’s source code, which is not in this pack; the figures in 10-quality were measured, on the date given. A question has your answer, or none
  from: file docs/decisions/0058-evidence-from-what-runs.md

written | Who wrote it
  known: A program put the pack together; no language model runs when it is made. The fixed text was written with the help of language models, and no information governance officer, clinician or lawyer has reviewed it
  from: file docs/decisions/0058-evidence-from-what-runs.md

clean | Secrets and personal data
  known: Before it is written, the pack is searched for each secret in the settings. It is not searched for keys that are in files, such as those in DATA_DIR, or for names: titles, publishers and helplines that editors wrote are copied as they are, and so are CONTACT and your answers. Read them. Other rows are only counted
  from: file adapters/compose/evidence/connect-evidence.ts; file adapters/compose/evidence/store-facts.ts

earlier | Earlier packs
  known: The pack does not know of any. “ctac evidence --compare” lists what changed since one that you kept
  from: file adapters/evidence/files/compare-packs.ts

owners | Who should answer
  known: “Question for …” and “before use” are suggestions. The data protection officer, the Caldicott Guardian, the safety officer and the safeguarding lead each sign off for themselves: one sign-off does not replace another
  from: file docs/decisions/0058-evidence-from-what-runs.md

## Standards
  intro: What the makers read by 29 November 2026; the rest is from memory. Check each before you rely on it, and note the date.
  columns: standard | version meant | what was read

${standards}
`;

const figure = (id: string) => FIGURES.find((one) => one.id === id)!.printed;

function withInterval(id: string): string {
  const { printed, n } = FIGURES.find((one) => one.id === id)!;
  return `${printed} (${intervalOf(printed, n)})`;
}

/** Starts with the hardest questions, so that the first page does not hide any weakness. */
function goodAnswers(facts: Facts): string {
  const reads = facts.models.some(({ id, inUse }) => id === 'passage-reader' && inUse);
  const earlier = goodWithout('without');
  const without = reads
    ? `${goodWithout('now')}, on an easier set. If their writers had not checked that the guidance answers, ${figure('professional-good-unchecked')} and ${figure('everyday-good-unchecked')} (harmful: ${figure('harmful-unchecked')} of both). The version before the passage reader, on a harder set: ${earlier}`
    : earlier;
  const own = usesModel(facts)
    ? `There are no figures for your model. With recorded replies of another model, before the passage reader: ${figure('professional-good-with')} of answers to professional questions and ${figure('everyday-good-with')} to everyday ones. When a model is not asked or is down: `
    : '';
  return `Of the hardest questions, 0.19 got a quote that answers them (without a model, before the passage reader). ${own}${without}. In any version measured without a model, up to ${mostHarmful()} of answers to professional questions were harmful. Language models graded all of these; 10-quality says what “harmful” means`;
}

function mostHarmful(): string {
  const shares = FIGURES.filter(
    ({ measure, set, when }) =>
      measure === 'harmful' && set.startsWith('professional') && when.includes('no-model'),
  ).map(({ printed }) => printed);
  return shares.sort().at(-1)!;
}

function aimsMissed(): string {
  const withAim = FIGURES.filter(({ aim }) => aim !== undefined);
  const missed = withAim.filter(({ aim }) => aim!.includes('not reached'));
  return `${missed.length} of the ${withAim.length} that 10-quality states were missed`;
}

function goodWithout(version: 'now' | 'without'): string {
  const [professional, everyday] = (['professional', 'everyday'] as const).map(
    (words) => `${figure(`${words}-good-${version}`)} (harmful: ${figure(`${words}-harmful-${version}`)})`,
  );
  return `${professional} of answers to professional questions and ${everyday} to everyday ones`;
}

function redactionFound(facts: Facts): string {
  return usesReader(facts)
    ? `Redaction found ${withInterval('details-found')} of personal details and ${figure('addresses-found')} of addresses (${figure('addresses-found-ordinary')} in ordinary messages). It found ${figure('details-found-ordinary')} of personal details in ordinary messages from 10 professions, and ${figure('details-found-hard')} in messages written to be difficult. The makers expect it to find between ${figure('details-found-ordinary')} and ${figure('details-found')} in real messages`
    : `Redaction by rules alone found ${withInterval('details-found-rules')} of personal details and ${figure('addresses-found-rules')} of addresses`;
}

function dangerFound(facts: Facts): string {
  return usesReader(facts)
    ? `${withInterval('danger-found')} of messages about danger, ${figure('danger-behind-rule')} if it is behind a question about a rule; ${figure('danger-found-rules')} while the reader is down. With an earlier reader, and not measured again: ${figure('danger-long')} of long ones and ${figure('danger-to-be-missed')} of those written to be missed. ${alarms(`${figure('calm-alarmed')}, and ${figure('calm-alarmed-new')} of those by new writers`, 'everyday-alarmed')}`
    : `${withInterval('danger-found-rules')} of messages about danger, by rules alone. ${alarms(figure('calm-alarmed-rules'), 'everyday-alarmed-rules')}`;
}

const alarms = (calm: string, everyday: string) =>
  `Calm messages that raised an alarm: ${calm}; everyday questions, ${figure(everyday)}; calm messages about someone missing, ${figure('calm-missing')} (with an earlier reader)`;

function confirmedWhere(facts: Facts): string {
  return storeOf(facts)?.periodsConfirmed?.where === 'settings'
    ? 'by the settings'
    : 'by an admin at the desk';
}

function hasRun(facts: Facts): boolean {
  return rowsIn('audit_settings')(facts) > 0;
}

function deployment(facts: Facts): string {
  return hasValue('ANSWER_MODEL_SERVICE', 'azure-openai')(facts)
    ? `; the deployment “${shown('AZURE_OPENAI_API_DEPLOYMENT_NAME')(facts)}” decides which model answers`
    : '';
}
