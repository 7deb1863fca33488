// Types for the parts of an Adaptive Card (schema 1.5) that we use, and no others.
import type { Language } from '../../../knowledge/model/language.js';

type Color = 'default' | 'accent' | 'good' | 'warning' | 'attention';

/**
 * Plain text. Unlike a TextBlock, a run does not render Markdown. A plain string is a run without a style.
 */
export interface TextRun {
  type: 'TextRun';
  text: string;
  weight?: 'bolder';
  size?: 'small' | 'medium' | 'large';
  color?: Color;
  isSubtle?: true;
  italic?: true;
  strikethrough?: true;
  fontType?: 'monospace';
  selectAction?: OpenUrl;
}

interface OpenUrl {
  type: 'Action.OpenUrl';
  url: string;
  title?: string;
}

export interface RichTextBlock {
  type: 'RichTextBlock';
  inlines: (TextRun | string)[];
  spacing?: 'none' | 'small';
}

/** `text` is rendered as Markdown, so it must not contain anything that Markdown would change. */
export interface HeadingBlock {
  type: 'TextBlock';
  style: 'heading';
  text: string;
  size: 'medium' | 'large';
  weight: 'bolder';
  wrap: true;
  color?: Color;
}

export interface Container {
  type: 'Container';
  style: 'emphasis' | 'warning' | 'attention' | 'accent';
  /** The id that a button uses to show or hide this container. */
  id?: string;
  isVisible?: false;
  items: CardElement[];
}

interface ActionSet {
  type: 'ActionSet';
  actions: CardAction[];
}

interface TextInput {
  type: 'Input.Text';
  id: string;
  label: string;
  placeholder: string;
  isMultiline: true;
  isRequired?: true;
  errorMessage?: string;
  maxLength: number;
}

export type CardElement = RichTextBlock | HeadingBlock | Container | ActionSet | TextInput;

export interface ExecuteAction {
  type: 'Action.Execute';
  title: string;
  verb: string;
  data: object;
  style?: 'positive' | 'destructive';
  fallback: { type: 'Action.Submit'; title: string; data: object };
}

interface ShowCardAction {
  type: 'Action.ShowCard';
  title: string;
  style?: ExecuteAction['style'];
  card: { type: 'AdaptiveCard'; body: CardElement[]; actions: CardAction[] };
}

/** Shows or hides elements on the card, without calling us. */
interface ToggleAction {
  type: 'Action.ToggleVisibility';
  title: string;
  targetElements: string[];
}

export type CardAction = ExecuteAction | ShowCardAction | ToggleAction;

export interface AdaptiveCard {
  type: 'AdaptiveCard';
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  version: '1.5';
  /** Two letters, because the schema does not allow a region. */
  lang: Language;
  fallbackText: string;
  msteams: { width: 'Full' };
  body: CardElement[];
  actions?: CardAction[];
}
