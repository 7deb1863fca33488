// Writes the document about the measured quality of answers and safeguards. Each figure has its sample size
// and interval.
import { counted } from '../../../../bot/wording/english/plurals.js';
import { FIGURES, type QualityFigure } from '../quality-figures.js';
import { file, known, type Entry } from '../../model/document.js';
import { storeOf, type Facts } from '../../model/facts.js';
import { hasSamples } from '../../model/in-force.js';
import { intervalOf } from '../../model/interval.js';
import { hasRelease, ifSet, usesModel, usesReader } from '../../model/slots.js';
import { document } from '../../model/written-document.js';

export const qualityDocument = document`
# 10-quality | Quality
  about: The makers measured these figures with invented questions and messages, not yours. No practitioner has tried the software. docs/quality.md, which comes with the software, explains how.

## How to read the figures

graders | Who judged
  known: Language models graded the answers as good, partly good, useless, no answer or harmful, without knowing which version gave them. Shares are the mean of two graders; for the questions “not checked against the guidance”, each half was judged by one grader. The model that chose the sentences and the models that graded them are of the same kind, so the graders may favour its choices
  from: file docs/quality.md

harmful | Harmful
  known: A harmful answer gives a rule for adults about a child, the deadline or confidentiality rule of another procedure, or a superseded rule. Those found on 29 November gave, for a 15-year-old, the part of section 45 that is for adults (such a question now gets no rule for adults), and a rule for families on another route. On 27 November, 4 in 100 were harmful without a model, and 1 with one. There is no such figure for the hardest questions
  from: file docs/quality.md

words | Other words
  known: “Professional” and “everyday” say how questions are worded, “easier” marks an easier set, “not checked against the guidance” means that no one had checked whether the guidance answers them, “more written questions” means that the index had more of them, as it does now, and “recorded replies” came from a language model. “Held-out writers” wrote messages that were not used for training or tuning; we have no record of who they are. The messages used for training were written by a language model playing different roles. “Look-alikes” are words that look like personal details and are not, mostly names of judges, cases and reports. “Found” means removed to within four letters of the edges of the detail; “wholly removed” means that no letter or digit of it is left, so a detail can be wholly removed without counting as found. The 0.040 of calm messages that raised an alarm is 18 of 445, one more than the aim allows
  from: file docs/quality.md

recorded | With a language model
  known: These figures come from recorded replies, not from a vendor’s service, and were measured before the passage reader was added
  from: file docs/quality.md; file tests/recorded/README.md

hardest | The hardest questions
  known: The makers’ hardest questions are 800 that language models wrote from a list of titles (28 November, without a language model, before the passage reader). For 0.19 of them, a quote shown answers the question; 0.58 of the quotes are off the point; 0.40 of the questions for which nothing useful was found are answered anyway
  from: file docs/quality.md

redaction-real | What to expect of redaction
  known: For real messages, the makers expect figures between those for ordinary messages from 10 professions and those for messages by held-out writers
  from: file docs/quality.md

redaction-groups | What redaction was not measured on
  known: Six kinds of detail have a figure of their own: names, places, addresses, birthdays, case numbers and phone numbers. The other 573 of the 6,103 details are only in the total, and none of these kinds was measured separately: Home Office, NRM and crime references, email addresses, postcodes, vehicle registrations, passports, residence permits, social media names, NHS and National Insurance numbers, bank accounts, sort codes, cards and internet addresses. Names were not compared by origin. Redaction works only in English: what it finds in Welsh or other languages was not measured
  from: file docs/quality.md; file docs/data-protection.md; file tests/accept/messages.ts

groups | Differences between groups
  known: No one has compared answers by a child’s ethnicity, disability, sex, care status or nation, or by how a practitioner writes
  from: file docs/quality.md
  also ask: Will you look for such differences in your own use, and how?
  who: Service owner

practitioners | Tried by practitioners
  known: Not yet. Questions and messages are invented
  from: file docs/quality.md
  also ask: Who will try it before use, including disabled people and people under time pressure, and what would stop the trial?
  who: Service owner, before use

## Figures for this configuration
  intro: Intervals are 95% (Wilson), calculated from the share and the sample size (n) alone. “Message reader a1b2…” gives the start of the digest of the reader that was measured, as in 06-models-and-prompts. Figures for other readers are below. A figure with a language model is for the model whose replies were recorded, so it is never listed here. If a model is connected, these apply when it is not asked or is down, and there is no figure for a question that it answers.
  columns: measure | set | configuration | share | n | interval | aim | measured on

${(facts) => figures(facts, true)}

## Figures for other configurations
  intro: For comparison, for example with and without a language model.
  columns: measure | set | configuration | share | n | interval | aim | measured on

${(facts) => figures(facts, false)}

## Security tests
  intro: The makers ran these; no one independent has tested the software.

claims | Sentences by a hostile model
  known: The check should keep no hostile sentence, and kept 0 of 988 (400 by writers who had not seen it, 200 of these measured on 28 November 2026; docs/quality.md gives no day for the others). It should keep sentences that a language model gives in reply to the prompt, and kept 139 of 141 on 28 November and 158 of 165 on 29 November 2026
  from: file docs/quality.md; file docs/decisions/0040-a-model-may-only-shorten.md

fuzz | Random inputs
  known: 35,000 inputs on 28 November 2026, 8,960 on 29 November and 164,420 on 30 November caused no faults in the 16 readers they were given to (the 164,420 went to two of these). Inputs of up to 2 MB made by hand found crashes or stalls in three: GOV.UK payloads, robots.txt and the comparison of editions. These have been fixed
  from: file docs/quality.md

attacks | Stored attacks
  known: Tests replay planted instructions in messages, pages and files, and 57 hostile files. The pack has no result of a test run, and the day of the makers’ last full run is not recorded in it; anyone with the source code can run them
  from: file tests/attacks/README.md; file docs/quality.md

## What was not measured here

mode | Language model
  check: ${usesModel} Connected (${ifSet('ANSWER_MODEL')}). There are no figures for this model at this service. Test it with your own questions before use.
  known: Not connected: the figures “with a language model” show what difference one might make
  from: setting ANSWER_MODEL
  who: Service owner, before use

reader | Message reader
  known: ${usesReader} On. While it is down, the figures for “rules alone” apply
  known: Off: the figures for “rules alone” apply
  from: setting MESSAGE_READER

release | ${release}
  check: ${hasRelease} The figures are for 181 other documents; the project’s files do not say how many of them the encoder was trained on
  and: ${hasSamples} Some or all of your guidance is sample notes, not published guidance
  and: Run your own test questions with ctac try or ctac ask --batch.
  check: No release is live, so nothing can be measured yet.
  from: the store
  who: Service owner, before use
`;

function release(facts: Facts) {
  const live = storeOf(facts)?.release;
  return live
    ? `Your guidance: release ${live.number}, ${counted(live.documents.length, 'document')}`
    : 'Your guidance';
}

/**
 * True if a figure applies to this configuration. The message reader and the answers have separate
 * conditions.
 */
function appliesTo(facts: Facts, { when, reader: measured }: QualityFigure): boolean {
  const reads = facts.models.some(({ id, inUse }) => id === 'passage-reader' && inUse);
  const isOfReader = facts.models.some(
    ({ id, inUse, digest }) => id === 'message-reader' && inUse && digest === measured,
  );
  const holds = {
    // `model` is always false, because the model that was measured is not in use anywhere. `no-model` is
    // always true, because any model can be down.
    model: false,
    'no-model': true,
    'passage-reader': reads,
    'no-passage-reader': !reads,
    reader: isOfReader,
    'earlier-reader': false,
    // If there is a message reader, figures for the rules only apply while the reader is down.
    rules: !usesReader(facts),
  };
  return when.every((one) => holds[one]);
}

function figures(facts: Facts, applying: boolean): Entry[] {
  return FIGURES.filter((figure) => appliesTo(facts, figure) === applying).map(
    ({ id, measure, set, mode, printed, n, date, reader, aim = '–' }) => {
      const version = reader === undefined ? mode : `${mode} ${reader.slice(0, 12)}…`;
      return known(
        id,
        [measure, set, version, printed, String(n), intervalOf(printed, n), aim, date],
        file('docs/quality.md'),
      );
    },
  );
}
