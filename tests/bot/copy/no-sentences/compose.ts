// Strings in adapters/compose that are not for people who read pages or run commands, by reason.

export const COMPOSE: Readonly<Record<string, readonly string[]>> = {
  'for logs': [
    '[left out]',
    'Could not check whether advisers still have access.',
    'Could not check whether advisers still have their role.',
    'Could not find out whether the retention periods are confirmed.',
    'Could not read the usual wait.',
    'Keys could not yet be encrypted with …. Trying again.',
    'Rows stored by an earlier version could not be encrypted. Trying again.',
    'Some names could not yet be made ready for searches. Trying again.',
    'The list of erasures could not be written.',
    'The live release could not be loaded.',
  ],
  'what the models and rules are tried with': [
    'A decision takes five days.',
    'Does a child of 15 have to consent to a referral? Ask Sam Example on 0808 800 5000.',
    'How long does a decision take?',
  ],
  'states of a complaint': ['due soon'],
  'facts that the pack does not show': ['could not be read'],
};
