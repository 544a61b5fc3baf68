import type { JsonObject } from '../../../../flows/dialogue/json';
import type { HandoffRequest } from '../../../../handoff/desk/request';
import { agents, presences } from '../../../conversation/people';
import { conversations, handoffs, lines, notes, replyDrafts } from '../../../conversation/records';
import { outboxLetters } from '../../../mailroom/letters';
import { mediaFiles } from '../../../media/media-file';
import type { Reader } from '../../../storage/store';
import { agentView } from '../views/agent-view';
import { draftView } from '../views/draft-view';
import { floorView } from '../views/floor-view';
import { type Glance, glance } from '../views/glance';
import { handoffView } from '../views/handoff-view';
import { lineView } from '../views/line-view';

/** Something to tell: what it is of, as the feed's changes name it. */
export type Subject = `${Kind} ${string}`;

type Kind = 'line' | 'floor' | 'handoff' | 'presence' | 'draft';

/** An event as all consoles get it that may. */
export interface Told {
  readonly event: 'line' | 'floor' | 'handoff' | 'promise' | 'presence' | 'draft';
  readonly data: JsonObject;
  /** Only for who may see this request. */
  readonly about: HandoffRequest | 'everybody';
}

/** What of it has been told before, and need not be told again. */
export interface Memory {
  /** By conversation, the floor's epoch. */
  readonly floors: Map<string, number>;
  /** By request, the level of its promise. */
  readonly promises: Map<string, string>;
  /** By agent, as text. */
  readonly presences: Map<string, string>;
}

/** So many conversations' floors and requests' promises are remembered; one that was forgotten is told once more. */
const mostRemembered = 10_000;

export const newMemory = (): Memory => ({ floors: new Map(), promises: new Map(), presences: new Map() });

/** What a change in the store is about; null: nothing that a console shows. */
export const subjectOf = ({ collection, id }: { readonly collection: string; readonly id: string }): Subject | null => {
  switch (collection) {
    // A letter has the id of its line, and so has a file that is fetched.
    case lines.name:
    case notes.name:
    case outboxLetters.name:
    case mediaFiles.name:
      return `line ${id}`;
    case conversations.name:
      return `floor ${id}`;
    case handoffs.name:
      return `handoff ${id}`;
    case agents.name:
    case presences.name:
      return `presence ${id}`;
    case replyDrafts.name:
      return `draft ${id}`;
    default:
      return null;
  }
};

/** Puts into an event, as things are now, what happened to subjects. What several of them need is read once for each `look`. */
export const telling = (needs: { readonly store: Reader; readonly now: () => number; readonly queues: readonly string[] }) => {
  const { store, now, queues } = needs;

  return {
    look: (): Glance => glance(store),
    tell: async (look: Glance, subject: Subject, memory: Memory): Promise<readonly Told[]> => {
      const [event, id] = parts(subject);
      switch (event) {
        case 'line':
          return tellLine(look, id);
        case 'floor':
          return tellFloor(look, id, memory.floors);
        case 'handoff': {
          const about = await look.get(handoffs, id);
          return about ? [{ event, data: await handoffView(look, about), about }, ...tellPromise(about, memory.promises)] : [];
        }
        case 'draft': {
          const about = await requestOf(look, id);
          return about ? [{ event, data: { conversationId: id, draft: await draftView(look, id) }, about }] : [];
        }
        case 'presence': {
          const agent = await look.get(agents, id);
          if (!agent) return [];
          const data = agentView(agent, { presence: await look.get(presences, id), now: now(), queues, email: false });
          // A lease is renewed every few seconds, and nothing is new about it.
          const text = JSON.stringify(data);
          if (memory.presences.get(id) === text) return [];
          memory.presences.set(id, text);
          return [{ event, data, about: 'everybody' }];
        }
        default:
          return event satisfies never;
      }
    },
  };
};

export type Telling = ReturnType<typeof telling>;

const parts = (subject: Subject): [Kind, string] => {
  const space = subject.indexOf(' ');
  return [subject.slice(0, space) as Kind, subject.slice(space + 1)];
};

const requestOf = async (look: Glance, conversation: string): Promise<HandoffRequest | undefined> => {
  const found = await look.get(conversations, conversation);
  return found && look.handoffOf(found);
};

const tellLine = async (look: Glance, id: string): Promise<readonly Told[]> => {
  // Conversation and number; most conversations are the bot's alone, and no console hears of them.
  const conversationId = id.slice(0, id.lastIndexOf('.'));
  const about = await requestOf(look, conversationId);
  const line = about && ((await look.get(lines, id)) ?? (await look.get(notes, id)));
  return line ? [{ event: 'line', data: { ...(await lineView(look, line)), conversationId }, about }] : [];
};

const tellFloor = async (look: Glance, id: string, floors: Memory['floors']): Promise<readonly Told[]> => {
  const conversation = await look.get(conversations, id);
  const about = conversation && (await look.handoffOf(conversation));
  if (!about || floors.get(id) === conversation.floor.epoch) return [];
  remember(floors, id, conversation.floor.epoch);
  return [{ event: 'floor', data: { ...(await floorView(look, conversation.floor)), conversationId: id }, about }];
};

const tellPromise = (about: HandoffRequest, promises: Memory['promises']): readonly Told[] => {
  const { id, conversation, promise } = about;
  if (!recallPromise(about, promises) || promise === null) return [];
  const { metric, due, warned } = promise;
  return [{ event: 'promise', data: { handoffId: id, conversationId: conversation, metric, due, warned }, about }];
};

/** Remembers how far a request's promise has come. Answers whether that is a level that was not known before. */
export const recallPromise = ({ id, promise }: HandoffRequest, promises: Memory['promises']): boolean => {
  if (promise === null || promise.warned === 0) {
    promises.delete(id);
    return false;
  }
  const level = `${promise.metric} ${promise.warned}`;
  if (promises.get(id) === level) return false;
  remember(promises, id, level);
  return true;
};

const remember = <Value>(memory: Map<string, Value>, id: string, value: Value): void => {
  memory.delete(id);
  memory.set(id, value);
  const [oldest] = memory.keys();
  if (memory.size > mostRemembered && oldest !== undefined) memory.delete(oldest);
};
