// Builds a page that can be saved, read and printed, with no scripts and no external styles.
import { shownText } from '../../model/messages/shown-text.js';

export function standalonePage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}dt{font-weight:600}dd{margin:0 0 .5rem}
li{margin-bottom:.75rem}ol{padding-left:1.25rem}p{margin:.25rem 0;white-space:pre-wrap;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.25rem .5rem .25rem 0;border-bottom:1px solid;overflow-wrap:anywhere}</style></head><body>
<h1>${escapeHtml(title)}</h1>
${body}
</body></html>
`;
}

export function escapeHtml(text: string): string {
  return shownText(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
