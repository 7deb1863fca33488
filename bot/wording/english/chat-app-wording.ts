// Text that the Teams, Slack and terminal apps show around a message, in their cards, forms and App Home.
import { inputWording } from '../../model/wording/input-wording.js';

export const appWording = {
  /** Used when a label or summary is empty. */
  choose: 'Choose',
  newMessage: 'You have a new message.',
  readQuote: (number: number) => `Read quote ${number} in the document`,
  alsoIn: (titles: string) => `Also in: ${titles}`,
  contactCheckedOn: (day: string) => `Checked on ${day}`,
  cancel: 'Cancel',
  save: 'Save',
  send: 'Send',
  emptyMessage: 'Enter a message.',
  /** Goes before a message that someone forwarded, or is its name if we cannot read it. */
  forwarded: 'Forwarded message',
  inputs: {
    'missed-something': inputWording['missed-something'],
  },
  teams: {
    shownInPart: 'This is too long for a Teams card, so only part of it is shown.',
    readInFull: 'Read it in full',
    noRoom: (count: number) => `There was not enough room to show everything. Items left out: ${count}.`,
    andMore: (titles: string, count: number) => `Also in: ${titles}; and ${count} more`,
    lastChecked: (day: string) => `Last checked on ${day}. Check the number before you rely on it.`,
    typeHelp: 'Type “help” to see what you can do.',
    chooseReason: 'Choose a reason.',
    buttonOutOfDate: 'This button no longer works. Type “help” to see what you can do.',
    received: 'Received.',
    file: 'file',
    manifest: {
      short: 'Child trafficking guidance, quoted word for word, and advisers to talk to',
      full: 'Call 999 if a child is in immediate danger. This is not an emergency service. The assistant answers questions about child trafficking and safeguarding by quoting published guidance word for word. Each quote shows its document, section, date and nation. If the guidance does not answer your question, or a child may be in danger, you can talk to a human adviser.',
      /** Each title is a command that the bot understands. */
      commands: [
        { title: 'help', description: 'What I can and cannot do' },
        {
          title: 'nation England',
          description: 'Use guidance for England (or Wales, Scotland or Northern Ireland)',
        },
        { title: 'adviser', description: 'Ask to talk to a person' },
        { title: 'status', description: 'See whether an adviser is helping you, and your chosen nation' },
        { title: 'forget me', description: 'Erase what you wrote here' },
      ] as { title: string; description: string }[],
      example: 'Answered with quotes from the guidance',
      search: {
        title: 'Search the guidance',
        description: 'Find a quote and add it to this chat, with its document, section and date',
        words: 'Words',
        wordsHint: 'Type what you are looking for, without names or other personal details',
      },
    },
  },
  slack: {
    continues: 'This continues in the next message.',
    inPart: 'shown in part',
    inPartInFull: (link: string) => `shown in part; read it in full: ${link}`,
    continued: (number: number, of: number) => `Continued, ${number} of ${of}`,
    passes:
      'Only you can see this, and it disappears when you reload Slack. To keep an answer, ask me in our direct messages.',
    helpful: 'This answer was helpful',
    notHelpful: 'This answer was not helpful',
    adviserHelpful: 'The adviser was helpful',
    adviserNotHelpful: 'The adviser was not helpful',
    showSource: (number: number) => `Show the source of quote ${number}`,
    /** Slack puts the app's name in front of each status. */
    status: {
      searching: 'is searching the guidance…',
      reading: 'is reading the results…',
      choosing: 'is choosing quotes…',
      checking: 'is checking each quote…',
    },
    whileWaiting: [
      'Quoting the guidance word for word…',
      'If a child is in immediate danger, call 999…',
    ] as string[],
    answeringDirectly: 'I will answer in our direct messages, where only you can see the answer.',
    answeringHere: 'I’m searching the guidance. Only you will see the answer.',
    noDirectMessages: 'I cannot send you a direct message. Open the app under “Apps” and ask me there.',
    notTaken: 'Sorry, I did not receive your message. Try again in a moment.',
    /** What Slack shows everyone in a workspace: the app is set up in one language. */
    manifest: {
      description:
        'AI assistant, not a person: quotes guidance on child trafficking word for word, and puts you in touch with an adviser',
      assistant:
        'Call 999 if a child is in immediate danger. This is not an emergency service. This is an AI assistant, not a person. Ask it about child trafficking and safeguarding. Answers quote published guidance word for word, with the source.',
      command: 'Ask the guidance, choose your nation, or talk to an adviser',
      commandHint: '[question] | nation | adviser | help',
    },
    promptsTitle: 'Ask about the guidance',
    prompts: [
      {
        title: 'Refer a child to the NRM',
        message: 'How do I refer a child to the National Referral Mechanism?',
      },
      {
        title: 'A child has gone missing',
        message: 'What should happen when a child who may have been trafficked goes missing from care?',
      },
      {
        title: 'Age is in doubt',
        message: 'How should a young person be treated while their age is in doubt?',
      },
      { title: 'Talk to an adviser', message: 'adviser' },
    ] as { title: string; message: string }[],
    perhapsShown:
      'I replied in the place where you asked, but I don’t know whether Slack showed my reply. If you cannot see it there, ask me again here.',
    formNotOpened:
      'If the form has not opened, wait a moment and press the button again, or use the chat instead.',
    nationForm: {
      title: 'Your nation',
      label: 'Which nation do you work in?',
      hint: 'Law and guidance are different in each nation. You can change this at any time.',
    },
    home: {
      about:
        'I answer questions about child trafficking and safeguarding with quotes from the guidance. Write to me in the Messages tab.',
      emergency: 'Call {number} if a child is in immediate danger. I am not an emergency service.',
      nation: 'Your nation',
      noNation:
        'You have not chosen a nation. I may ask you which nation you mean if the guidance is different in each nation.',
      anyNation: 'Ask me each time',
      requests: 'Your requests',
      noRequests: 'You have no open requests.',
      examples: 'Questions you can ask',
      details: 'Do not include names or other details that could identify a child.',
      language: 'Your language',
    },
  },
  terminal: {
    welcome: 'Type a question. Type a number to choose an option. Type “quit” to stop.',
    changed: 'This message has changed:',
    writeReply: 'Write your reply on one line.',
    notTaken: 'Your message was not received. Try again.',
  },
};
