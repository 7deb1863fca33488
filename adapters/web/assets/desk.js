// A desk page while it is open: replaces the parts that changed, and loses neither the focus nor what is being written.
import { fragmentOf, keepingFocus } from './html.js';
import { newPress, post } from './post.js';
import { openStream } from './stream.js';

const byId = (id) => document.getElementById(id);
document.documentElement.classList.add('scripted');

function showRegions({ regions, announcement }) {
  for (const { id, version, html } of regions) {
    const region = byId(id);
    if (!region || region.dataset.version === version) continue;
    region.dataset.version = version;
    const draft = region.querySelector('textarea')?.value ?? '';
    const open = new Set(
      [...region.querySelectorAll('details')].map((details, index) => details.open && index),
    );
    keepingFocus(region, () => region.replaceChildren(fragmentOf(html)));
    region.querySelectorAll('details').forEach((details, index) => (details.open = open.has(index)));
    if (draft) keepDraft(region, draft);
  }
  if (announcement) byId('announcements').textContent = announcement;
}

/** Where one can no longer reply, what was being written stays to be copied. */
function keepDraft(region, draft) {
  const box = region.querySelector('textarea');
  if (box) {
    box.value = draft;
    return;
  }
  const label = document.createElement('p');
  label.textContent = 'You were writing this when the conversation changed. It was not sent:';
  const words = document.createElement('blockquote');
  words.textContent = draft;
  region.append(label, words);
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.id !== 'reply-form') return;
  event.preventDefault();
  void sendReply(form, event.submitter);
});

/** One id for one text: pressing again after a failure, or twice, does not send it twice. */
let attempt = { text: '', press: '' };

async function sendReply(form, submitter) {
  const fields = Object.fromEntries(new FormData(form, submitter));
  const key = `${fields.do} ${fields.text}`;
  if (attempt.text !== key) attempt = { text: key, press: newPress() };
  const result = await post(form.getAttribute('action'), { ...fields, press: attempt.press });
  const problem = byId('reply-problem');
  if (!problem) return;
  problem.textContent = result.stored ? '' : `${result.problem} Your words are still here.`;
  problem.hidden = result.stored;
  if (!result.stored) return;
  attempt = { text: '', press: '' };
  byId('reply').value = '';
  byId('announcements').textContent = fields.do === 'note' ? 'Note kept.' : 'Sent.';
  byId('reply').focus();
}

setInterval(() => {
  for (const element of document.querySelectorAll('[data-since]')) {
    const minutes = Math.floor((Date.now() - Date.parse(element.dataset.since)) / 60_000);
    if (minutes >= 1 && minutes < 60)
      element.textContent = `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  }
}, 30_000);

const { stream } = document.body.dataset;
if (stream)
  openStream({
    address: (once) => `${stream}${once ? '?once' : ''}`,
    handlers: { regions: showRegions },
    onConnection(connected) {
      byId('connection').hidden = connected;
    },
  });
