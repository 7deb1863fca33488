// Writes a hazard log and the outline of a safety case, under the headings of DCB0129.
import { HAZARDS } from '../content/hazards.js';
import { ask, file, known, type Entry } from '../model/document.js';
import { storeOf, type Facts } from '../model/facts.js';
import { hasRelease, usesModel, usesReader } from '../model/slots.js';
import { document } from '../model/written-document.js';

export const safetyCase = document`
# 05-hazard-log | Hazard log and safety case
  about: Set out under the headings of DCB0129 (clinical risk management by the manufacturer), specification 4.2 of 2018. Your safety officer decides severity, likelihood and acceptance; DCB0160 covers the deployer’s responsibilities.

## Scope

product | Product
  known: ${({ software }) => `${software.name} ${software.version}; lock file SHA-256 ${software.lockDigest}`}
  from: file package.json; file package-lock.json

use | Intended use
  known: Practitioners use it to find and read published guidance, and to reach a human adviser. It does not make decisions about children
  from: file README.md

not-for | Not for
  known: Emergencies (it shows 999 and other numbers), diagnosis, or decisions made without a person
  from: file bot/safeguards/contacts.json

model | Language model
  known: ${usesModel} Connected: H03 applies
  known: Not connected: H03 cannot occur in this configuration
  from: setting ANSWER_MODEL

applies | Whether DCB0129 applies
  check: It is a standard for health IT in England, and covers “electronic information for health or social care purposes”. We read a copy of specification 4.2, not the controlled version. Is there a newer one, and does your organisation need it or another method?

staffing | Advisers on shift
  ask: Who answers requests, and when? What should people do at other times?
  from: setting ADVISERS_FILE

## Management

top-management | Top management (2.2)
  ask: Who provides the staff and the time, appoints the safety officer, and authorises the system and its safety documents?

officer | Clinical Safety Officer (2.3)
  ask: Who has this role? The standard requires an experienced clinician who is currently registered and knows about risk management. If the standard does not apply to you, who does this job?

competence | Competence (2.4)
  ask: Where are the experience and training of those involved recorded?

third-party | Third-party products (2.5)
  ask: ${({ packages }) => packages.length} packages are listed in dependencies.cdx.json, and the models in 06-models-and-prompts. Who assessed them?
  from: file package-lock.json

plan | Clinical Risk Management Plan and File (3.1, 3.2)
  ask: Where are the plan and the file, which risks does the plan accept, and when is the process reviewed (2.6)? You can put this document in the file.

controls | Effects of the controls (6.1, 6.2)
  ask: Does any control introduce a new hazard? Where a risk is not acceptable and cannot be reduced, do the benefits outweigh it?

release | Review and configuration of the release (7.1, 7.3)
  known: The tests named below run before each release; CHANGELOG.md says what changed. The configuration is in 12-security-controls
  from: file CHANGELOG.md; 12-security-controls

incidents | Safety Incident Management Log (3.6, 7.2)
  ask: Who reviews reports of unsafe answers, and how quickly? Where are incidents and their outcomes recorded, and who do you report harm to?
  from: table unsafe_reports

## Hazards
  intro: The tests are files in this software. They show that the controls work; they do not prove that nothing else can go wrong. Hazards include faults, such as part of the service being down, killed or overloaded.
  columns: hazard | causes | harm | controls | verified by | remaining risk

${hazards}

## The risk from each hazard
  columns: hazard | severity, likelihood, acceptance

${risks}

## Sign-off

software | Software ${({ software }) => software.version}
  ask: Signed by, role, date: (to be completed)
  from: file package.json

guidance | Guidance${release}
  ask: ${hasRelease} Signed by, role, date: (to be completed)
  check: No release is live. Nothing can be signed off yet.
  from: the store, when this pack was made
`;

function hazards(facts: Facts): Entry[] {
  return HAZARDS.map(({ id, hazard, causes, harm, tests, residual, ...one }) => {
    const controls = usesReader(facts) ? one.controls : one.controlsWithoutReader;
    const cells = [`${id}: ${hazard}`, causes, harm, controls, tests.join(', '), residual];
    return known(id, cells, file('adapters/evidence/content/hazards.ts'), ...tests.map(file));
  });
}

function risks(): Entry[] {
  const question =
    'What are the severity and likelihood before and after the controls? Is the remaining risk acceptable, and who decides that?';
  return HAZARDS.map(({ id, hazard }) => ask(`${id}-risk`, [`${id}: ${hazard}`, question]));
}

function release(facts: Facts) {
  const live = storeOf(facts)?.release;
  return live ? `, release ${live.number} (${live.documents} documents)` : '';
}
