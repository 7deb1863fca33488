// Every sentence that the bot says of its own: calm, plain, short, never blaming.

export const wording = {
  greeting: [
    'I answer questions about child trafficking and safeguarding with the words of published guidance, and show where each stands.',
    'I am not an emergency service. If a child is in danger now, ring 999.',
    'Please leave out names and other details that could identify a child.',
    'To speak with a person, choose “Talk to an adviser” or type “adviser” at any time.',
  ],
  unanswerable:
    'I could not find this in the guidance I hold. I would rather say so than guess. An adviser can help: choose “Talk to an adviser”.',
  failed:
    'Something went wrong on my side and I could not answer. Your question is kept. Please try again, or talk to an adviser.',
} as const;
