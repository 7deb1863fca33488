// What the bot says to small talk, and about itself.
import type { Talk } from '../model/messages/commands.js';

export const talkWording: Record<Talk, readonly string[]> = {
  greeting: [
    'Hello. What would you like to know? I answer questions about child trafficking and safeguarding.',
  ],
  thanks: ['You’re welcome. You can ask me something else at any time.'],
  goodbye: ['Goodbye. You can come back and ask me something at any time.'],
  who: [
    'I’m a computer program, not a person. I search published guidance and quote it word for word. I cannot see case records, and I do not give legal advice.',
    'What you write here is saved. To erase it, type “forget me”.',
    'Advisers are people. To talk to one, choose “Talk to an adviser”.',
  ],
  sorry: [
    'No problem. If you wrote something here by mistake and want it erased, type “forget me”.',
    'You can ask me a question whenever you’re ready.',
  ],
  'never-mind': ['No problem. You can ask me something else at any time.'],
  understood: ['You can ask me something else at any time, or talk to an adviser.'],
  restart: [
    'What would you like to know? Ask your next question in full and I will treat it as a new one.',
    'To erase what you wrote here, type “forget me”.',
  ],
};
