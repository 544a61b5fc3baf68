import type { ShownFile } from '../../../../server/window-parts/media/shown-file';
import { type Chat, type Letter, newChat } from './chat';
import type { ChatEvent } from './chat-event';
import { placeLine } from './place-line';

/** After so many attempts that the server turned away, the customer is asked whether to go on. */
const mostTries = 6;

/** The page's whole memory as one pure function. Any event may come at any time and again. */
export const reduce = (chat: Chat, event: ChatEvent): Chat => {
  switch (event.kind) {
    case 'connection':
      return connected(chat, event.connection);
    case 'line': {
      const { clientId } = event.line;
      const letters = clientId === undefined ? chat.letters : chat.letters.filter((letter) => letter.clientId !== clientId);
      return { ...chat, lines: placeLine(chat.lines, event.line), letters, typing: event.line.author === 'customer' && chat.typing };
    }
    case 'typing':
      return { ...chat, typing: event.on };
    case 'floor':
      return { ...chat, floor: event.floor };
    case 'wrote':
      return knows(chat, event.letter.clientId)
        ? chat
        : { ...chat, letters: [...chat.letters, { ...event.letter, state: 'waiting', tries: 0 }] };
    case 'posting':
      return changeLetter(chat, event.clientId, () => ({ state: 'sending' }));
    case 'posted':
      return changeLetter(chat, event.clientId, () => ({ state: 'sent' }));
    case 'refused':
      return changeLetter(chat, event.clientId, () => ({ state: 'failed' }));
    case 'spoilt':
      return changeLetter(chat, event.clientId, () => ({ state: 'failed', fault: event.fault }));
    case 'uploaded':
      return changeLetter(chat, event.clientId, ({ media }) => (media === undefined ? {} : { media: { ...media, id: event.id } }));
    case 'removed':
      return { ...chat, letters: chat.letters.filter(({ clientId }) => clientId !== event.clientId) };
    case 'retried':
      return changeLetter(chat, event.clientId, ({ state, fault }) =>
        state === 'failed' && fault === undefined ? { state: 'waiting', tries: 0 } : {},
      );
    case 'stumbled':
      return changeLetter(chat, event.clientId, ({ tries }) => ({ state: tries + 1 < mostTries ? 'waiting' : 'failed', tries: tries + 1 }));
    case 'begun':
      return newChat();
    case 'unknown':
      return { ...newChat(chat.letters.filter(({ choice }) => choice === undefined).map(unsent)), restarted: true };
    default:
      return event satisfies never;
  }
};

const connected = (chat: Chat, connection: Chat['connection']): Chat =>
  // Whoever was typing before a break may have stopped in it: the server tells it again.
  connection === chat.connection ? chat : { ...chat, connection, typing: false };

const knows = ({ lines, letters }: Chat, clientId: string): boolean =>
  lines.some((line) => line.clientId === clientId) || letters.some((letter) => letter.clientId === clientId);

const changeLetter = (chat: Chat, clientId: string, change: (letter: Letter) => Partial<Letter>): Chat => ({
  ...chat,
  // What the server has taken is never in doubt again, however late news of an earlier attempt comes in.
  letters: chat.letters.map((letter) =>
    letter.clientId === clientId && letter.state !== 'sent' ? { ...letter, ...change(letter) } : letter,
  ),
});

const unsent = ({ media, ...letter }: Letter): Letter => ({
  ...letter,
  ...(media === undefined ? {} : { media: notUploaded(media) }),
  state: letter.state === 'failed' ? 'failed' : 'waiting',
});

/** Files stay with the conversation that they were uploaded to. */
const notUploaded = (media: ShownFile): ShownFile => {
  const { id: _, ...file } = media;
  return file;
};
