// Provides what a data protection impact assessment needs from the software: its risks, each with the control for it.
import {
  ask,
  check,
  file,
  known,
  setting,
  STATEMENT,
  type EvidenceDocument,
  type Entry,
} from '../model/document.js';
import { has } from '../model/capabilities.js';
import { necessity, need } from './dpia-context.js';
import {
  readers,
  settingOf,
  storeOf,
  usesModel,
  usesProvider,
  usesReader,
  usesRemoteEmbedder,
  type Facts,
} from '../model/facts.js';

export function dpiaInputs(facts: Facts): EvidenceDocument {
  return {
    name: '03-dpia-inputs',
    title: 'Inputs for a data protection impact assessment',
    about:
      'This follows the order of the ICO’s sample template. You decide how likely and how severe each risk is.',
    sections: [
      { title: 'Need and context', columns: STATEMENT, entries: need(facts) },
      { title: 'Necessity and proportionality', columns: STATEMENT, entries: necessity() },
      {
        title: 'Risks and controls',
        columns: ['risk', 'control in this configuration', 'remaining risk'],
        entries: risks(facts),
      },
      { title: 'Decisions to record', columns: STATEMENT, entries: decisions() },
    ],
  };
}

function risks(facts: Facts): Entry[] {
  return [
    known(
      'redaction',
      [
        'Someone enters a child’s personal details and they are stored',
        `${readers(facts)} redact; people are asked not to include them, are shown what was removed, and can correct it`,
      ],
      'Redaction misses some personal details. The quality report (10-quality) says how many. What happened to a child can be enough to identify them',
      file('knowledge/redaction/redact.ts'),
      file('tests/knowledge/redaction/redact.test.ts'),
      setting('MESSAGE_READER'),
    ),
    modelRisk(facts),
    ...(usesRemoteEmbedder(facts)
      ? [
          known(
            'embedder',
            [
              'An embedding service receives personal details',
              'It only receives redacted questions and published guidance',
            ],
            'What redaction missed, and what the service keeps',
            setting('EMBEDDER'),
            file('docs/data-protection.md'),
          ),
        ]
      : []),
    periodsRisk(facts),
    known(
      'wrong-person',
      [
        'Someone reads a conversation that is not theirs',
        'A table of routes and roles; chats open only with a random cookie or a private link',
      ],
      'An unlocked device, or a private link that someone passes on',
      file('adapters/web/sign-in/access.ts'),
      file('tests/adapters/web/sign-in/access.test.ts'),
    ),
    signInRisk(facts),
    ...risksOfAccess(facts),
  ];
}

function risksOfAccess(facts: Facts): Entry[] {
  return [
    has(facts, 'readings')
      ? known(
          'curious',
          ['An adviser or lead reads more than they need', 'We record each time someone reads personal data'],
          'Someone has to check the record',
          'table readings',
        )
      : ask(
          'curious',
          [
            'An adviser or lead reads more than they need',
            'Roles only. This version does not record who reads what',
          ],
          'How would you find out?',
          file('bot/model/people/roles.ts'),
        ),
    storeStolen(facts),
    known(
      'wrong-answer',
      [
        'A wrong or superseded quote leads to a wrong decision about a child',
        'Quotes word for word from reviewed releases, recalls, reports of unsafe answers',
      ],
      '05-hazard-log',
      file('tests/scenarios/recall.test.ts'),
      file('tests/scenarios/unsafe-answers.test.ts'),
    ),
    known(
      'erase',
      [
        'Someone cannot have what they wrote erased',
        '“forget me” in the chat erases both versions of what they wrote, unless a legal hold covers them',
      ],
      'The platforms’ own copies, backups, and anything that others have quoted',
      file('bot/erasure/forget-me.ts'),
      file('tests/scenarios/erasure.test.ts'),
    ),
  ];
}

function storeStolen(facts: Facts): Entry {
  const risk = 'The store or a copy of it is stolen';
  if (!has(facts, 'encryption'))
    return ask(
      'disk',
      [risk, 'Only the owner of the files can read them. The software does not encrypt anything'],
      'Are the disk and the backups encrypted?',
      setting('DATA_DIR'),
    );
  const isNear = !settingOf(facts, 'ENCRYPTION_KEY').isSet && !settingOf(facts, 'ENCRYPTION_KEY_FILE').isSet;
  return ask(
    'disk',
    [
      risk,
      `Original messages, the details behind placeholders and uploads are encrypted. The key is ${isNear ? 'in DATA_DIR, next to the store: anyone who takes the whole folder can read them' : 'in the settings or in a file that they name'}. Redacted messages, names and IDs are not encrypted`,
    ],
    'Where is the key kept, who can read it, and is the disk encrypted too?',
    setting('ENCRYPTION_KEY'),
    setting('ENCRYPTION_KEY_FILE'),
    file('docs/data-protection.md'),
  );
}

function modelRisk(facts: Facts): Entry {
  const risk = 'A language model’s provider receives personal details';
  if (!usesModel(facts))
    return known(
      'model',
      [risk, 'No language model is connected, so no questions are sent to one'],
      'None, until ANSWER_MODEL is set',
      setting('ANSWER_MODEL'),
    );
  return known(
    'model',
    [
      risk,
      `Redacted text only. In chat, if details were removed from a question, it is only sent after the practitioner agrees.${usesReader(facts) ? ' Nothing is sent while the message reader is down' : ' The message reader is off, so anything the rules miss is sent'}`,
    ],
    'What redaction missed, and what the provider keeps',
    setting('ANSWER_MODEL'),
    file('tests/adapters/compose/planted-words.test.ts'),
    file('tests/scenarios/reader-down.test.ts'),
  );
}

function periodsRisk(facts: Facts): Entry {
  const risk = 'Data is kept longer than needed';
  const store = storeOf(facts);
  if (!store)
    return check(
      'kept',
      [risk, 'Deleted every night once the retention periods are confirmed'],
      'We could not check whether they are confirmed.',
      file('bot/governance/delete-old.ts'),
    );
  return store.periodsConfirmed
    ? known(
        'kept',
        [risk, 'Deleted every night, as set out in 07-retention-schedule'],
        'Backups, and deleted data in PostgreSQL’s files until the space is reused',
        setting('RETENTION_CONFIRMED'),
        file('tests/scenarios/governance/retention.test.ts'),
      )
    : ask(
        'kept',
        [risk, 'Nothing is deleted yet, because no one has confirmed the retention periods'],
        'Which retention periods do you choose? (RETENTION_CONFIRMED, or /desk/retention)',
        setting('RETENTION_CONFIRMED'),
      );
}

function signInRisk(facts: Facts): Entry {
  const risk = 'Someone signs in as an adviser, editor or admin';
  if (usesProvider(facts))
    return ask(
      'sign-in',
      [
        risk,
        `Sign-in with ${settingOf(facts, 'OIDC_ISSUER').shown}; roles are checked again during a session`,
      ],
      'Does the provider require a second factor, and who removes leavers?',
      setting('OIDC_ISSUER'),
      file('tests/adapters/web/sign-in/open-id-sign-in.test.ts'),
    );
  return settingOf(facts, 'NODE_ENV').shown === 'production'
    ? known(
        'sign-in',
        [risk, 'No sign-in is set up, so the desk and editing are closed'],
        'None on the web; on a platform, anyone who can write in the advisers’ channel',
        setting('NODE_ENV'),
        setting('OIDC_ISSUER'),
      )
    : known(
        'sign-in',
        [risk, 'Local sign-in without a password, only from this machine'],
        'Anyone who uses this machine can sign in. Do not use it with real data',
        setting('NODE_ENV'),
        file('adapters/web/sign-in/local-sign-in.ts'),
      );
}

function decisions(): Entry[] {
  return [
    ask(
      'residual',
      'Level of risk',
      'How likely and how severe is each risk above, before and after its controls? Who approves the controls and accepts what remains, and on what date?',
    ),
    ask('dpo-advice', 'Data protection officer’s advice', 'What was advised, and was it followed?'),
    ask(
      'ico',
      'Prior consultation',
      'Is there still a high risk that you must consult the ICO about (Article 36)?',
    ),
    ask(
      'review',
      'Review',
      'Who reviews the responses to the consultation? Who reviews this assessment, and when? For that review, compare a new pack with this one.',
    ),
  ];
}
