// The page of legal holds, where admins place and lift them.
import { readScope } from '../../../../bot/model/governance/read-scope.js';
import { HOLDS_PATH } from '../../model/paths.js';
import type { Desk } from '../frame/context.js';
import { trimmed, typedIn, type FormPage, type Outcome, type SubmittedForm } from '../frame/form-page.js';
import { HOLD_FIELDS, holdsMain, type TypedHold } from './holds-page.js';
import { platformsIn } from './platform-label.js';

const SAID = new Map([
  ['placed', 'The hold is in force. Data it covers will not be deleted.'],
  ['lifted', 'The hold has been lifted. Data that was due for deletion is being deleted now.'],
]);

export const holdsPage = (desk: Desk): FormPage<TypedHold> => ({
  path: HOLDS_PATH,
  title: 'Legal holds',
  styles: ['governance.css'],
  said: SAID,
  async main(view) {
    const { governance } = desk.options;
    const platforms = platformsIn(await governance.switches());
    return holdsMain({ ...view, holds: await governance.holds(), platforms });
  },
  typedIn: (posted) => typedIn(posted, HOLD_FIELDS),
  submit: (form) => (form.posted.field('do') === 'lift' ? lift(desk, form) : place(desk, form)),
});

async function lift(
  { options }: Desk,
  { posted, by }: SubmittedForm<TypedHold>,
): Promise<Outcome<TypedHold>> {
  const id = posted.field('hold') ?? '';
  const reason = trimmed(posted, 'why');
  const refuse = (problem: string) => ({ problem, status: 400, typed: { lifting: id } });
  if (reason === '') return refuse('Enter why you are lifting the hold.');
  const wasLifted = await options.governance.lift(id, by.name ?? by.id, reason);
  return wasLifted ? { said: 'lifted' } : refuse('That hold has already been lifted.');
}

async function place(
  desk: Desk,
  { posted, typed, by }: SubmittedForm<TypedHold>,
): Promise<Outcome<TypedHold>> {
  const { kind, platform = '', target = '', from, to, until, reason = '' } = typed;
  const read = readScope(
    {
      ...(kind === 'person' && { person: target && `${platform}:${target}` }),
      ...(kind === 'conversation' && { conversation: target }),
      ...(kind === 'request' && { request: target }),
      ...(kind === 'period' && { from: from || 'none', to }),
      until,
    },
    desk.now().toISOString(),
  );
  if ('problem' in read) return { problem: read.problem, status: 400 };
  // A new hold's id comes from the form, so pressing twice only places one.
  const placed = await desk.options.governance.place({
    ...read,
    id: posted.field('press')!,
    reason,
    mayTell: typed.tell === 'yes',
    by: by.name ?? by.id,
  });
  return placed.outcome === 'placed' ? { said: 'placed' } : { problem: placed.problem, status: 400 };
}
