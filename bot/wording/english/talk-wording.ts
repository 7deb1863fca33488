import type { Talk } from '../../model/messages/command.js';

export const talkWording: Record<Talk, readonly string[]> = {
  greeting: [
    'Hello. What would you like to know? I answer questions about child trafficking and safeguarding.',
  ],
  thanks: ['You’re welcome. You can ask me something else at any time.'],
  goodbye: ['Goodbye. You can come back and ask me something at any time.'],
  who: [
    'I’m a computer program, not a person. I search the guidance and quote it word for word. I cannot see case records, and I do not give legal advice.',
    'What you write here is saved. To erase it, type “forget me”.',
    'Advisers are people. To talk to one, choose “Talk to an adviser”.',
  ],
  sorry: [
    'No problem. If you wrote something here by mistake and want it erased, type “forget me”.',
    'You can ask me a question whenever you’re ready.',
  ],
  'never-mind': ['No problem. You can ask me something else at any time.'],
  understood: ['You can ask me something else at any time, or talk to an adviser.'],
  privacy: [
    'What you write here is saved. I remove personal details before I search. If you ask for an adviser, they can see the conversation.',
    'To erase what you wrote, type “forget me”. Please do not include names or other details that could identify a child.',
  ],
  service: [
    'I’m not sure I can do that. I answer questions from the guidance. I can also ask an adviser (a real person) to help you here.',
    'I cannot make calls, send emails, open files or see case records. In an emergency, call 999 yourself.',
  ],
  complaint: [
    'I’m sorry. If an answer was wrong, choose “Not helpful” or “Report this answer” below it so that the editors can put it right.',
    'You can also talk to an adviser. To complain about the service itself, choose “Record a complaint”.',
  ],
  'adviser-offered': [
    'I’m a computer program. If you would like to talk to a person, I can ask an adviser to help you here.',
  ],
  restart: [
    'What would you like to know? Ask your next question in full and I will treat it as a new one.',
    'To erase what you wrote here, type “forget me”.',
  ],
};
