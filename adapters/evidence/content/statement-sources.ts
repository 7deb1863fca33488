// Names for the sources of statements. Settings, files and tables are called by their own names.
export const STORE = 'the store';
export const ROSTER_FILE = 'the advisers’ file, if there is one';
export const ROUTES = 'the table of routes in adapters/web/sign-in';
