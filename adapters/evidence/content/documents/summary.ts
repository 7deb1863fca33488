// Writes the first page of a pack: what this set-up is, what to look at first, and what the pack is not.
import { storeOf, type Facts } from '../../model/facts.js';
import {
  hasDeleted,
  hasConfirmedPeriods,
  isConfirmedBySettings,
  isDeskUsed,
  isLocalSignIn,
  isOpenToAnyone,
  rowsIn,
  samplesIn,
  usesSlack,
  usesTeams,
} from '../../model/in-force.js';
import { intervalOf } from '../../model/interval.js';
import { hasValue, ifSet, isRead, isSet, not, shown, usesModel, usesReader } from '../../model/slots.js';
import { document } from '../../model/written-document.js';
import { describeRoster } from '../advisers-wording.js';
import { findings } from '../findings.js';
import { FIGURES } from '../quality-figures.js';
import { commonWording } from '../common-wording.js';
import { standards } from '../standards.js';

export const summary = document`
# 00-summary | Summary
  about: What this set-up is, what to look at first, and what the pack is not.

## This set-up
  who: Service owner, before use

read-where | Where this was read
  known: From the settings of the shell that ran “ctac evidence” (its environment, or .env) and the store that they name, not from a running service. “In force” and “on” mean that these settings and this store say so, not that anyone has seen it working
  from: file adapters/start/cli.ts

ran | Whether a service has used this store
  known: ${hasRun} At least one has recorded its settings in it. The pack does not compare them with these
  known: ${isRead} No service has recorded its settings in this store, so nothing here shows that these settings have been used
  check: The store could not be read.
  from: table audit_settings

site | Organisation and site
  ask: Which organisation, service and site is this pack about?

reached | Who can reach it
  known: ${isOpenToAnyone} Anyone who can reach the web page can use it, without signing in
  or: People who sign in on the web page can use it
  and: ${usesTeams} People in a Microsoft tenant can use it in Teams
  and: ${usesSlack} People in a Slack workspace can use it there
  and: It listens on ${shown('HOST')}
  and: ${isSet('PUBLIC_URL')} Its public address is set
  from: setting WEB_ACCESS; setting HOST; setting PUBLIC_URL; setting MICROSOFT_APP_ID; setting SLACK_BOT_TOKEN

staff | How staff sign in
  known: ${isSet('OIDC_ISSUER')} Through ${ifSet('OIDC_ISSUER')}
  known: ${isLocalSignIn} By name alone, without a password, on this machine
  known: Not at all: the desk and editing are closed
  from: setting OIDC_ISSUER; setting NODE_ENV

advisers | Advisers
  known: ${isDeskUsed} Requests go to the desk
  or: Requests go to a channel on a chat platform
  and: ${describeRoster}
  from: setting ADVISERS_CHANNEL; setting ADVISERS_FILE; the advisers’ file, if there is one

model | Language model
  known: ${usesModel} ${shown('ANSWER_MODEL')} (the name in the settings). ${commonWording.modelPlace}
  and: ${hasValue('ANSWER_MODEL_SERVICE', 'azure-openai')} The deployment “${shown('AZURE_OPENAI_API_DEPLOYMENT_NAME')}” decides which model answers
  known: None
  from: setting ANSWER_MODEL; setting ANSWER_MODEL_SERVICE; setting OPENAI_BASE_URL; setting AZURE_OPENAI_ENDPOINT; setting AZURE_OPENAI_API_DEPLOYMENT_NAME

guidance | Guidance
  known: ${(facts) => storeOf(facts)?.release?.documents.length} documents, ${(facts) => samplesIn(facts)} of them sample notes (13-guidance)
  check: No release is live, or the store could not be read.
  from: table releases; table editions

deletion | Deletion by age
  known: ${isConfirmedBySettings} On, as confirmed in the settings
  or: ${hasConfirmedPeriods} On, as confirmed by an admin at the desk
  and: ${not(hasDeleted)} No run is recorded in this store
  known: ${isRead} Off: no one has confirmed the periods
  check: The store could not be read.
  from: setting RETENTION_CONFIRMED; table governance_events; table retention_runs

good | How often answers were good, when measured
  known: Of the hardest questions, 0.19 got a quote that answers them (without a model, before the passage reader)
  and: ${usesModel} There are no figures for your model. With recorded replies of another model, before the passage reader, ${figure('professional-good-with')} of answers to professional questions and ${figure('everyday-good-with')} of answers to everyday ones were good. The other figures are for when a model is not asked or is down
  and: ${usesPassageReader} On an easier set, ${figure('professional-good-now')} (harmful: ${figure('professional-harmful-now')}) of answers to professional questions were good, and ${figure('everyday-good-now')} (harmful: ${figure('everyday-harmful-now')}) of answers to everyday ones. For questions whose writers had not checked that the guidance answers them, the figures were ${figure('professional-good-unchecked')} and ${figure('everyday-good-unchecked')} (harmful: ${figure('harmful-unchecked')} of both). Before the passage reader, on a harder set, ${figure('professional-good-without')} (harmful: ${figure('professional-harmful-without')}) of answers to professional questions were good, and ${figure('everyday-good-without')} (harmful: ${figure('everyday-harmful-without')}) of answers to everyday ones
  or: Without the passage reader, ${figure('professional-good-without')} (harmful: ${figure('professional-harmful-without')}) of answers to professional questions were good, and ${figure('everyday-good-without')} (harmful: ${figure('everyday-harmful-without')}) of answers to everyday ones
  and: In any version measured without a model, up to ${mostHarmful} of answers to professional questions were harmful. Language models graded all of these; 10-quality says what “harmful” means
  from: 10-quality

found | How much redaction found, in invented messages
  known: ${usesReader} Redaction found ${withInterval('details-found')} of personal details and ${figure('addresses-found')} of addresses (${figure('addresses-found-ordinary')} in ordinary messages). It found ${figure('details-found-ordinary')} of personal details in ordinary messages from 10 professions, and ${figure('details-found-hard')} in messages written to be difficult. The makers expect it to find between ${figure('details-found-ordinary')} and ${figure('details-found')} in real messages
  or: Redaction by rules alone found ${withInterval('details-found-rules')} of personal details and ${figure('addresses-found-rules')} of addresses
  from: 10-quality

danger | How much danger was recognised, in invented messages
  known: ${usesReader} Of messages about danger, ${withInterval('danger-found')} were recognised (${figure('danger-behind-rule')} of those that ask about a rule, and ${figure('danger-found-rules')} of all of them while the reader is down). An earlier reader recognised ${figure('danger-long')} of long ones and ${figure('danger-to-be-missed')} of those written to be missed; this has not been measured again. Calm messages that raised an alarm: ${figure('calm-alarmed')}, and ${figure('calm-alarmed-new')} of those by new writers; everyday questions, ${figure('everyday-alarmed')}; calm messages about someone missing, ${figure('calm-missing')} (with an earlier reader)
  or: Of messages about danger, rules alone recognised ${withInterval('danger-found-rules')}. Calm messages that raised an alarm: ${figure('calm-alarmed-rules')}; everyday questions, ${figure('everyday-alarmed-rules')}; calm messages about someone missing, ${figure('calm-missing')} (with an earlier reader)
  from: 10-quality

aims | The makers’ own aims
  known: ${aimsMissed} of the ${aims} that 10-quality states were missed
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
  known: In “read from”, “setting” means: from the settings of the shell that ran the command. “table” and “the store” mean: from the store, when this pack was made. “file” means: written by the makers in that file of the software’s source code, which is not in this pack; the figures in 10-quality were measured, on the date given. A question shows your answer, if you gave one
  from: file docs/decisions/0058-evidence-from-what-runs.md

written | Who wrote it
  known: A program put the pack together; no language model runs when it is made. The fixed text was written with the help of language models, and no information governance officer, clinician or lawyer has reviewed it
  from: file docs/decisions/0058-evidence-from-what-runs.md

clean | Secrets and personal data
  known: Before it is written, the pack is searched for each secret in the settings. It is not searched for keys that are in files, such as those in DATA_DIR, or for names: titles, publishers and helplines that editors wrote are copied as they are, and so are CONTACT and your answers. Read them. Other rows are only counted
  from: file adapters/composition/evidence/connect-evidence.ts; file adapters/composition/evidence/store-facts.ts

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

/** A quality figure, exactly as the quality document shows it. */
function figure(id: string) {
  return () => FIGURES.find((one) => one.id === id)!.printed;
}

function withInterval(id: string) {
  const { printed, n } = FIGURES.find((one) => one.id === id)!;
  return () => `${printed} (${intervalOf(printed, n)})`;
}

function mostHarmful(): string {
  const shares = FIGURES.filter(
    ({ measure, set, when }) =>
      measure === 'harmful' && set.startsWith('professional') && when.includes('no-model'),
  ).map(({ printed }) => printed);
  return shares.sort().at(-1)!;
}

function aims(): number {
  return FIGURES.filter(({ aim }) => aim !== undefined).length;
}

function aimsMissed(): number {
  return FIGURES.filter(({ aim }) => aim?.includes('not reached')).length;
}

function usesPassageReader({ models }: Facts): boolean {
  return models.some(({ id, inUse }) => id === 'passage-reader' && inUse);
}

function hasRun(facts: Facts): boolean {
  return rowsIn('audit_settings')(facts) > 0;
}
