import type { GraphStandIn } from '../../bots/testing/graph-stand-in/graph-stand-in';
import type { Json, JsonObject } from '../../flows/dialogue/json';
import { until } from './until';

/** What arrived on the customer's phone, in one bubble. */
export interface Bubble {
  readonly text: string;
  readonly choices: readonly { readonly id: string; readonly title: string }[];
}

/** A customer with a phone: what they send is signed and posted, what they read are the bodies of calls of the Graph API. */
export interface Customer {
  readonly number: string;
  /** Sends it and resolves with the bubble that comes next. */
  says(text: string): Promise<Bubble>;
  /** Taps the choice of the last bubble whose title holds these words. */
  taps(title: string): Promise<Bubble>;
  sends(body: JsonObject): Promise<Bubble>;
  /** The bubble that comes next, without a word of the customer's. */
  hears(within?: number): Promise<Bubble>;
  /** All that arrived. */
  read(): readonly Bubble[];
}

export const customer = (graph: GraphStandIn, number: string): Customer => {
  let seen = 0;
  const read = (): readonly Bubble[] => graph.ledger.accepted.filter(({ to }) => to === number).map(({ message }) => bubble(message));
  const hears = async (within?: number): Promise<Bubble> => {
    const next = await until(`a bubble arrives for ${number} after ${JSON.stringify(read().at(-1)?.text)}`, () => read()[seen], within);
    seen += 1;
    return next;
  };
  return {
    number,
    read,
    hears,
    says: async (text) => {
      await graph.says(number, text);
      return hears();
    },
    taps: async (title) => {
      const offered = read().findLast(({ choices }) => choices.length > 0)?.choices ?? [];
      const choice = offered.find((candidate) => candidate.title.includes(title));
      if (!choice) throw new Error(`There is no choice "${title}" among ${offered.map((one) => one.title).join(', ')}.`);
      await graph.taps(number, choice);
      return hears();
    },
    sends: async (body) => {
      await graph.deliver(body);
      return hears();
    },
  };
};

const bubble = (message: JsonObject): Bubble => {
  const interactive = object(message['interactive']);
  const { buttons, sections } = object(interactive['action']);
  const rows = list(sections).flatMap((section) => list(object(section)['rows']));
  const choices = [...list(buttons).map((button) => object(button)['reply']), ...rows].map((choice) => object(choice ?? null));
  return {
    text: text(object(message['text'])['body'] ?? object(interactive['body'])['text']),
    choices: choices.map(({ id, title }) => ({ id: text(id), title: text(title) })),
  };
};

const object = (json: Json | undefined): JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as JsonObject) : {};
const text = (json: Json | undefined): string => (typeof json === 'string' ? json : '');
const list = (json: Json | undefined): readonly Json[] => (Array.isArray(json) ? (json as readonly Json[]) : []);
