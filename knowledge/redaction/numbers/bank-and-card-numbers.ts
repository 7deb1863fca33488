import { CERTAIN, digitsOf, LABELLED, ofType, RARE_SHAPE, SHAPE, type Rule } from '../matching/candidate.js';
import { isIban, passesLuhn } from '../matching/checksums.js';
import { labelled } from './nhs-and-identity-numbers.js';

const CARD = String.raw`(?<![\d-])\d{4}(?:[ -]?\d{4}){2}[ -]?\d{3,4}(?:[ -]?\d{1,3})?(?![\d-])`;

const SORT_CODES = ofType('sort_code', [
  {
    weight: CERTAIN,
    pattern: labelled('sort(?:[ -]?codes?)?|s/?c', String.raw`\d{2}[ -]?\d{2}[ -]?\d{2}(?!\d)`),
  },
  {
    weight: RARE_SHAPE,
    // Matches a sort code next to an account number, in either order: "20-11-22 44718820".
    pattern:
      /(?<![\d-])(?:(?<=\d{8}[ ,/]{1,3})\d{2}-\d{2}-\d{2}|\d{2}-\d{2}-\d{2}(?=[ ,/]{1,3}\d{8}(?!\d)))(?![\d-])/gu,
  },
  { weight: RARE_SHAPE, pattern: /(?<=(?<!\d)\d{8} ?[(,/]{1,2} ?)\d{2}-\d{2}-\d{2}(?![\d-])/gu },
]);

const ACCOUNTS = ofType('bank_account', [
  {
    weight: RARE_SHAPE,
    // Matches an account number followed by a sort code: "paid into 73019284 (60-83-71)".
    pattern: /(?<![\d-])\d{8}(?= ?[(,/]{1,2} ?\d{2}-\d{2}-\d{2}(?!\d))/gu,
  },
  {
    weight: LABELLED + 5,
    pattern: labelled(
      '(?:bank |current |savings )?(?:account|acct|acc|a/c)s?|iban|mtcn|western union|moneygram|building society',
      String.raw`\d{6,12}(?!\d)`,
    ),
  },
  { weight: RARE_SHAPE, pattern: /(?<=\d{2}-\d{2}-\d{2}[ ,/]{1,3})\d{8}(?!\d)/gu },
  {
    weight: RARE_SHAPE,
    pattern: labelled('sort(?:[ -]?codes?)?[^\\n]{1,30}?', String.raw`(?<!\d)\d{8}(?!\d)`, '[ ,/]{0,3}'),
  },
  {
    weight: CERTAIN,
    pattern: /(?<![A-Z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Z0-9])/giu,
    accept: (value, match, text) =>
      isIban(value.replace(/ /gu, '').toUpperCase()) ||
      /iban[^\n]{0,12}$/iu.test(text.slice(Math.max(0, match.index - 16), match.index)),
  },
  {
    weight: RARE_SHAPE,
    // Matches Bitcoin and Ethereum wallets.
    pattern: /(?<![A-Za-z0-9])(?:bc1[a-z0-9]{25,60}|0x[0-9a-fA-F]{40})(?![A-Za-z0-9])/gu,
  },
]);

const CARDS = ofType('payment_card', [
  { weight: CERTAIN, pattern: new RegExp(CARD, 'gu'), accept: (value) => passesLuhn(digitsOf(value)) },
  // Matches 4 groups of 4 digits, as on a card. Ignores the checksum, so that mistyped numbers are found too.
  { weight: SHAPE, pattern: /(?<![\d-])[3-6]\d{3}(?: \d{4}){3}(?![\d-]| \d)/gu },
  {
    weight: LABELLED + 5,
    pattern: labelled(
      '(?:debit|credit|bank|payment|prepaid|visa|monzo|revolut|aspen)?[ -]?card|visa|mastercard|amex',
      CARD,
    ),
  },
]);

export const MONEY_RULES: readonly Rule[] = [...SORT_CODES, ...ACCOUNTS, ...CARDS];
