const NAVIGATION_HEADINGS =
  /^(?:cookies on gov\.uk|navigation menu|services and information|government activity|search|support links|related content|explore the topic|is this page useful\??|help us improve gov\.uk|print this page|skip to main content|table of contents|share this page|brexit|collection|sign up for emails or print this page)$/iu;

export function isNavigationHeading(text: string): boolean {
  return NAVIGATION_HEADINGS.test(text.trim());
}

const NAVIGATION_LINES =
  /^(?:skip to main content|show all sections|hide all sections|back to contents|search this manual|print this page|contents|hide cookie message|search gov\.uk|search)$/iu;

export function isNavigationLine(text: string): boolean {
  return NAVIGATION_LINES.test(text.trim());
}
