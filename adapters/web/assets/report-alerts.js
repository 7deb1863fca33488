// Shows reports of unsafe answers on an open library page as they arrive.
import { fragmentOf, keepingFocus } from './html.js';
import { createPressGuard } from './press-guard.js';
import { openStream } from './stream.js';

const region = document.getElementById('reports');
const { reports } = document.body.dataset;

const show = createPressGuard(({ version, html }) => {
  if (region.dataset.version === version) return;
  region.dataset.version = version;
  keepingFocus(region, () => region.replaceChildren(fragmentOf(html)));
});

if (region && reports)
  openStream({
    address: (once) => (once ? `${reports}${reports.includes('?') ? '&' : '?'}once` : reports),
    handlers: { regions: ({ regions: [reported] }) => show(reported) },
    // The page's other links say that the session has ended, so there is nothing to add here.
    onStopped: () => undefined,
  });
