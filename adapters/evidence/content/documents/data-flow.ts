import { check, known, setting, type Entry } from '../../model/document.js';
import { chatsOfAdvisers, storeOf, type Facts, type DataRecipient } from '../../model/facts.js';
import { canSignIn, isDeskUsed, isProxied, usesChat, usesService, usesTeams } from '../../model/in-force.js';
import { usesModel, usesReader } from '../../model/slots.js';
import { document } from '../../model/written-document.js';

export const dataFlow = document`
# 02-data-flow | Data flow
  about: What happens to a message in this configuration, who outside the service receives data, and what they receive.
  diagram: ${diagram}

## Inside
  intro: Redacted messages are still personal data: the story may identify a child, and the store holds the details behind each placeholder.
  columns: step | what happens to a message

typed | written
  known: ${usesChat} In Teams or Slack, the message passes through the platform as it was typed, and the platform keeps a copy
  and: ${isProxied} On the web, it goes to the service through whatever is in front of it (02-proxy)
  or: On the web, it goes straight to the service
  and: The browser keeps unsent text until the chat is ended or the tab is closed
  and: In a handoff, it then goes to the adviser in ${chatsOfAdvisers}, as typed
  from: file docs/data-protection.md; file bot/handoff/messages/deliver-relay.ts; setting MICROSOFT_APP_ID; setting SLACK_BOT_TOKEN; setting PUBLIC_URL; setting NODE_ENV; setting ADVISERS_CHANNEL; setting ADVISERS_SECOND_CHANNEL; setting ADVISERS_FILE
  known: ${isProxied} It goes from the browser to the service through whatever is in front of it (02-proxy)
  or: It goes from the browser straight to the service
  and: The browser keeps unsent text until the chat is ended or the tab is closed
  from: file docs/data-protection.md; setting PUBLIC_URL; setting NODE_ENV

receive | received
  known: The original is stored in a separate table, encrypted, and rules make a redacted version
  and: ${usesReader} Before the message is used for a search or sent on, a small model on this machine reads the original, and the message is redacted again by both together: the model finds more details, and keeps ordinary words that rules would remove. While it is down, stricter rules decide alone
  or: Rules alone do this (MESSAGE_READER=off)
  from: file bot/inbox/process-message.ts; file bot/message-reading/read-message.ts; table received_words; setting MESSAGE_READER

danger | checked for danger
  known: ${usesReader} Rules check for danger as soon as the message is received; the small model does too, when it reads the original
  known: Rules alone check for danger, as soon as the message is received (MESSAGE_READER=off)
  from: file bot/safeguards/urgency.ts; file bot/message-reading/read-message.ts; setting MESSAGE_READER

search | searched
  known: Only the redacted version is used
  from: file knowledge/answer-question.ts

model | read by a language model
  known: ${usesModel} In the chats, if nothing was redacted, the message goes to the model and the person is not asked first. If something was removed from it or from an earlier question, this machine answers first. The question goes to the model only if the person then presses “Ask the AI service too”. They are shown what was searched for if something was removed from this question, but not with an urgent reply that has no quotes. The earlier questions and answers that go with it are not shown again
  and: ${usesReader} Nothing is sent to the language model while the message reader is down
  and: Anything redaction missed is sent too, and no one sees it first. The same applies to what an adviser asks in private. A question that has a sentence in any of the 21 other languages we recognise is never sent
  from: file bot/replies/prepare-question.ts; file bot/answers/show-redacted-details.ts; file bot/as-of/earlier-conversation.ts; file knowledge/language-model/question-block.ts; setting ANSWER_MODEL; setting MESSAGE_READER; file docs/data-protection.md

other-ways | asked outside the chats
  known: People can also search the library, use “ctac ask”, or ask through another assistant (npm run mcp) or program (the LangChain retriever); nothing here shows whether one is used
  and: ${usesTeams} In Teams, they can also use “Search the guidance”
  and: What reaches this service is redacted in the same way, and neither the question nor the answer is stored
  and: ${usesService} A digest of what goes to a model or embedding service is stored (12-sent)
  and: Another assistant or program gets the question first, as typed, passes on what it chooses, and gets quotes or passages; an assistant also gets numbers to call and which kinds of details were removed. If a question mentions danger, the reply says who to call (“ctac ask --json” says only that it is urgent; the retriever does not look for danger), but no adviser is alerted
  and: ${usesModel} A question from “ctac ask” or another assistant goes to the language model, even if something was removed, and no one is asked first; a search, or a question from the retriever, does not
  or: This service sends none of it to a language model
  from: file bot/safeguards/redact-asked.ts; file adapters/cli/ask-batch.ts; file adapters/composition/retriever.ts; file adapters/composition/guidance.ts; file adapters/composition/pages.ts; file adapters/composition/service.ts; file docs/add-to-your-assistant.md; file docs/connect-teams.md; setting ANSWER_MODEL; setting EMBEDDER; setting MICROSOFT_APP_ID
  also ask: Is another assistant connected? Whose is it, what does it keep, and have you tested that it shows who to call?
  who: Data protection officer, before use

stored | stored
  known: Both versions of what is written in a chat, and the answer, are stored in ${(facts) => storeOf(facts)?.kind ?? 'the store'}
  from: setting DATABASE_URL; setting DATA_DIR

asked | about to be handed over
  known: Asking for an adviser sends the redacted question to advisers immediately, and the practitioner can cancel; if a message shows danger, they are alerted without asking
  from: file bot/safeguards/urgency.ts; file bot/handoff/transitions/ask-for-adviser.ts

handoff | handed over
  known: Advisers see the redacted version; original messages written during a handoff go to the adviser handling the request
  and: ${canSignIn} At the desk, other advisers and leads can open them if they give a reason
  or: The desk is closed, so no one else can open them on a page
  from: file bot/handoff/relay/relay.ts; file bot/handoff/record/open-originals.ts

logs | logged
  known: Logs contain kinds of event, counts, failures and IDs of requests, but no message text. They go to standard output
  from: file docs/data-protection.md; file tests/adapters/composition/planted-words.test.ts
  also ask: Where is the output kept, for how long, and who reads it?
  who: Security, before use

## What leaves
  intro: The recipients in the diagram, as text. “Arrives” is what the service gets from there. Under “connection”, https is encrypted and http is not. Backups and copies for people’s requests are only in the diagram: they leave when someone makes them, and you decide where to.
  columns: recipient | where | for what | what leaves | what arrives | connection | personal data

${recipients}

${undescribed}

## How complete this is
  who: Security, before use

observed | Observed in a running service
  known: With the default settings, a test watches every system call and finds no address except this machine’s. With model services connected, a test reads what is sent to fake versions of them. Nothing sent to another address above was observed, and neither test ran on your machine
  from: file tests/scenarios/trace/trace.test.ts; file tests/scenarios/nothing-leaves.test.ts

blocked | Other destinations
  ask: The software does not block other destinations. Does a firewall only allow the ones above?

proxy | Hops in front of the service
  ask: ${isProxied} The software does not see what is in front of it. Which proxy, load balancer or filter handles messages on the way, and what does it log?
  from: setting PUBLIC_URL; setting NODE_ENV; setting TRUSTED_PROXIES
`;

const FORM: Readonly<Record<DataRecipient['personalData'], string>> = {
  original: 'yes, as typed',
  redacted: 'redacted, but still personal data: it may include anything redaction missed',
  staff: 'yes, about people who sign in',
  all: 'everything in the store',
  none: 'no',
};

function recipients(facts: Facts): Entry[] {
  return facts.recipients.map(
    ({ id, name, where, leaves, arrives = '', purpose, over, personalData, from }) =>
      known(`to-${id}`, [name, where, purpose, leaves, arrives, over, FORM[personalData]], ...from),
  );
}

/**
 * Lists settings that have no description here, because they are from a later version or were added by a
 * deployer.
 */
function undescribed({ otherAddresses }: Facts): Entry[] {
  return otherAddresses.map(({ name, host = '' }) => {
    const cells = [
      name,
      host,
      '',
      'not described in this version of the pack',
      '',
      '',
      'What is sent there?',
    ];
    return check(`to-${name}`, cells, setting(name));
  });
}

/** The arrows for people on a chat platform go through that platform. */
function diagram(facts: Facts): string {
  const { recipients } = facts;
  const chats = recipients.filter(({ kind }) => kind === 'chat');
  const others = recipients.filter((one) => !chats.includes(one));
  const arrow = ({ id, leaves, personalData }: DataRecipient) =>
    `  service ${personalData === 'none' ? '-.->' : '-->'}|"${plain(leaves)}"| ${nodeOf(id)}`;
  return [
    'flowchart LR',
    isProxied(facts)
      ? '  practitioner["Practitioner"] -.->|"messages, as typed"| hop["What is in front of the service"] -.-> service["The service and its store"]'
      : '  practitioner["Practitioner"] -->|"messages, as typed"| service["The service and its store"]',
    usesModel(facts)
      ? '  service -->|"quotes, and sentences shortened from them; advisers’ replies"| practitioner'
      : '  service -->|"quotes; advisers’ replies"| practitioner',
    `  staff["${canSignIn(facts) ? 'Editors and admins' : 'People who run commands'}"] <-->|"guidance, reports; people’s requests, complaints"| service`,
    ...(isDeskUsed(facts)
      ? [
          '  adviser["Adviser at the desk"] <-->|"redacted requests; in a handoff, messages as typed, both ways"| service',
        ]
      : []),
    ...recipients.map(({ id, name, where }) => `  ${nodeOf(id)}["${plain(`${name} (${where})`)}"]`),
    ...chats.flatMap((one) => [
      `  practitioner -->|"messages, as typed"| ${nodeOf(one.id)}`,
      `  ${nodeOf(one.id)} -->|"messages, as typed"| service`,
      arrow(one),
      `  ${nodeOf(one.id)} -->|"answers; in a handoff, messages as typed"| people_${one.id}["Practitioners and advisers in ${one.name}"]`,
    ]),
    ...others.map(arrow),
    '  service -.->|"backups; copies for people’s requests, when someone makes them"| kept["Where you keep them"]',
  ].join('\n');
}

const nodeOf = (id: string) => `to_${id.replaceAll('-', '_')}`;
const plain = (text: string) => text.replace(/["<>[\]|]/g, ' ');
