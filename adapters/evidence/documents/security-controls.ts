// Sets out the security controls against 2 published lists of principles, and lists every setting.
import { capabilityEntries } from '../model/capabilities.js';
import { known, setting, type Entry } from '../model/document.js';
import { storeOf, type Facts } from '../model/facts.js';
import { either, isSet, shown, usesModel } from '../model/slots.js';
import { document } from '../model/written-document.js';

export const securityControls = document`
# 12-security-controls | Security controls and settings
  about: Set out against the 13 principles of ETSI EN 304 223 V2.1.1 (December 2025) and the four parts of the NCSC’s Guidelines for secure AI system development (November 2023).

## In this configuration

listens | Listens on
  known: ${shown('HOST')}${either(isLocal, ': this machine only', '')}
  from: setting HOST

tls | Encryption in transit
  ask: ${(facts) => !isLocal(facts)} Which proxy terminates TLS, and is the connection from it to the service protected?
  from: setting TRUSTED_PROXIES; setting PUBLIC_URL

environment | Type of installation
  known: ${shown('NODE_ENV')}
  from: setting NODE_ENV

sessions | Sessions
  known: Signed with ${either(isSet('SESSION_SECRET'), 'a secret from the settings', 'a new secret each time the service starts')}
  from: setting SESSION_SECRET

off | Turned off now
  known: ${turnedOff}
  from: table switches; the store, when this pack was made
  check: The store could not be read.
  from: setting DATABASE_URL

keys | Secrets
  ask: Who can read the settings, and when is each secret changed?

## Logging, encryption, backup and access requests

${capabilityEntries}

## ETSI EN 304 223
  columns: principle | what the software does

etsi-wording | Wording
  check: The names and clauses of the principles come from two lists that others have published. We have not read the 72 provisions in the standard itself, so check this section against it.

etsi-1-ask | 1 Raise awareness of AI security threats and risks (5.1.1)
  ask: What AI security training do staff get in each role, and how do they hear about new threats?

etsi-2 | 2 Design the AI system for security as well as functionality and performance (5.1.2)
  known: A threat model says what stops each attack; a language model may only choose and shorten sentences
  from: file docs/threat-model.md; file docs/decisions/0040-a-model-may-only-shorten.md

etsi-3 | 3 Evaluate the threats and manage the risks to the AI system (5.1.3)
  known: The tests include a stored set of attacks
  from: file docs/threat-model.md; file tests/attacks/README.md; file tests/scenarios/attacks/attacks.test.ts
  also ask: Who reviews the risks, and when? The standard requires another review when settings change.

etsi-4 | 4 Enable human responsibility for AI systems (5.1.4)
  known: Editors publish guidance and advisers give advice; the assistant makes no decisions about people. Each quote shows its source, so people can check it
  from: file ingest/review/review-change.ts; file bot/handoff/transitions/claim.ts

etsi-5 | 5 Identify, track and protect the assets (5.2.1)
  known: Models, prompts and releases have versions and digests (06-models-and-prompts); model weights are checked each time the service starts
  from: file adapters/models/minilm/weights.ts; file adapters/models/message-reader/reader-session.ts
  also ask: Is the store in your asset register, is its backup tested, and does your recovery plan cover attacks on the models and the guidance?

etsi-6 | 6 Secure the infrastructure (5.2.2)
  known: By default, the service only listens on a local address. It limits what each sender can do, checks every request against a table of routes and roles, and keeps its files private to their owner. The container image has no shell. SECURITY.md says how to report a weakness
  from: file SECURITY.md; file adapters/web/sign-in/access.ts; file adapters/web/security/rate-limits.ts; file adapters/compose/settings/data-folder.ts; file Dockerfile
  also ask: How do you manage the network, the proxy, TLS and server patching? Where do you tell people how to report a weakness, and what is your incident plan?

etsi-7 | 7 Secure the supply chain (5.2.3)
  known: Every package has an exact version and a checksum, and only named packages can run install scripts. We check for published security advisories. dependencies.cdx.json lists every package
  from: file package-lock.json; file package.json; file tests/advisories/check-advisories.ts
  also ask: We did not train the published part of the embedding model (all-MiniLM-L6-v2). Why do you accept its documentation, and who tells users before a model changes?

etsi-8 | 8 Document data, models and prompts (5.2.4)
  known: Each model has a file that says what it was trained on; prompts have versions
  from: file adapters/models/minilm/guidance-encoder.md; file adapters/models/message-reader/message-reader.md; file knowledge/language-model/pick-prompt.ts

etsi-9 | 9 Conduct appropriate testing and evaluation (5.2.5)
  known: We test its behaviour, attacks and hostile models, and measure its quality
  from: file docs/quality.md; file tests/scenarios/attacks/hostile-models.test.ts
  also ask: Has the software been tested independently, for example with a penetration test?

etsi-10 | 10 Communication and processes associated with End-users and Affected Entities (5.3.1)
  known: There are built-in pages on privacy, accessibility and contact. Each answer shows its sources, and people are told when guidance they were given changes
  from: file bot/copy/english/about-wording.ts; file bot/recalls/tell-recall.ts
  also ask: Is your privacy notice linked (PRIVACY_URL), and does it say that AI is used?

etsi-11 | 11 Maintain regular security updates, patches and mitigations (5.4.1)
  known: A command migrates the tables; past answers can be checked after an update
  from: file adapters/sql/migrations/migrate.ts; file adapters/cli/answers.ts
  also ask: How quickly do you install updates?

etsi-12 | 12 Monitor the system’s behaviour (5.4.2)
  known: There is an audit log and a record of who read what. Metrics contain nothing that people wrote, test questions run regularly, and each alert has a runbook
  from: file adapters/metrics/metric-types.ts; file bot/editing/canary.ts; file docs/runbook/README.md
  also ask: Does anyone monitor the metrics (METRICS_PORT), and who is called if something goes wrong?

etsi-13 | 13 Ensure proper data and model disposal (5.5.1)
  known: Data is deleted after set periods, or erased on request, and index files of old releases are removed
  from: file bot/governance/delete-old.ts; file bot/erasure/forget-me.ts; file ingest/releases/remove-old-index-files.ts
  also ask: What happens to the store, backups and accounts with other services when you stop using the software?

## NCSC guidelines
  columns: part | what the software does

ncsc-wording | Wording
  check: The parts come from published summaries. We have not read the guidelines themselves, so check this section against them.

ncsc-design | Secure design: awareness, threat modelling, security alongside functionality, choice of model
  known: Same as ETSI 1–3. The models run on this machine; an outside service is only used if you set one up
  from: file docs/threat-model.md; file docs/decisions/0028-nothing-leaves-by-itself.md

ncsc-model-ask | Secure design: choice of model
  ask: ${usesModel} Why did you choose the language model that you connected?

ncsc-development | Secure development: supply chain, assets, documentation, technical debt
  known: Same as ETSI 5, 7 and 8; decisions are recorded with the measurements behind them
  from: file docs/decisions/README.md; file CONTRIBUTING.md

ncsc-deployment | Secure deployment: infrastructure, protecting the model, incidents, release, secure defaults
  known: Same as ETSI 6; by default, no data leaves the service; switches turn parts off; test questions run before each release
  from: file tests/scenarios/nothing-leaves.test.ts; file bot/switches/turn-switch.ts; file ingest/review/try-release.ts
  also ask: Who does what in an incident, including at night?

ncsc-operation | Secure operation: monitor behaviour and inputs, manage updates, share lessons learned
  known: Same as ETSI 11 and 12, plus reports of unsafe answers
  from: file bot/recalls/unsafe-reports.ts; file docs/runbook/README.md
  also ask: Where do you record lessons learned?

## Every setting
  intro: Secrets, and text that could contain one, are never shown. For addresses, only the host name is shown.
  columns: setting | value | set by you

${settings}
`;

function isLocal(facts: Facts): boolean {
  return ['127.0.0.1', '::1', 'localhost'].includes(shown('HOST')(facts));
}

function turnedOff(facts: Facts) {
  const off = storeOf(facts)?.off;
  return off?.length === 0 ? 'nothing' : off?.join(', ');
}

function settings(facts: Facts): Entry[] {
  return facts.settings.map(({ name, shown: value, isSet: isOwn }) =>
    known(`setting-${name}`, [name, value, isOwn ? 'yes' : 'default'], setting(name)),
  );
}
