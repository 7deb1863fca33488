// The addresses of the pages, each written once.

export const LIBRARY_PATH = '/library';
export const DESK_PATH = '/desk';

/** Where a quote of an answer is shown in its surroundings; put PUBLIC_URL in front for other platforms. */
export function citationPath(answer: string, number: number): string {
  return `${LIBRARY_PATH}/citation/${encodeURIComponent(answer)}/${number}`;
}

export function documentPath(slug: string, part = 1): string {
  return `${LIBRARY_PATH}/document/${encodeURIComponent(slug)}${part > 1 ? `?part=${part}` : ''}`;
}

export const ADVISERS_PATH = `${DESK_PATH}/advisers`;
export const FIGURES_PATH = `${DESK_PATH}/figures`;

export function transcriptPath(escalation: string): string {
  return `${escalationPath(escalation)}/transcript`;
}

export function escalationPath(escalation: string): string {
  return `${DESK_PATH}/escalation/${encodeURIComponent(escalation)}`;
}
