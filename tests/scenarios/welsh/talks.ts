// Lists messages by people who use Welsh. Together they trigger most of the service’s replies.
import { QUESTION, REFERRAL_NOTE } from '../../fakes/real-stacks/running-stacks.js';

export const KNIFE = 'A man with a knife is at the door of the placement and wants the child now';

/**
 * The messages of each person. There are several people, because Slack accepts one message a second in a
 * chat.
 */
export const TALKS: readonly (readonly string[])[] = [
  [
    QUESTION,
    'Which bus goes to the moon?',
    'Does Alex Smith of 4 Sample Road, SW1A 1AA, have to consent to a referral?',
    'tynnu Alex',
    'tynnu',
    'statws',
  ],
  ['cenedl Cymru', 'cenedl unman', 'asiantaeth heddlu', 'asiantaeth gwau', 'cenedl dim'],
  ['diolch', 'pwy ydych chi', 'cynghorydd', 'statws', `gofyn: ${QUESTION}`],
  ['cynghorydd', 'Mae hi’n dawel nawr.', 'anghofiwch fi', 'canslo'],
  ['cymorth', 'cwyn', 'cwyn: Roedd yr ateb yn anghywir', 'fy nata', 'hwyl', 'anghofiwch fi'],
  [KNIFE],
  ['I am 14 and he makes me work and locks me in. help me'],
];

/** Text that does not have to be in Welsh: guidance, and people’s own messages. */
export const GIVEN: readonly string[] = [
  ...REFERRAL_NOTE.split('\n').map((line) => line.replace(/^# /, '')),
  ...TALKS.flat(),
];
