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
      'In the format of DCB0129 (clinical risk management by the manufacturer). Your safety officer decides severity, likelihood and acceptance; DCB0160 covers the deployer’s part.',
    sections: [
      { title: 'Scope', columns: STATEMENT, entries: scope(facts) },
      {
        title: 'Hazards',
        intro:
          'The tests are files in this software. They show that the controls work; they do not prove that nothing else can go wrong.',
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
      'It is a standard for health IT in England. We did not read its text for this pack; the headings follow common practice. Does your organisation need it, or another method?',
    ),
    ask(
      'officer',
      'Safety officer',
      'Who is the clinical (or practice) safety officer, and what training do they have?',
    ),
    ask(
      'staffing',
      'Advisers on shift',
      'Who answers requests, during which hours, and what do people do at other times?',
      setting('ADVISERS_FILE'),
    ),
    ask(
      'incidents',
      'Incidents',
      'Who reviews reports of unsafe answers, and how quickly? Who do you report harm to?',
    ),
  ];
}

function signOff(facts: Facts): Entry[] {
  const release = storeOf(facts)?.release;
  return [
    ask(
      'software',
      `Software ${facts.software.version}`,
      'Signed by, role, date: (open)',
      file('package.json'),
    ),
    release
      ? ask(
          'guidance',
          `Guidance, release ${release.number} (${release.documents} documents)`,
          'Signed by, role, date: (open)',
          STORE,
        )
      : check('guidance', 'Guidance', 'No release is live. Nothing can be signed off yet.', STORE),
  ];
}
