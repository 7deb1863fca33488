import { hash } from 'node:crypto';
import { accessMatrix } from '../content/documents/access-matrix.js';
import { accessibilityDocument } from '../content/documents/accessibility.js';
import { dataFlow } from '../content/documents/data-flow.js';
import { dpiaInputs } from '../content/documents/dpia.js';
import { guidanceDocument } from '../content/documents/guidance.js';
import { modelsAndPrompts } from '../content/documents/models-and-prompts.js';
import { qualityDocument } from '../content/documents/quality.js';
import { recipientsDocument } from '../content/documents/recipients.js';
import { recordOfProcessing } from '../content/documents/record-of-processing.js';
import { retentionDocument } from '../content/documents/retention.js';
import { safetyCase } from '../content/documents/safety-case.js';
import { securityControls } from '../content/documents/security-controls.js';
import { summary } from '../content/documents/summary.js';
import { transparencyRecord } from '../content/documents/transparency-record.js';
import { packWording } from '../content/pack-wording.js';
import { refOf, type Entry, type EvidenceDocument } from '../model/document.js';
import type { Facts } from '../model/facts.js';
import { answersFile, withAnswers, type Answers } from './answers.js';
import { cycloneDx } from './cyclonedx.js';
import { answerText, cell, sectionsText, table, toMarkdown } from './markdown.js';

export interface PackFile {
  name: string;
  text: string;
}

const { firstPage, questions: questionsPage } = packWording;
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
    sha256: hash('sha256', text),
  }));
  return json({ format: PACK_FORMAT, madeAt: at, software, files: digests });
}

const entriesOf = ({ sections }: EvidenceDocument): readonly Entry[] =>
  sections.flatMap(({ entries }) => entries);

const openIn = (document: EvidenceDocument) =>
  entriesOf(document).filter(({ standing }) => standing !== 'known');

/** The first page: the summary, then a list of the documents. */
function readme(facts: Facts, first: EvidenceDocument, documents: readonly EvidenceDocument[]): string {
  const count = (document: EvidenceDocument, standing: Entry['standing']) =>
    String(entriesOf(document).filter((entry) => entry.standing === standing).length);
  const rows = documents.map((document) => [
    document === first ? firstPage.thisPage : `[${document.title}](${document.name}.md)`,
    count(document, 'known'),
    count(document, 'ask'),
    count(document, 'check'),
  ]);
  const open = documents.flatMap(openIn);
  const before = open.filter(({ owner }) => owner?.beforeUse);
  const answered = open.filter(({ answer }) => answer).length;
  return `# ${firstPage.title}

${firstPage.made(facts, { open: open.length, beforeUse: before.length, answered })}

${sectionsText(first)}

## ${firstPage.documents}

${table(firstPage.columns, rows)}

${firstPage.files(DEPENDENCIES)}
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
      who: entry.owner?.who ?? packWording.owner,
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
    return `## ${who}\n\n${table(questionsPage.columns, rows)}`;
  });
  return `# ${questionsPage.title}\n\n${questionsPage.intro}\n\n${parts.join('\n\n')}\n`;
}

function questionText(entry: Entry): string {
  const { standing, cells } = entry;
  const text = cell(cells.at(-1) ?? '') + answerText(entry);
  return standing === 'check' ? questionsPage.toCheck(text) : text;
}
