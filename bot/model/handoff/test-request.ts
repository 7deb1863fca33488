// What tells test requests of the guided set-up from those of people.

/** Their place and person begin with this, so that they are found again and never counted. */
export const TEST_PLACE = 'set-up-';
