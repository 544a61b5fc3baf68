import { read } from '../bots/channels/meta/read';
import type { Json, JsonObject } from '../flows/dialogue/json';

/** What the customer sees of a message of the Cloud API. */
export interface Bubble {
  readonly text: string;
  readonly choices: readonly { readonly id: string; readonly title: string }[];
}

export const bubbleOf = (message: JsonObject): Bubble => {
  const interactive = read.object(message['interactive']);
  const action = read.object(interactive['action']);
  const buttons = read.list(action['buttons']).map((button) => read.object(button)['reply']);
  const rows = read.list(action['sections']).flatMap((section) => read.list(read.object(section)['rows']));
  const text = read.text(read.object(message['text'])['body']) ?? read.text(read.object(interactive['body'])['text']) ?? '';
  return { text, choices: [...buttons, ...rows].map(choiceOf) };
};

const choiceOf = (choice: Json | undefined): { id: string; title: string } => {
  const { id, title } = read.object(choice);
  return { id: read.text(id) ?? '', title: read.text(title) ?? '' };
};
