// Tells the guided set-up's test requests apart from people's requests.

/** A test request's place and person begin with this, so that we can find test requests again and never count them. */
export const TEST_PLACE = 'set-up-';
