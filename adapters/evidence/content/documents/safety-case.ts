// Writes a hazard log of the software, under the headings of DCB0129, that a deployer can use in a safety
// case.
import { counted } from '../../../../bot/wording/english/plurals.js';
import { sortControls, textsFor, whoDecides } from '../conditions.js';
import { worsenedBy } from '../findings.js';
import { HAZARDS, WITH_A_MODEL } from '../hazards.js';
import { file, known, type Entry } from '../../model/document.js';
import { storeOf, type Facts } from '../../model/facts.js';
import { hasRelease, usesModel } from '../../model/slots.js';
import { asText, document } from '../../model/written-document.js';

export const safetyCase = document`
# 05-hazard-log | Hazard log
  about: Hazards of the software, with the controls in force in this configuration. Headings from DCB0129 (clinical risk management by the manufacturer), specification 4.2 of 2018. It is not a Clinical Safety Case Report, and no clinical safety officer has reviewed it.

## Scope
  who: Clinical safety

product | Product
  known: ${({ software }) => software.name} ${({ software }) => software.version}; code SHA-256 ${({ software }) => software.codeDigest}; lock file SHA-256 ${({ software }) => software.lockDigest}
  from: file package.json; file package-lock.json; file adapters/composition/settings/software.ts

use | Intended use
  known: Professionals who protect trafficked children in the United Kingdom use it to find and read guidance, and to reach a human adviser. They decide what to do
  from: file README.md

not-for | Not for
  known: Emergencies (it shows 999 and other numbers), diagnosis, or decisions made without a person
  from: file bot/safeguards/contacts.json; file docs/data-protection.md

danger | If a message shows immediate danger
  known: In a chat, numbers to call are shown, and an adviser is alerted, before anything is searched and without any language model, except as H04 says. The signs are in the files named here; there is no separate list by kind of danger
  from: file bot/safeguards/signs-of-danger.json; file bot/safeguards/signs-of-now.json; file tests/bot/safeguards/urgency.test.ts; file tests/scenarios/many-urgent.test.ts

device | Whether it is a medical device
  ask: The intended use names no diagnosis, treatment or monitoring of a patient. Who has compared it with the UK Medical Devices Regulations 2002 and the MHRA’s guidance on software, and what did they conclude?
  from: 05-hazard-log
  who: Clinical safety, before use

model | Language model
  known: ${usesModel} Connected: H03 and H23 apply
  known: Not connected: H03 and H23 cannot occur in this configuration
  from: setting ANSWER_MODEL

applies | Whether DCB0129 and DCB0160 apply
  check: They are standards for health IT in England, and cover “electronic information for health or social care purposes”. We read a copy of specification 4.2 of DCB0129, not the controlled version, and have not read DCB0160. Who decides whether they apply to you, and why, and is there a newer version?
  who: Clinical safety, before use

staffing | Advisers on shift
  ask: Who answers requests, and when? What should people do at other times, if no one has seen a request, or while the service is down, and where do they find the numbers to call then?
  from: setting ADVISERS_FILE; setting ADVISERS_CHANNEL
  who: Safeguarding lead, before use

## The manufacturer’s duties (DCB0129)
  intro: Compare the headings with the controlled copy. The software names no manufacturer, so no one has taken on these duties. If you use it where the standard applies, someone must, and it may be you.
  who: Clinical safety, before use

maker | Manufacturer
  known: None is named. None of the software’s documents names a company or offers support, a warranty or insurance; its own code has no open licence yet (UNLICENSED)
  from: file package.json; file README.md

maker-officer | Manufacturer’s Clinical Safety Officer
  known: None is named
  from: file README.md; file SECURITY.md

maker-documents | Plan, safety case report and safety-incident log
  known: The software comes with none. No safety officer has reviewed its hazards
  from: file docs/decisions/0058-evidence-from-what-runs.md

who-is-maker | Who takes on the manufacturer’s duties
  ask: Does anyone (top management, safety officer, competent staff) take them on for your use? If not, who accepted that, and why?

third-party | Third-party products
  ask: ${({ packages }) => packages.filter(({ path }) => path !== '').length} packages are listed in dependencies.cdx.json, and the models in 06-models-and-prompts. Has anyone assessed them?
  from: file package-lock.json

review | Review and configuration of the release
  known: CHANGELOG.md says what changed in each version. The configuration is in 12-security-controls. No one outside the project has reviewed a release
  from: file CHANGELOG.md; 12-security-controls

## The deployer’s duties (DCB0160)
  who: Clinical safety, before use

officer | Clinical Safety Officer
  ask: Who has this role? DCB0129 requires an experienced clinician who is currently registered and knows about risk management. If the standards do not apply to you, who does this job?

plan | Deployment plan, hazard log and safety case
  ask: Where are they, which risks do they accept, and when are they reviewed? You can add this document to them.

incidents | Safety incidents
  ask: People can report an answer as unsafe
  and: ${whoDecides}
  and: Who reads the reports, how quickly, and who else needs to know about an incident (for example LFPSE, your safeguarding partnership, the Charity Commission, the people who maintain the software)?
  from: table unsafe_reports; setting OIDC_ISSUER; setting NODE_ENV

change-control | Changes that need another review
  known: A new pack, compared with this one (“ctac evidence --compare”), lists changes to prompts, settings, recipients, periods, the guidance and the names of models, but not silent changes to a service’s model. The software does not alert anyone to a change
  from: file adapters/evidence/files/compare-packs.ts
  also ask: Which of these need the hazards reviewed and the tests run again before use, and who makes the new pack?

## Hazards
  intro: “Not in force” lists controls in the software that, judging by these settings and this store, are not in use. “Does not apply here” lists those with nothing to act on, for example because no chat platform is connected. The test files listed are for controls in force. They show what was tested, with invented data; their results are not in this pack. “Here:” repeats what the first page says to look at first. No hazard has an owner yet: the status of each is “open”. Faults, such as a part being down, killed or overloaded, are included.
  columns: hazard | causes | harm | controls in force | not in force here | does not apply here | tests | remaining risk

${hazards}

## For each hazard
  who: Clinical safety, before use

risks | The hazards above
  ask: For each hazard: how severe and likely is it before and after the controls, is the remaining risk acceptable, who owns it, and what is its status? Which hazards are missing?

## For a safety case
  intro: What you can use from the hazard table when you write a safety case. A control that is in force and tested does not show that the remaining risk is acceptable.
  who: Clinical safety, before use

claim | Claim
  known: With these settings, each hazard is controlled as far as is reasonable, and someone responsible accepts what remains
  from: 05-hazard-log

whole | Every control that applies here is in force
  known: ${standing('whole')}
  from: 05-hazard-log

part | Some controls are not in force here
  known: ${standing('part')}
  from: 05-hazard-log

bare | No control is in force here
  known: ${standing('bare')}
  from: 05-hazard-log

idle | Some controls do not apply here, and are not counted above
  known: ${standing('idle')}
  from: 05-hazard-log

worse | Made worse by something on the first page
  known: ${standing('worse')}
  from: 05-hazard-log; README.md

tests | Evidence of the controls
  known: ${testsOf} test files of controls in force, for software ${({ software }) => software.version}, with invented data. Figures and their limits are in 10-quality. This pack has no results of test runs, and nothing measured in use
  from: file adapters/evidence/content/hazards.ts; 10-quality

not-shown | What this does not show
  known: That no hazard is missing, how likely and severe each is, that people use the software as intended, or that a control works with your guidance, your advisers and your network
  from: file docs/decisions/0058-evidence-from-what-runs.md

conclusion | Conclusion
  ask: Does the evidence support the claim for your intended use? If so, under which conditions? If not, which settings or controls must come first?

## Sign-off
  who: Clinical safety, before use

software | Software ${({ software }) => software.version}
  ask: Signed by, role, date: (to be completed)
  from: file package.json

guidance | ${release}
  ask: ${hasRelease} Signed by, role, date: (to be completed)
  check: No release is live. Nothing can be signed off yet.
  from: the store
`;

const hazardsFor = (facts: Facts) => HAZARDS.filter(({ id }) => usesModel(facts) || !WITH_A_MODEL.has(id));

function hazards(facts: Facts): Entry[] {
  return hazardsFor(facts).map(({ id, hazard, causes, harm, controls, tests, residual }) => {
    const { held, absent, idle, from } = sortControls(facts, controls);
    const left = [...textsFor(facts, residual), ...worsenedBy(facts, id)];
    const controlled = [held, absent, idle].map((list) => asText(list) || 'none');
    const tested = textsFor(facts, tests).join(', ') || 'none';
    const cells = [`${id}: ${hazard}`, causes, harm, ...controlled, tested, asText(left) || 'none'];
    return known(id, cells, file('adapters/evidence/content/hazards.ts'), ...from);
  });
}

const STANDINGS = {
  whole: ({ held, absent }) => held.length > 0 && !absent.length,
  part: ({ held, absent }) => held.length > 0 && absent.length > 0,
  bare: ({ held }) => !held.length,
  idle: ({ idle }) => idle.length > 0,
  worse: ({ worse }) => worse.length > 0,
} as const satisfies Record<
  string,
  (hazard: Record<'held' | 'absent' | 'idle' | 'worse', string[]>) => boolean
>;

/** The IDs of the hazards that are in this group, in this configuration. */
function standing(name: keyof typeof STANDINGS) {
  return (facts: Facts): string =>
    hazardsFor(facts)
      .filter(({ id, controls }) =>
        STANDINGS[name]({ ...sortControls(facts, controls), worse: worsenedBy(facts, id) }),
      )
      .map(({ id }) => id)
      .join(', ') || 'none';
}

function testsOf(facts: Facts): number {
  return new Set(hazardsFor(facts).flatMap(({ tests }) => textsFor(facts, tests))).size;
}

function release(facts: Facts) {
  const live = storeOf(facts)?.release;
  return live
    ? `Guidance, release ${live.number} (${counted(live.documents.length, 'document')})`
    : 'Guidance';
}
