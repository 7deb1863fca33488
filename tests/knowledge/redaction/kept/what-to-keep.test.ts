// Tests that email addresses of roles are kept, because answers contain them, and those of people are
// removed.
import { expect, it } from 'vitest';
import { isRoleMailbox } from '../../../../knowledge/redaction/kept/what-to-keep.js';

it.each([
  'nrm@homeoffice.gov.uk',
  'mash.referrals@kent.gov.uk',
  'kent.safeguarding@kent.gov.uk',
  'nationalageassessmentboard@homeoffice.gov.uk',
  'north.team@charity.com',
])('%s belongs to a role', (address) => {
  expect(isRoleMailbox(address)).toBe(true);
});

it.each([
  'julie@kent.gov.uk',
  'julie.hughes@kent.gov.uk',
  'esther.carroll@nhs.net',
  'mandeep@police.uk',
  'tara@brightcare.co.uk',
  'tara.kent@littlehampton.co.uk',
  'safeguarding@gmail.com',
  'office@zorvane.sch.uk',
  'safeguarding@zorvaneacademy.example',
])('%s may belong to a person or a school', (address) => {
  expect(isRoleMailbox(address)).toBe(false);
});
