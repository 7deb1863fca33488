// Lists what can harm someone, why, what we do about it, and the tests that show it. A test checks the files exist.
import { blocksIn } from '../model/blocks.js';

const LABELS = ['causes', 'harm', 'controls', 'controls without the reader', 'tests', 'residual'] as const;

const TEXT = `
H01 | Someone acts on guidance that is wrong, superseded or withdrawn
  causes: A source changed and was not checked; an editor published a mistake; an older version was quoted
  harm: A child is referred late, to the wrong place, or not at all
  controls: An editor reviews each change, and test questions run before it is published; only one release is live; replaced guidance is labelled, and people who were given it are told
  tests: tests/scenarios/recall.test.ts, tests/ingest/review/review-change.test.ts, tests/scenarios/releases-apart.test.ts, tests/ingest/releases/publish-changes.test.ts
  residual: Sources are only checked when an editor asks, unless REFRESH_SOURCES is set

H02 | A quote does not answer the question, but someone takes it as the answer
  causes: Search ranks something else first; the guidance almost answers the question
  harm: A practitioner follows a rule meant for a different situation
  controls: A calibrated threshold decides when not to answer; each quote shows its source, nation and date; an adviser is offered; answers can be reported as unsafe
  tests: tests/knowledge/confidence/confidence.test.ts, tests/knowledge/quotes/worth-quoting.test.ts, tests/scenarios/unsafe-answers.test.ts
  residual: The figures in the quality report (10-quality) show that without a language model most answers to everyday questions were not good, and some were graded harmful

H03 | A sentence written by a language model changes the meaning of a quote
  causes: The model invents, merges or drops a condition; it follows a planted instruction
  harm: A practitioner acts on a rule that is not in any guidance
  controls: A model may only shorten a quoted sentence; each sentence is checked word by word, and dropped if the model has done anything else; the quote is shown below
  tests: tests/knowledge/written-answers/shortening.test.ts, tests/knowledge/written-answers/hostile-claims.test.ts, tests/scenarios/attacks/hostile-models.test.ts
  residual: Shortened sentences can mislead out of context. None are shown without ANSWER_MODEL, or with ANSWER_SENTENCES=off

H04 | A message mentions danger to a child and it is not recognised
  causes: Unusual words, another language, irony, typing errors; the message reader is down
  harm: No numbers to call are shown, and no adviser is alerted
  controls: Rules and a small model check each message for danger before any search; the numbers to call are on every page; messages about danger are exempt from every limit
  controls without the reader: Rules alone check each message for danger (MESSAGE_READER=off) before any search; the numbers to call are on every page; messages about danger are exempt from every limit
  tests: tests/bot/safeguards/urgency.test.ts, tests/bot/safeguards/signs.test.ts, tests/scenarios/reader-down.test.ts, tests/scenarios/many-urgent.test.ts
  residual: Some dangers are missed. The quality report (10-quality) says how many

H05 | False alarms make advisers and practitioners ignore real ones
  causes: Messages about danger in general, past danger, or training
  harm: A real alert is read late
  controls: Danger alerts are tuned on everyday messages to limit false alarms; the card shows which warning sign was found
  tests: tests/bot/safeguards/urgency.test.ts, tests/bot/handoff/danger-sign.test.ts
  residual: The quality report (10-quality) says how often messages that mention no danger raise a false alarm

H06 | Someone follows guidance from another nation
  causes: The nation is not known, or wrongly assumed
  harm: A referral goes to an organisation that has no duty to act
  controls: The nation is shown on each quote; the assistant asks if the answer depends on the nation; other nations are left out of the search
  tests: tests/scenarios/nation.test.ts, tests/knowledge/confidence/clarify-nation.test.ts, tests/knowledge/question/find-nations.test.ts
  residual: The nation someone chooses is used until they change it

H07 | A request for an adviser is lost, or seen too late
  causes: No adviser is on shift; the platform refuses the card; a process is killed
  harm: Someone waits while a child is in danger
  controls: A job checks for anyone who is still waiting, sends reminders, tells the lead and posts in a second channel. We tell the person how long they have waited and which numbers to call. No requests are lost if a process is killed
  tests: tests/scenarios/handoff/handoff-unseen.test.ts, tests/scenarios/handoff/handoff-follow-up.test.ts, tests/scenarios/blocked-delivery.test.ts, tests/scenarios/kill/kill.test.ts
  residual: Software cannot provide advisers. See the question about staffing

H08 | Someone who is not an adviser replies as one
  causes: Someone is given a role by mistake; an account is taken over; a platform message is forged
  harm: Someone gets wrong advice, or a child’s details reach the wrong people
  controls: Roles come from the sign-in or a file, and are checked for each action; platform signatures and tenants are checked
  tests: tests/scenarios/handoff/handoff-roles.test.ts, tests/adapters/web/sign-in/access.test.ts, tests/adapters/teams/service/caller-token.test.ts
  residual: Without ADVISERS_FILE, anyone who can write in the advisers’ channel is an adviser

H09 | A child’s personal details reach people or services that should not have them
  causes: Redaction misses a detail, someone writes in a shared channel, or someone shares a private link
  harm: A trafficker learns where a child is; a breach of confidentiality
  controls: Messages are redacted before search, models, logs and cards; conversations move to a private chat; only the adviser handling the request sees the original messages
  tests: tests/knowledge/redaction/redact.test.ts, tests/adapters/compose/planted-words.test.ts, tests/scenarios/shared-places.test.ts, tests/scenarios/nothing-leaves.test.ts
  residual: Redaction is never complete. The quality report (10-quality) says how much it finds

H10 | The assistant gives no answer although the guidance has one
  causes: People use everyday words that the guidance does not; the threshold is strict
  harm: A practitioner gives up, or guesses
  controls: The assistant says that it found nothing, not that the guidance says nothing, and offers an adviser; editors see unanswered questions
  tests: tests/scenarios/refusals.test.ts, tests/bot/reporting/group-questions.test.ts
  residual: The quality report (10-quality) gives the share of such questions

H11 | The service is down or slow when it is needed
  causes: The store, a platform or a model service fails; someone floods the service with requests
  harm: A practitioner waits for an answer or for a number to call
  controls: If a service takes too long to reply, this machine produces the answer instead; each sender has a message limit; messages are stored before they are acknowledged; each alert has a runbook
  tests: tests/scenarios/chaos/chaos.test.ts, tests/scenarios/one-sender.test.ts, tests/adapters/models/openai/circuit-breaker.test.ts
  residual: If the page itself cannot be reached, people must find the numbers elsewhere

H12 | A planted instruction or document makes the assistant say something false
  causes: A hostile page, upload or message
  harm: Same as H01 and H03
  controls: The assistant never follows instructions in a message or document; only editors can publish; files are read in a separate process with limited resources
  tests: tests/scenarios/attacks/hostile-sources.test.ts, tests/scenarios/attacks/attacks.test.ts, tests/adapters/parsers/hostile-files.test.ts
  residual: An editor can publish something false. The history shows who did it

H13 | A number to call or an adviser’s hours are out of date
  causes: A helpline changed; hours were not kept up to date
  harm: Someone calls a number that no one answers
  controls: Contacts are kept in one file, which is checked automatically; editors see which contacts are due to be checked; advisers set their own hours
  tests: tests/bot/safeguards/contacts.test.ts, tests/bot/reporting/check-terms-and-contacts.test.ts
  residual: Someone has to check the numbers

H14 | A record is deleted but needed later, or kept when it should have been deleted
  causes: The wrong retention period; a legal hold that was not placed
  harm: There is no record of what advice was given about a child, or a child’s details are exposed for longer than needed
  controls: Nothing is deleted until the retention periods are confirmed; a legal hold keeps what it covers; admins can see what would be deleted
  tests: tests/scenarios/governance/retention.test.ts, tests/adapters/sql/governance/retention-store.test.ts
  residual: The software cannot know that a hold is needed

H15 | A part of the service is turned off and people are left without help
  causes: Someone turns off a switch in a hurry
  harm: Same as H07
  controls: While a part is off, messages are still checked for danger, the numbers to call are shown and an adviser is alerted; the reason for turning it off is recorded
  tests: tests/scenarios/governance/switches.test.ts
  residual: Someone has to remember to turn it on again
`;

export const HAZARDS = blocksIn(TEXT, LABELS).map(({ head: [id = '', hazard = ''], lines }) => {
  const textOf = (label: (typeof LABELS)[number]) => lines.find((line) => line.label === label)?.text ?? '';
  return {
    id,
    hazard,
    causes: textOf('causes'),
    harm: textOf('harm'),
    controls: textOf('controls'),
    /** The controls if MESSAGE_READER is off, where they differ. */
    controlsWithoutReader: textOf('controls without the reader') || textOf('controls'),
    /** Files that show the controls work. */
    tests: textOf('tests').split(', '),
    residual: textOf('residual'),
  };
});
