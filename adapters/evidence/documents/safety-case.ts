// Writes a hazard log and the outline of a safety case, in the format of DCB0129.
import { HAZARDS, type Hazard } from '../content/hazards.js';
import {
  ask,
  check,
  file,
  known,
  row,
  setting,
  STATEMENT,
  STORE,
  type EvidenceDocument,
  type Entry,
} from '../model/document.js';
import { storeOf, usesModel, usesReader, type Facts } from '../model/facts.js';

const HERE = file('adapters/evidence/content/hazards.ts');

export function safetyCase(facts: Facts): EvidenceDocument {
  return {
    name: '05-hazard-log',
    title: 'Hazard log and safety case',
    about:
      'Set out under the headings of DCB0129 (clinical risk management by the manufacturer), specification 4.2 of 2018. Your safety officer decides severity, likelihood and acceptance; DCB0160 covers the deployer’s responsibilities.',
    sections: [
      { title: 'Scope', columns: STATEMENT, entries: scope(facts) },
      { title: 'Management', columns: STATEMENT, entries: management(facts) },
      {
        title: 'Hazards',
        intro:
          'The tests are files in this software. They show that the controls work; they do not prove that nothing else can go wrong. Hazards include faults, such as part of the service being down, killed or overloaded.',
        columns: ['hazard', 'causes', 'harm', 'controls', 'verified by', 'remaining risk'],
        entries: HAZARDS.map((one) => hazardEntry(one, facts)),
      },
      {
        title: 'The risk from each hazard',
        columns: ['hazard', 'severity, likelihood, acceptance'],
        entries: HAZARDS.map(({ id, hazard }) =>
          ask(
            `${id}-risk`,
            `${id}: ${hazard}`,
            'What are the severity and likelihood before and after the controls? Is the remaining risk acceptable, and who decides that?',
          ),
        ),
      },
      { title: 'Sign-off', columns: STATEMENT, entries: signOff(facts) },
    ],
  };
}

function hazardEntry(one: Hazard, facts: Facts): Entry {
  const { id, hazard, causes, harm, tests, residual } = one;
  const controls = usesReader(facts) ? one.controls : (one.controlsWithoutReader ?? one.controls);
  return row(
    id,
    [`${id}: ${hazard}`, causes, harm, controls, tests.join(', '), residual],
    HERE,
    ...tests.map(file),
  );
}

function scope(facts: Facts): Entry[] {
  const { name, version, lockDigest } = facts.software;
  return [
    known(
      'product',
      'Product',
      `${name} ${version}; lock file SHA-256 ${lockDigest}`,
      file('package.json'),
      file('package-lock.json'),
    ),
    known(
      'use',
      'Intended use',
      'Practitioners use it to find and read published guidance, and to reach a human adviser. It does not make decisions about children',
      file('README.md'),
    ),
    known(
      'not-for',
      'Not for',
      'Emergencies (it shows 999 and other numbers), diagnosis, or decisions made without a person',
      file('bot/safeguards/contacts.json'),
    ),
    known(
      'model',
      'Language model',
      usesModel(facts) ? 'Connected: H03 applies' : 'Not connected: H03 cannot occur in this configuration',
      setting('ANSWER_MODEL'),
    ),
    check(
      'applies',
      'Whether DCB0129 applies',
      'It is a standard for health IT in England, and covers “electronic information for health or social care purposes”. We read a copy of specification 4.2, not the controlled version. Is there a newer one, and does your organisation need it or another method?',
    ),
    ask(
      'staffing',
      'Advisers on shift',
      'Who answers requests, and when? What should people do at other times?',
      setting('ADVISERS_FILE'),
    ),
  ];
}

function management(facts: Facts): Entry[] {
  const packages = facts.packages.length;
  return [
    ask(
      'top-management',
      'Top management (2.2)',
      'Who provides the staff and the time, appoints the safety officer, and authorises the system and its safety documents?',
    ),
    ask(
      'officer',
      'Clinical Safety Officer (2.3)',
      'Who has this role? The standard requires an experienced clinician who is currently registered and knows about risk management. If the standard does not apply to you, who does this job?',
    ),
    ask(
      'competence',
      'Competence (2.4)',
      'Where are the experience and training of those involved recorded?',
    ),
    ask(
      'third-party',
      'Third-party products (2.5)',
      `${packages} packages are listed in dependencies.cdx.json, and the models in 06-models-and-prompts. Who assessed them?`,
      file('package-lock.json'),
    ),
    ask(
      'plan',
      'Clinical Risk Management Plan and File (3.1, 3.2)',
      'Where are the plan and the file, which risks does the plan accept, and when is the process reviewed (2.6)? You can put this document in the file.',
    ),
    ask(
      'controls',
      'Effects of the controls (6.1, 6.2)',
      'Does any control introduce a new hazard? Where a risk is not acceptable and cannot be reduced, do the benefits outweigh it?',
    ),
    known(
      'release',
      'Review and configuration of the release (7.1, 7.3)',
      'The tests named below run before each release; CHANGELOG.md says what changed. The configuration is in 12-security-controls',
      file('CHANGELOG.md'),
      '12-security-controls',
    ),
    ask(
      'incidents',
      'Safety Incident Management Log (3.6, 7.2)',
      'Who reviews reports of unsafe answers, and how quickly? Where are incidents and their outcomes recorded, and who do you report harm to?',
      'table unsafe_reports',
    ),
  ];
}

function signOff(facts: Facts): Entry[] {
  const release = storeOf(facts)?.release;
  return [
    ask(
      'software',
      `Software ${facts.software.version}`,
      'Signed by, role, date: (to be completed)',
      file('package.json'),
    ),
    release
      ? ask(
          'guidance',
          `Guidance, release ${release.number} (${release.documents} documents)`,
          'Signed by, role, date: (to be completed)',
          STORE,
        )
      : check('guidance', 'Guidance', 'No release is live. Nothing can be signed off yet.', STORE),
  ];
}
