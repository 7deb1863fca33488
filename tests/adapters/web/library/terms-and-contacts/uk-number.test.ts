import { expect, test } from 'vitest';
import { problemWithNumber } from '../../../../../adapters/web/library/terms-and-contacts/uk-number.js';
import { CONTACTS } from '../../../../../bot/safeguards/contacts.js';

test.each(
  CONTACTS.map(({ phone }) => phone).concat('116 123', '111', '18000', '0300 123 1111', '0800 555 111'),
)('accepts %s', (phone) => expect(problemWithNumber(phone)).toBeUndefined());

test.each(['020 7946 0000', '0121 496 0000', '01632 960001', '028 9049 6000', '0845 46 47 000'])(
  'accepts the landline or service number %s',
  (phone) => expect(problemWithNumber(phone)).toBeUndefined(),
);

test.each(['0808 800 50', '0808 800 50000', '0000000000000', '0800 000 0000', '99', '9999', '0909 879 0001'])(
  'refuses %s, which is no whole UK number',
  (phone) => expect(problemWithNumber(phone)).toBe('phone'),
);

test.each(['07700 900123', '07400 123456', '07700 9001'])('refuses the mobile %s', (phone) =>
  expect(problemWithNumber(phone)).toBe('mobile'),
);
