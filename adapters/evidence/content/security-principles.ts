// Says which parts of the software meet each security principle. Ids come from ETSI EN 304 223 (1–13) and
// from the sections of the NCSC's Guidelines for secure AI system development (2023).

export interface PrincipleAnswer {
  id: string;
  principle: string;
  /** What the software does about it, if anything. */
  answer?: string;
  files: readonly string[];
  /** A question that only the deployer can answer. */
  question?: string;
}

export const ETSI: readonly PrincipleAnswer[] = [
  {
    id: 'etsi-1',
    principle: '1 Raise awareness of AI security threats and risks (5.1.1)',
    files: [],
    question: 'What AI security training do staff get in each role, and how do they hear about new threats?',
  },
  {
    id: 'etsi-2',
    principle: '2 Design the AI system for security as well as functionality and performance (5.1.2)',
    answer:
      'A threat model that says what stops each attack; a language model may only choose and shorten sentences',
    files: ['docs/threat-model.md', 'docs/decisions/0040-a-model-may-only-shorten.md'],
  },
  {
    id: 'etsi-3',
    principle: '3 Evaluate the threats and manage the risks to the AI system (5.1.3)',
    answer: 'The tests include a stored set of attacks',
    files: ['docs/threat-model.md', 'tests/attacks/README.md', 'tests/scenarios/attacks/attacks.test.ts'],
    question: 'Who reviews the risks, and when? The standard requires another review when settings change.',
  },
  {
    id: 'etsi-4',
    principle: '4 Enable human responsibility for AI systems (5.1.4)',
    answer:
      'Editors publish guidance and advisers give advice; the assistant makes no decisions about people. Each quote shows its source, so people can check it',
    files: ['ingest/review/review-change.ts', 'bot/handoff/transitions/claim.ts'],
  },
  {
    id: 'etsi-5',
    principle: '5 Identify, track and protect the assets (5.2.1)',
    answer:
      'Models, prompts and releases have versions and digests (06-models-and-prompts); model weights are checked each time the service starts',
    files: ['adapters/models/minilm/weights.ts', 'adapters/models/message-reader/reader-session.ts'],
    question:
      'Is the store in your asset register, is its backup tested, and does your recovery plan cover attacks on the models and the guidance?',
  },
  {
    id: 'etsi-6',
    principle: '6 Secure the infrastructure (5.2.2)',
    answer:
      'Local address by default, limits for each sender, a table of routes and roles, files private to their owner, a container image without a shell; SECURITY.md says how to report a weakness',
    files: [
      'SECURITY.md',
      'adapters/web/sign-in/access.ts',
      'adapters/web/security/rate-limits.ts',
      'adapters/compose/settings/data-folder.ts',
      'Dockerfile',
    ],
    question:
      'How do you manage the network, the proxy, TLS and server patching? Where do you tell people how to report a weakness, and what is your incident plan?',
  },
  {
    id: 'etsi-7',
    principle: '7 Secure the supply chain (5.2.3)',
    answer:
      'Exact versions with checksums; only named packages can run install scripts; a check for published security advisories; dependencies.cdx.json',
    files: ['package-lock.json', 'package.json', 'tests/advisories/check-advisories.ts'],
    question:
      'We did not train the published part of the embedding model (all-MiniLM-L6-v2). Why do you accept its documentation, and who tells users before a model changes?',
  },
  {
    id: 'etsi-8',
    principle: '8 Document data, models and prompts (5.2.4)',
    answer: 'Each model has a file that says what it was trained on; prompts have versions',
    files: [
      'adapters/models/minilm/guidance-encoder.md',
      'adapters/models/message-reader/message-reader.md',
      'knowledge/reading/pick-prompt.ts',
    ],
  },
  {
    id: 'etsi-9',
    principle: '9 Conduct appropriate testing and evaluation (5.2.5)',
    answer: 'Tests of behaviour, attacks and hostile models; quality measurements',
    files: ['docs/quality.md', 'tests/scenarios/attacks/hostile-models.test.ts'],
    question: 'Has the software been tested independently, for example with a penetration test?',
  },
  {
    id: 'etsi-10',
    principle: '10 Communication and processes associated with End-users and Affected Entities (5.3.1)',
    answer:
      'Built-in pages on privacy, accessibility and contact; each answer shows its sources; recalls tell people when guidance has changed',
    files: ['bot/copy/english/about-wording.ts', 'bot/recalls/tell-recall.ts'],
    question: 'Is your privacy notice linked (PRIVACY_URL), and does it say that AI is used?',
  },
  {
    id: 'etsi-11',
    principle: '11 Maintain regular security updates, patches and mitigations (5.4.1)',
    answer: 'A command migrates the tables; past answers can be checked after an update',
    files: ['adapters/sql/migrations/migrate.ts', 'adapters/cli/answers.ts'],
    question: 'How quickly do you install updates?',
  },
  {
    id: 'etsi-12',
    principle: '12 Monitor the system’s behaviour (5.4.2)',
    answer:
      'An audit log and a record of readings; metrics without anything people wrote; test questions that run regularly; alerts with a runbook',
    files: ['adapters/metrics/declared.ts', 'bot/editing/canary.ts', 'docs/runbook/README.md'],
    question: 'Does anyone monitor the metrics (METRICS_PORT), and who is called if something goes wrong?',
  },
  {
    id: 'etsi-13',
    principle: '13 Ensure proper data and model disposal (5.5.1)',
    answer: 'Deletion after set periods, and erasure on request; index files of old releases are removed',
    files: [
      'bot/governance/delete-old.ts',
      'bot/erasure/forget-me.ts',
      'ingest/releases/remove-old-index-files.ts',
    ],
    question:
      'What happens to the store, backups and accounts with other services when you stop using the software?',
  },
];

export const NCSC: readonly PrincipleAnswer[] = [
  {
    id: 'ncsc-design',
    principle:
      'Secure design: awareness, threat modelling, security alongside functionality, choice of model',
    answer: 'Same as ETSI 1–3; local models by default, and an outside service only if you set one up',
    files: ['docs/threat-model.md', 'docs/decisions/0028-nothing-leaves-by-itself.md'],
  },
  {
    id: 'ncsc-model',
    principle: 'Secure design: choice of model',
    files: [],
    question: 'Why did you choose the language model that you connected?',
  },
  {
    id: 'ncsc-development',
    principle: 'Secure development: supply chain, assets, documentation, technical debt',
    answer: 'Same as ETSI 5, 7 and 8; decisions are recorded with the measurements behind them',
    files: ['docs/decisions/README.md', 'CONTRIBUTING.md'],
  },
  {
    id: 'ncsc-deployment',
    principle: 'Secure deployment: infrastructure, protecting the model, incidents, release, secure defaults',
    answer:
      'Same as ETSI 6; by default, no data leaves the service; switches turn parts off; test questions run before each release',
    files: ['tests/scenarios/nothing-leaves.test.ts', 'bot/switches/turn.ts', 'ingest/review/try-release.ts'],
    question: 'Who does what in an incident, including at night?',
  },
  {
    id: 'ncsc-operation',
    principle: 'Secure operation: monitor behaviour and inputs, manage updates, share lessons learned',
    answer: 'Same as ETSI 11 and 12, plus reports of unsafe answers',
    files: ['bot/recalls/unsafe-reports.ts', 'docs/runbook/README.md'],
    question: 'Where do you record lessons learned?',
  },
];
