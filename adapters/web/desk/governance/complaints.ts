// The complaints page, where an admin adds, acknowledges and closes complaints.
import { actorOf } from '../../../../bot/model/people/actor.js';
import { COMPLAINTS_PATH } from '../../model/paths.js';
import type { Desk } from '../frame/context.js';
import { takeStep, typedIn, type FormPage } from '../frame/form-page.js';
import { COMPLAINT_FIELDS, complaintsMain, type TypedComplaint } from './complaints-page.js';
import { platformsIn } from './platform-label.js';

const SAID = new Map([
  ['add', 'The complaint has been added.'],
  ['acknowledge', 'Acknowledged. If the complaint was made in chat, we’re telling the person there.'],
  ['close', 'The complaint has been closed.'],
]);

const LONGEST = 2_000;

export const complaintsPage = ({ options }: Desk): FormPage<TypedComplaint> => ({
  path: COMPLAINTS_PATH,
  title: 'Complaints',
  styles: ['governance.css'],
  said: SAID,
  main: async (view) =>
    complaintsMain({
      ...view,
      complaints: await options.oversight.complaints.list(),
      platforms: platformsIn(await options.governance.switches()),
    }),
  typedIn: (posted) => typedIn(posted, COMPLAINT_FIELDS, LONGEST),
  submit(form) {
    const { complaints } = options.oversight;
    const { posted, typed } = form;
    const acting = { id: posted.field('complaint') ?? '', by: actorOf(form.by) };
    return takeStep(form, {
      add: () =>
        complaints.add({ ...acting, id: posted.field('press')!, via: 'desk', ...complaintIn(typed) }),
      acknowledge: () => complaints.acknowledge(acting),
      close: () => complaints.close({ ...acting, ...typedIn(posted, ['outcome', 'answer'], LONGEST) }),
    });
  },
});

function complaintIn({ about = '', from = '', platform = '', person = '', received = '' }: TypedComplaint) {
  return {
    words: about,
    from,
    ...(person !== '' && { person: { platform, id: person } }),
    received,
  };
}
