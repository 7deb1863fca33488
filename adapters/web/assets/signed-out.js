// Deletes unsent text in this tab, and the record of how far each chat was read, so that the next person to
// use this computer does not find them.
import { keep, keptKeys } from './browser-storage.js';
import { keepToldOfEnd } from './alerts-ended.js';
import { forgetRead } from './read-mark.js';

for (const key of keptKeys('sessionStorage')) keep('sessionStorage', key, null);
forgetRead();
// Other pages of the desk may still be open. Someone who has just signed out does not need an alert that says so.
for (const kind of ['sound', 'notification']) keepToldOfEnd(kind, 'signed-out');
