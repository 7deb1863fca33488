// Makes every file in the evidence pack from the facts.
import { createHash } from 'node:crypto';
import { accessMatrix } from '../documents/access-matrix.js';
import { accessibilityDocument } from '../documents/accessibility.js';
import { dataFlow } from '../documents/data-flow.js';
import { dpiaInputs } from '../documents/dpia.js';
import { modelsAndPrompts } from '../documents/models-and-prompts.js';
import { qualityDocument } from '../documents/quality.js';
import { recipientsDocument } from '../documents/recipients.js';
import { recordOfProcessing } from '../documents/record-of-processing.js';
import { retentionDocument } from '../documents/retention.js';
import { safetyCase } from '../documents/safety-case.js';
import { securityControls } from '../documents/security-controls.js';
import { transparencyRecord } from '../documents/transparency-record.js';
import type { Entry, EvidenceDocument } from '../model/document.js';
import type { Facts } from '../model/facts.js';
import { cycloneDx } from './cyclonedx.js';
import { cell, toMarkdown } from './markdown.js';

export interface PackFile {
  name: string;
  text: string;
}

export const PACK_FORMAT = 1;
export const DEPENDENCIES = 'dependencies.cdx.json';

export function documentsOf(facts: Facts): EvidenceDocument[] {
  return [
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
  ];
}

export function makePack(facts: Facts): PackFile[] {
  const documents = documentsOf(facts);
  const files = [
    ...documents.flatMap((document) => [
      { name: `${document.name}.md`, text: toMarkdown(document) },
      { name: `${document.name}.json`, text: json(document) },
    ]),
    { name: DEPENDENCIES, text: json(cycloneDx(facts)) },
    { name: 'questions.md', text: questions(documents) },
  ];
  return [
    { name: 'README.md', text: readme(facts, documents) },
    ...files,
    { name: 'pack.json', text: manifest(facts, files) },
  ];
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

function readme({ at, software }: Facts, documents: readonly EvidenceDocument[]): string {
  const count = (document: EvidenceDocument, standing: Entry['standing']) =>
    entriesOf(document).filter((entry) => entry.standing === standing).length;
  const rows = documents.map(
    (document) =>
      `| [${document.title}](${document.name}.md) | ${count(document, 'known')} | ${count(document, 'ask')} | ${count(document, 'check')} |`,
  );
  return `# Evidence pack

Made on ${at.slice(0, 16).replace('T', ' ')} (UTC) by ${software.name} ${software.version} on Node ${software.node}, from its settings, its code and its store. It describes this configuration on that day.

Each statement shows its source. Where the software cannot know something, the pack asks you and does not guess. “To be checked” marks what could not be read here. The pack contains no secrets and nothing that anyone wrote, but it shows how the service is set up, so only give it to people who need it.

| document | statements | questions | to be checked |
| --- | --- | --- | --- |
${rows.join('\n')}

- [All questions and checks](questions.md)
- [Dependencies](${DEPENDENCIES}): CycloneDX 1.6, for a scanner
- [pack.json](pack.json): when and by which version it was made, and a SHA-256 of each file

Each document also comes as JSON. \`ctac evidence --compare FOLDER FOLDER\` says what differs between two packs.
`;
}

function questions(documents: readonly EvidenceDocument[]): string {
  const parts = documents.flatMap((document) => {
    const open = entriesOf(document).filter(({ standing }) => standing !== 'known');
    if (!open.length) return [];
    return [`## ${document.title}\n\n${open.map(questionLine).join('\n')}`];
  });
  return `# Questions for the deployer\n\nKeep your answers in your own records, because a new pack will not include them.\n\n${parts.join('\n\n')}\n`;
}

function questionLine({ standing, cells }: Entry): string {
  const [what = '', ...rest] = cells;
  return `- [ ] ${cell(what)}: ${standing === 'check' ? '(to be checked) ' : ''}${cell(rest.at(-1) ?? '')}`;
}
