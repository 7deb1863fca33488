import { createHash } from 'node:crypto';
import { accessMatrix } from '../documents/access-matrix.js';
import { accessibilityDocument } from '../documents/accessibility.js';
import { dataFlow } from '../documents/data-flow.js';
import { dpiaInputs } from '../documents/dpia.js';
import { guidanceDocument } from '../documents/guidance.js';
import { modelsAndPrompts } from '../documents/models-and-prompts.js';
import { qualityDocument } from '../documents/quality.js';
import { recipientsDocument } from '../documents/recipients.js';
import { recordOfProcessing } from '../documents/record-of-processing.js';
import { retentionDocument } from '../documents/retention.js';
import { safetyCase } from '../documents/safety-case.js';
import { securityControls } from '../documents/security-controls.js';
import { summary } from '../documents/summary.js';
import { transparencyRecord } from '../documents/transparency-record.js';
import { refOf, type Entry, type EvidenceDocument } from '../model/document.js';
import type { Facts } from '../model/facts.js';
import { answersFile, withAnswers, type Answers } from './answers.js';
import { cycloneDx } from './cyclonedx.js';
import { answerText, cell, sectionsText, table, toMarkdown } from './markdown.js';

export interface PackFile {
  name: string;
  text: string;
}

export const PACK_FORMAT = 2;
export const DEPENDENCIES = 'dependencies.cdx.json';

export function documentsOf(facts: Facts, answers: Answers = {}): EvidenceDocument[] {
  const made = [
    summary(facts),
    recordOfProcessing(facts),
    dataFlow(facts),
    dpiaInputs(facts),
    transparencyRecord(facts),
    safetyCase(facts),
    modelsAndPrompts(facts),
    retentionDocument(facts),
    accessMatrix(facts),
    recipientsDocument(facts),
    qualityDocument(facts),
    accessibilityDocument(facts),
    securityControls(facts),
    guidanceDocument(facts),
  ];
  return withAnswers(made, answers);
}

export function makePack(facts: Facts, answers: Answers = {}): PackFile[] {
  const documents = documentsOf(facts, answers);
  const [first, ...others] = documents;
  const files = [
    { name: 'README.md', text: readme(facts, first!, documents) },
    { name: `${first!.name}.json`, text: json(first) },
    ...others.flatMap((document) => [
      { name: `${document.name}.md`, text: toMarkdown(document) },
      { name: `${document.name}.json`, text: json(document) },
    ]),
    { name: DEPENDENCIES, text: json(cycloneDx(facts)) },
    { name: 'questions.md', text: questions(documents) },
    { name: 'answers.json', text: json(answersFile(documents, answers)) },
  ];
  return [...files, { name: 'pack.json', text: manifest(facts, files) }];
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

function manifest({ at, software }: Facts, files: readonly PackFile[]): string {
  const digests = files.map(({ name, text }) => ({
    name,
    sha256: createHash('sha256').update(text).digest('hex'),
  }));
  return json({ format: PACK_FORMAT, madeAt: at, software, files: digests });
}

const entriesOf = ({ sections }: EvidenceDocument): readonly Entry[] =>
  sections.flatMap(({ entries }) => entries);

const openIn = (document: EvidenceDocument) =>
  entriesOf(document).filter(({ standing }) => standing !== 'known');

/** The first page: the summary, then a list of the documents. */
function readme(
  { at, software }: Facts,
  first: EvidenceDocument,
  documents: readonly EvidenceDocument[],
): string {
  const count = (document: EvidenceDocument, standing: Entry['standing']) =>
    String(entriesOf(document).filter((entry) => entry.standing === standing).length);
  const rows = documents.map((document) => [
    document === first ? 'This page' : `[${document.title}](${document.name}.md)`,
    count(document, 'known'),
    count(document, 'ask'),
    count(document, 'check'),
  ]);
  const open = documents.flatMap(openIn);
  const before = open.filter(({ owner }) => owner?.beforeUse);
  const answered = open.filter(({ answer }) => answer).length;
  return `# Evidence pack

Made on ${at.slice(0, 16).replace('T', ' ')} (UTC) by ${software.name} ${software.version} (code SHA-256 ${software.codeDigest.slice(0, 12)}…) on Node ${software.node}, from its settings, its code and its store. It describes this configuration on that day. **It approves nothing**: ${open.length} questions and checks are open to you, ${before.length} of which we suggest you answer before anyone uses the service. Answered so far: ${answered}.

${sectionsText(first)}

## Documents

${table(['document', 'statements', 'questions', 'to be checked'], rows)}

- [Questions and checks](questions.md), by who could answer
- [answers.json](answers.json): write your answers here, and make the next pack with \`ctac evidence --answers FILE\`
- [Dependencies](${DEPENDENCIES}): packages and models, CycloneDX 1.6, for a scanner
- [pack.json](pack.json): when and by which version the pack was made, and a SHA-256 of each other file. The pack is not signed: keep a digest of pack.json where you sign

Each document also comes as JSON. \`ctac evidence --compare FOLDER FOLDER\` says what differs between two packs. The pack shows how the service is set up, so only give it to people who need it.
`;
}

/**
 * The open questions, grouped by who could answer them. The ones that we suggest answering first are at the
 * top.
 */
function questions(documents: readonly EvidenceDocument[]): string {
  const open = documents.flatMap((document) =>
    openIn(document).map((entry) => ({
      entry,
      ref: refOf(document, entry),
      who: entry.owner?.who ?? 'Service owner',
    })),
  );
  const people = [...new Set(open.map(({ who }) => who))];
  const parts = people.map((who) => {
    const own = open.filter((one) => one.who === who);
    const rows = [true, false].flatMap((first) =>
      own
        .filter(({ entry }) => (entry.owner?.beforeUse ?? false) === first)
        .map(({ entry, ref }) => [
          cell(ref),
          first ? 'yes' : '',
          cell(entry.cells[0] ?? ''),
          questionText(entry),
        ]),
    );
    return `## ${who}\n\n${table(['ref', 'before use', 'about', 'question'], rows)}`;
  });
  return `# Questions for the deployer\n\nWho could answer, and “before use”, are suggestions. Write your answers in answers.json: a new pack made with \`--answers\` shows them.\n\n${parts.join('\n\n')}\n`;
}

function questionText(entry: Entry): string {
  const { standing, cells } = entry;
  return (standing === 'check' ? '(to be checked) ' : '') + cell(cells.at(-1) ?? '') + answerText(entry);
}
