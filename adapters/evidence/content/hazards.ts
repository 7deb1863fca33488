// Lists hazards, with their causes, controls and tests. A test checks that the test files exist.
import { blocksIn } from '../model/blocks.js';
import type { Control } from './conditions.js';

/**
 * A control or remaining risk that depends on settings or rows names its conditions, which are in
 * conditions.ts: `control tested editors: …`. The tests of that control name the same conditions. `no-model`
 * means that the condition `model` is not met. findings.ts says what makes a hazard worse in some set-ups.
 */
const TEXT = `
H01 | Someone acts on guidance that is wrong, superseded or withdrawn
  causes: A source changed and was not checked; an editor published a mistake; an older version was quoted
  harm: A child is referred late, to the wrong place, or not at all
  control reviewed: An editor reviewed the changes before they were published
  control tested: The editors’ test questions run before a change is published
  control scheduled: Sources are checked on a schedule
  control: Only one release is live
  control: Guidance marked as replaced or withdrawn says so
  control editors roles: If an editor decides to, we tell people who were given guidance that it has changed
  tests: tests/scenarios/releases-apart.test.ts
  tests editors roles: tests/scenarios/recall.test.ts
  tests reviewed: tests/ingest/review/review-change.test.ts
  tests tested: tests/ingest/releases/publish-changes.test.ts
  residual: A source may change without anyone noticing

H02 | A quote does not answer the question, but someone takes it as the answer
  causes: Search ranks something else first; the guidance almost answers the question
  harm: A practitioner follows a rule meant for a different situation
  control: If no language model is asked, or it does not reply in time, a calibrated threshold decides when not to answer
  control: Each quote shows its source, nation and date
  control: An adviser is offered
  control editors roles: People can report an answer as unsafe, and an editor decides on it
  tests: tests/knowledge/confidence/confidence.test.ts, tests/knowledge/quotes/worth-quoting.test.ts
  tests editors roles: tests/scenarios/unsafe-answers.test.ts
  residual: When no language model was used (none set up, not asked, or down), most answers to everyday questions were not good, and some were graded harmful (10-quality)
  residual model: If the language model is asked, it decides when not to answer, with the threshold if it is unsure. There are no figures for your model

H03 | A sentence written by a language model changes the meaning of a quote
  causes: The model invents, merges or drops a condition; it follows a planted instruction
  harm: A practitioner acts on a rule that is not in any guidance
  control model: A model may only shorten a quoted sentence; each sentence is checked word by word, and dropped if the model has done anything else
  control model: The quote is shown below the sentence
  tests model: tests/knowledge/written-answers/shortening.test.ts, tests/knowledge/written-answers/hostile-claims.test.ts, tests/scenarios/attacks/hostile-models.test.ts
  residual: Shortened sentences can mislead out of context, or without a part that the reader needed: a word that sets a rule, but is not on our lists, may be dropped along with a reason or a bracket. None are shown without ANSWER_MODEL, or with ANSWER_SENTENCES=off

H04 | A message mentions danger to a child and it is not recognised
  causes: Unusual words, another language, irony, typing errors; the message reader is down. Also: the message is over 4,000 characters, and rules find no danger in any part of it, or it is over 128 kB on the web
  harm: No numbers to call are shown, or no adviser is alerted
  control: Rules check each message for danger before any search, in every configuration
  control reader: The message reader, a model on this machine, also reads each message
  control: On the web, messages in which rules find danger are let through after the limit for a minute or a day is reached, up to another 32 MB a day from one address
  control: If a message on the web cannot be stored and may be about danger, the reply gives the numbers to call and says that no one has seen it
  control: On the web, the numbers to call are on every page
  tests: tests/bot/safeguards/urgency.test.ts, tests/bot/safeguards/find-signs.test.ts, tests/scenarios/many-urgent.test.ts, tests/adapters/web/chat/limits.test.ts, tests/bot/inbox/too-long-messages.test.ts
  tests reader: tests/scenarios/reader-down.test.ts
  residual: Some dangers are missed, more often when the reader is off or down (10-quality)
  residual: No adviser is alerted to a message over 4,000 characters in which rules find no danger; we tell its writer that it was not saved, and show the numbers. For an urgent message over 4,000 characters, advisers only get one part, and we tell its writer. On the web, no adviser is alerted to a message over 128 kB or beyond the 32 MB. Beyond a limit, only rules look for danger. If 20 urgent requests from one web address are waiting, the next urgent message joins the newest of them: advisers see it, but cannot reply to its writer, and we say so to the writer
  residual reader: After thousands of punctuation marks or symbols in a message, only rules look for danger
  residual: Outside the chats, no adviser is alerted; the reply says who to call, but another assistant may not show it, and the LangChain retriever does not look for danger (02-other-ways)
  residual chat: In Teams and Slack the numbers are shown when danger is found, when a message is too long or when someone asks

H05 | False alarms make advisers and practitioners ignore real ones
  causes: Messages about danger in general, past danger, or training
  harm: A real alert is read late
  control: The card shows which warning sign was found
  control reader: The message reader distinguishes a child in danger now from a message that only mentions danger
  control: The person who wrote the message can take back a false alarm; the request stays open, and the advisers are told
  tests: tests/bot/safeguards/urgency.test.ts, tests/bot/handoff/danger-sign.test.ts, tests/bot/inbox/false-alarm.test.ts
  residual: Some messages that mention no danger raise an alarm (10-quality)
  residual: Someone may take back an alarm that was real; the numbers to call stay in view

H06 | Someone follows guidance from another nation
  causes: The nation is not known, or wrongly assumed
  harm: A referral goes to an organisation that has no duty to act
  control: The nation is shown on each quote
  control: The assistant asks which nation, if the answer depends on it
  control: Other nations are left out of the search
  tests: tests/scenarios/nation.test.ts, tests/knowledge/confidence/clarify-nation.test.ts, tests/knowledge/question/find-nations.test.ts
  residual: The assistant uses the nation someone chose until they change it

H07 | A request for an adviser is lost, or seen too late
  causes: No adviser is on shift; the platform refuses the card; a process is killed; no one has the desk open
  harm: Someone waits while a child is in danger
  control: A job checks for anyone who is still waiting, and reminds the advisers
  control lead-in-chat: We tell the leads in the advisers’ file in their own chats
  control lead no-lead-in-chat: The desk’s pages tell the leads in the advisers’ file; this only counts as telling them if a lead has used the desk in the last 15 minutes
  control second: The request is posted in a second channel
  control: We tell the person how long they have waited and which numbers to call
  tests: tests/scenarios/handoff/handoff-unseen.test.ts, tests/scenarios/handoff/handoff-follow-up.test.ts, tests/scenarios/blocked-delivery.test.ts, tests/scenarios/kill/kill.test.ts
  residual: The software cannot make sure that an adviser is available. If requests go to the desk, someone must have it open. Faults other than those tested are possible
  residual no-lead: Another reminder is sent instead of telling a lead

H08 | Someone who is not an adviser replies as one
  causes: Someone is given a role by mistake; an account is taken over; a platform message is forged
  harm: Someone gets wrong advice, or a child’s details reach the wrong people
  control provider: At the desk, roles come from the sign-in provider or a file, and are checked for each action
  control roster chat: On chat platforms, only advisers named in a file can act
  control chat: Platform signatures are checked, and in Teams the tenant too
  tests provider: tests/adapters/web/sign-in/access.test.ts
  tests roster chat: tests/scenarios/handoff/handoff-roles.test.ts
  tests chat: tests/adapters/teams/service/caller-token.test.ts
  residual provider: An account that is taken over, or a role given by mistake (08-access-matrix)
  residual chat: An account on the platform that is taken over

H09 | A child’s personal details reach people or services that should not have them
  causes: Redaction misses a detail, someone writes in a shared channel, someone shares a private link, or someone breaks in through a weakness in the software, a package or Node
  harm: A trafficker learns where a child is; a breach of confidentiality
  control: Search, language models, embedding services and cards only get the redacted form
  control: Logs hold no message text
  control chat: Conversations with personal details move from a shared channel to a private chat
  control provider: Advisers who have not claimed a request must give a reason before they open its original messages; each opening is recorded, shown in the request’s thread and, for 7 days, shown at the desk to anyone with the lead role
  control desk lead-in-chat: We tell the leads in the advisers’ file in their own chats
  control model: In the chats, a question in which details were found goes to the model only if the person who wrote it agrees
  tests: tests/knowledge/redaction/redact.test.ts, tests/adapters/composition/planted-words.test.ts, tests/scenarios/nothing-leaves.test.ts
  tests chat: tests/scenarios/shared-places.test.ts
  tests provider: tests/adapters/web/sign-in/access-log.test.ts
  residual: Redaction is never complete (10-quality). What it misses goes wherever the redacted form goes, and because nothing was found, no one is asked first
  residual model: Outside the chats, no one is asked first, even if details were found (02-other-ways)

H10 | The assistant gives no answer although the guidance has one
  causes: People use everyday words that the guidance does not; the threshold is strict; a language model, if one is connected, picks no sentence, or is unsure and the threshold disagrees
  harm: A practitioner gives up, or guesses
  control: The assistant says that it found nothing, not that the guidance says nothing, and offers an adviser
  control editors: Unanswered questions are listed for editors
  tests: tests/scenarios/refusals.test.ts
  tests editors: tests/bot/reporting/group-questions.test.ts
  residual: 10-quality says how often this happens when no language model is asked
  residual model: If the language model picks no sentence, or is unsure and the threshold disagrees, the answer is “not found”, even where this machine would have quoted one. There are no figures for your model

H11 | The service is down or slow when it is needed
  causes: The store, a platform or a model service fails; someone floods the service with requests
  harm: A practitioner waits for an answer or for a number to call
  control service: If a model service takes too long, this machine produces the answer instead
  control: Each sender has a message limit
  control: Messages are stored before they are acknowledged
  control addresses: Each network address also has a limit
  control alerts: Someone is alerted, and has a runbook to follow
  tests: tests/scenarios/chaos/chaos.test.ts, tests/scenarios/one-sender.test.ts
  tests service: tests/adapters/models/openai/circuit-breaker.test.ts
  residual: If the service cannot be reached, people must find the numbers elsewhere

H12 | A planted instruction or document makes the assistant say something false
  causes: A hostile page, upload or message
  harm: A child is referred late, to the wrong place, or not at all; a practitioner acts on a rule that is not in any guidance
  control: The assistant’s own code does not follow instructions in messages or documents
  control model: We tell the language model not to, and what it chooses or writes is checked
  control roles: Only editors, and people who can run commands on the machine, can publish
  control: Files are read in a separate process with limited resources
  tests: tests/scenarios/attacks/hostile-sources.test.ts, tests/scenarios/attacks/attacks.test.ts, tests/adapters/parsers/hostile-files.test.ts
  residual model: The language model may still obey a planted instruction, and choose an irrelevant sentence, or none
  residual provider: An editor can publish something false; the history shows who did
  residual roles: Anyone who can run commands on the machine can publish something false; the history and the audit log show a name that no one checks

H13 | A number to call or an adviser’s hours are out of date
  causes: A helpline changed; hours were not kept up to date
  harm: Someone calls a number that no one answers
  control: Each number has the date it was last checked and a date by which it must be checked again (13-guidance)
  control editors: Editors see which numbers are due
  control desk: Advisers set their own hours
  tests: tests/bot/safeguards/contacts.test.ts
  tests editors: tests/bot/reporting/check-terms-and-contacts.test.ts
  residual: The software checks the format of a number and when it was last checked, not whether anyone answers it

H14 | A record is deleted but needed later, or kept when it should have been deleted
  causes: The wrong retention period; a legal hold that was not placed
  harm: There is no record of what advice was given about a child, or a child’s details are exposed for longer than needed
  control deleted: Data is deleted by age every night
  control unconfirmed: Nothing is deleted by age until someone has confirmed the periods
  control: A legal hold keeps what it covers
  tests: tests/scenarios/governance/retention.test.ts
  tests deleted: tests/adapters/sql/governance/retention-store.test.ts
  residual: The software cannot know that a hold is needed
  residual confirmed: Deletion is on, so data past its retention period will be deleted, even if no one chose that period (07-chosen)

H15 | A part of the service is turned off and people are left without help
  causes: Someone turns off a switch in a hurry
  harm: Same as H07
  control: While a part is off, messages are still checked for danger, the numbers to call are shown and an adviser is alerted
  control: The reason for turning it off is recorded
  tests: tests/scenarios/governance/switches.test.ts
  residual: Someone has to remember to turn it on again

H16 | Redaction changes what a question means
  causes: An important word is mistaken for a name; an age, a place or a relationship is removed along with a detail
  harm: The answer fits a different child, age or place
  control: The practitioner is shown the question that was searched for
  control: They can say in one click that something is not personal, and ask again
  tests: tests/knowledge/redaction/redact.test.ts, tests/adapters/web/chat/removed.test.ts
  residual: 10-quality says how often something that only looks like a personal detail is removed by mistake. No one has measured how often the meaning changes

H17 | The answer is for the wrong age
  causes: The question does not say that someone is a child, or says it in words that are not recognised
  harm: A rule for adults, or for another age, is followed
  control: If a question is about a child, passages under headings that say they are only for adults are left out. If it is unclear whether it is about a child or an adult, it counts as about a child
  tests: tests/knowledge/search/for-adults.test.ts, tests/knowledge/question/child-or-adult.test.ts
  residual: As H02; graders found rules for adults in answers about a child (10-quality, harmful)

H18 | Two cases are mixed in one conversation
  causes: Someone asks about another child without starting again; a follow-up is mistaken for a new question, or the reverse
  harm: Details of one child shape the answer about another
  control: When it is not clear whether a question follows on, the assistant offers the other interpretation
  control: On the web, a button starts a new conversation without what was said before
  tests: tests/knowledge/turns/turn-odds.test.ts, tests/adapters/web/chat/keeping.test.ts
  residual: Follow-ups are sometimes mistaken for new questions, and the reverse (docs/quality.md, Small talk and follow-ups)

H19 | Someone trusts an answer too much, or copies it into a record as their own view
  causes: Time pressure; an answer that looks complete; someone takes the lack of an answer to mean that no action is needed
  harm: False reassurance; a record that does not show where advice came from; a referral not made, or made unnecessarily
  control: Each quote shows its source, and a link to its place in the document
  control: The assistant shows no verdict or score about anyone, and never says “refer” or “do not refer” itself
  control: A saved conversation keeps the sources with the quotes
  tests: tests/bot/answers/present-answer.test.ts, tests/adapters/web/chat/printed-chat.test.ts
  residual: No one has measured how practitioners use the answers

H20 | Someone sees the conversation over a shoulder or on a shared device, and a suspect is warned
  causes: A shared or stolen device; a browser left open; a private link passed on; a notification on a locked screen; someone opens a private link that an attacker made, and writes into a conversation that the attacker reads
  harm: A suspect or trafficker learns that a child is being talked about
  control: On the web, a button ends the chat on the device, and the page says so
  control: A private link can be turned off and ends after 14 days
  control: A private link opens nothing until the person presses a button on a page that warns them
  control: People are asked not to write names
  tests: tests/browser/kept/chat-kept.test.ts, tests/adapters/web/chat/keeping.test.ts
  residual: Anyone with an unlocked device and the chat open can read it. Someone may open a stranger’s link and not notice that the conversation is not theirs
  residual chat: What a chat platform shows on a locked screen is not under our control

H21 | The store is lost, with open requests and records
  causes: A disk fails; someone deletes the store or loses its key
  harm: Someone who is waiting is forgotten; there is no record of what advice was given about a child
  control backup: A backup has succeeded
  control restored: A restore was tried
  tests backup: tests/scenarios/sealing/backup.test.ts, tests/adapters/sql/backup/postgres-programs.test.ts
  residual: What was written since the last backup is lost. A backup cannot be read without the encryption key, which is not in it

H22 | A child or victim uses it themselves
  causes: They find the page, or someone shows it to them
  harm: They act on guidance written for professionals, or someone who controls them reads what they wrote
  control account: People need an account
  control: Someone who writes that they are a child or victim is shown helplines for children and victims
  tests: tests/bot/safeguards/child-or-victim/child-or-victim-writing.test.ts
  residual: Nothing checks age. Only what they write shows who they are

H23 | The language model’s service changes, or refuses a question about abuse
  causes: The provider changes the model behind a name; a content filter
  harm: Answers get worse, are made without the model, or are “not found” more often, and no one notices
  control model: After a refusal, this machine produces the answer, and the log says “content filter”
  control model: Each shortened sentence is checked against the quote, whatever the model
  control model alerts: Calls to the model that fail are counted in the metrics, and someone watches them
  tests model: tests/adapters/models/openai/language-model.test.ts, tests/knowledge/written-answers/shortening.test.ts
  residual: The software does not notice a silent change, and does not alert anyone to a refusal. The editors’ test questions are answered without the language model, so they do not show that its answers get worse

H24 | An adviser gives wrong advice, or gives it late
  causes: The adviser does not know, is in a hurry or has too many requests; they claim a request and do not reply
  harm: A child is referred late, to the wrong place, or not at all
  control: If the adviser who claimed a request does not reply in time, it is offered to others again
  control: What was said is kept with the request until its period ends, and the person can rate the help and complain
  tests: tests/scenarios/handoff/handoff-follow-up.test.ts, tests/scenarios/handoff/handoff-life.test.ts
  residual: No one checks advice before it is sent, and the software cannot tell whether it is right

H25 | An update of the software, or of a model that comes with it, makes answers, redaction or finding danger worse
  causes: A change that the makers’ tests do not notice; guidance and messages unlike theirs
  harm: Same as H02, H04 and H09, and no one notices
  control tested: The running service is asked test questions, including straight after it starts, and editors see if answers are wrong, or are cut short or changed when they are shown
  tests tested: tests/bot/editing/ask-canary-questions.test.ts, tests/adapters/web/library/releases/wrong-answers.test.ts
  residual: Test questions are answered without a language model, and do not test redaction or danger. Someone has to run past answers again (ctac answers) and compare 10-quality
`;

export const WITH_A_MODEL: ReadonlySet<string> = new Set(['H03', 'H23']);

export const HAZARDS = blocksIn(TEXT).map(({ head: [id = '', hazard = ''], lines }) => {
  const textOf = (label: 'causes' | 'harm') => lines.find((line) => line.label === label)?.text ?? '';
  const listOf = (wanted: 'control' | 'residual' | 'tests') =>
    lines.flatMap(({ label, text }): Control[] => {
      const [kind, ...needs] = label.split(' ');
      return kind === wanted ? [{ text, needs }] : [];
    });
  return {
    id,
    hazard,
    causes: textOf('causes'),
    harm: textOf('harm'),
    controls: listOf('control'),
    /** Test files, each with the conditions of the controls that it tests. */
    tests: listOf('tests').flatMap(({ text, needs }) =>
      text.split(', ').map((path) => ({ text: path, needs })),
    ),
    residual: listOf('residual'),
  };
});
