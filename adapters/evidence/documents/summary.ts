// Writes the first page of a pack: what this set-up is, what to look at first, and what the pack is not.
import { findings } from '../content/findings.js';
import { FIGURES } from '../content/quality-figures.js';
import { storeOf, type Facts } from '../model/facts.js';
import {
  isConfirmed,
  isDeskUsed,
  isLocalSignIn,
  isOpenToAnyone,
  samplesIn,
  usesSlack,
  usesTeams,
} from '../model/in-force.js';
import { either, ifSet, isRead, isSet, shown, usesModel, usesReader } from '../model/slots.js';
import { document } from '../model/written-document.js';

export const summary = document`
# 00-summary | Summary
  about: What this set-up is, what to look at first, and what the pack is not.

## This set-up
  who: Service owner, before use

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
  known: Requests go to ${either(isDeskUsed, 'the desk', 'a channel on a chat platform')}; ${either(isSet('ADVISERS_FILE'), 'a file lists the advisers', 'no file lists the advisers')}
  from: setting ADVISERS_CHANNEL; setting ADVISERS_FILE

model | Language model
  known: ${usesModel} ${shown('ANSWER_MODEL')}, at a service or server
  known: None
  from: setting ANSWER_MODEL

guidance | Guidance
  known: ${(facts) => storeOf(facts)?.release?.documents.length} documents, ${(facts) => samplesIn(facts)} of them sample notes (13-guidance)
  check: No release is live, or the store could not be read.
  from: table releases; table editions

deletion | Deletion by age
  known: ${isConfirmed} On
  known: ${isRead} Off: no one has confirmed the periods
  check: The store could not be read.
  from: setting RETENTION_CONFIRMED; table governance_events

good | How often answers were good, when measured
  known: ${goodAnswers}
  from: 10-quality

found | How much redaction found
  known: ${redactionFound}
  from: 10-quality

tried | Tried by practitioners
  known: By none
  from: file docs/quality.md

## What to look at first
  intro: From the settings and the store, the gravest first.

${findings}

## What this pack is not

not | Not an approval
  known: It is not a completed impact assessment, a safety case, legal advice or an approval, and it signs nothing off. Filling every blank does not make the service lawful or safe
  from: file docs/decisions/0058-evidence-from-what-runs.md

kinds | Kinds of statement
  known: “setting” and “table” in “read from” mean: read from this installation. “file” means: written by the makers in that file of the software’s source code, which is not in this pack. A question has your answer, or none
  from: file docs/decisions/0058-evidence-from-what-runs.md

written | Who wrote it
  known: A program put the pack together; no language model runs when it is made. The standing text was written with the help of language models, and no information governance officer, clinician or lawyer has reviewed it
  from: file docs/decisions/0058-evidence-from-what-runs.md

clean | No secrets and no one’s words
  known: Before it is written, the pack is searched for each secret in the settings. Rows are counted, not read, except the titles of guidance, helplines and the states of holds and complaints. Names can only come from settings such as CONTACT, and from your answers
  from: file adapters/compose/evidence/connect-evidence.ts; file adapters/compose/evidence/store-facts.ts

owners | Who should answer
  known: “Question for …” and “before use” are suggestions. Sign-offs by the data protection officer, the Caldicott Guardian, the safety officer and the safeguarding lead do not stand for one another
  from: file docs/decisions/0058-evidence-from-what-runs.md

sources | Standards
  known: Versions, and what was not read, are named where each is used, and marked “to be checked”. docs/evidence-checklist.md has the list
  from: file docs/evidence-checklist.md
`;

function figure(id: string): string {
  return FIGURES.find((one) => one.id === id)?.printed ?? '–';
}

/** The figures of the configuration, and of an earlier version on a harder set, so that the first page hides nothing. */
function goodAnswers(facts: Facts): string {
  if (usesModel(facts))
    return `${figure('professional-good-with')} of answers to professional questions and ${figure('everyday-good-with')} to everyday ones, with recorded replies of another model`;
  const reads = facts.models.some(({ id, inUse }) => id === 'passage-reader' && inUse);
  const earlier = goodWithout('without');
  return reads
    ? `${goodWithout('now')}, on an easier set. The version before, on a harder one: ${earlier}`
    : earlier;
}

function goodWithout(version: 'now' | 'without'): string {
  const [professional, everyday] = (['professional', 'everyday'] as const).map(
    (words) => `${figure(`${words}-good-${version}`)} (harmful: ${figure(`${words}-harmful-${version}`)})`,
  );
  return `${professional} of answers to professional questions and ${everyday} to everyday ones`;
}

function redactionFound(facts: Facts): string {
  return usesReader(facts)
    ? `${figure('details-found')} of personal details; ${figure('details-found-hard')} in messages written to be hard`
    : `${figure('details-found-rules')} of personal details, by rules alone`;
}
