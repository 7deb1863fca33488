// The text of a pack outside its documents: the first page, the list of questions and the tables.
import type { Entry } from '../model/document.js';
import type { Facts } from '../model/facts.js';

/** How many statements and questions the pack has, for the first page. */
interface Counts {
  open: number;
  beforeUse: number;
  answered: number;
}

export const packWording = {
  notAnswers: [
    'This is not a file of answers.',
    'Use answers.json from an earlier pack, and only change “answer”, “by” and “date”.',
  ],
  readFromColumn: 'read from',
  readFrom: (source: string) => `Read from: ${source}.`,
  check: (text: string) => `**To be checked:** ${text}`,
  question: (who: string, text: string) => `**Question for ${who}:** ${text}`,
  deployer: 'the deployer',
  owner: 'Service owner',
  answer: ({ by, date, answer, isOld }: NonNullable<Entry['answer']>) =>
    isOld
      ? `**Answer** (${by}, ${date}; the question has changed since): ${answer}`
      : `**Answer** (${by}, ${date}): ${answer}`,
  firstPage: {
    title: 'Evidence pack',
    made: ({ at, software }: Facts, { open, beforeUse, answered }: Counts) =>
      `Made on ${at.slice(0, 16).replace('T', ' ')} (UTC) by ${software.name} ${software.version} (code SHA-256 ${software.codeDigest.slice(0, 12)}…) on Node ${software.node}, from its settings, its code and its store. It describes this configuration on that day. **It approves nothing**: it leaves ${open} questions and checks to you, and we suggest that you answer ${beforeUse} of them before anyone uses the service. Answered so far: ${answered}.`,
    documents: 'Documents',
    columns: ['document', 'statements', 'questions', 'to be checked'],
    thisPage: 'This page',
    files: (dependencies: string) => `- [Questions and checks](questions.md), by who could answer
- [answers.json](answers.json): write your answers here, and make the next pack with \`ctac evidence --answers FILE\`
- [Dependencies](${dependencies}): packages and models, CycloneDX 1.6, for a scanner
- [pack.json](pack.json): when and by which version the pack was made, and a SHA-256 of each other file. The pack is not signed: when you sign it off, record a digest of pack.json next to your signature

Each document also comes as JSON. \`ctac evidence --compare FOLDER FOLDER\` says what differs between two packs. The pack shows how the service is set up, so only give it to people who need it.`,
  },
  questions: {
    title: 'Questions for the deployer',
    intro:
      'Who could answer a question, and which to answer before use, are only suggestions. Write your answers in answers.json, then use `--answers` to make a new pack that includes them.',
    columns: ['ref', 'before use', 'about', 'question'],
    toCheck: (text: string) => `(to be checked) ${text}`,
  },
} as const;
