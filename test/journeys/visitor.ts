import { read } from '../../bots/channels/meta/read';
import { conversationId } from '../../bots/mailroom/conversation-id';
import { chatSessions } from '../../bots/server/chat/sessions';
import { openPage } from '../bots/server/chat/page';
import type { Product } from './open-product';
import { type Talk, talk } from './talk';

/** A visitor of the web chat: HTTP in, the lines of the event stream out. @param locale what their page is opened in. */
export const visitor = async (product: Product, locale: string): Promise<Talk> => {
  const page = await openPage(product.url, { locale });
  const stream = await page.listen();
  const sessions = await product.all(chatSessions, 'id');
  const session = sessions.find((one) => conversationId('webchat', 'webchat', one.visitor) === page.conversationId);
  if (!session) throw new Error('The session of the page is not stored.');
  let count = 0;
  const post = async (message: object): Promise<void> => {
    count += 1;
    const answered = await page.post({ clientId: `c${count}`, ...message });
    if (answered.status !== 202) throw new Error(`The message was not taken: ${answered.status} ${await answered.text()}`);
  };
  return talk({
    address: session.visitor,
    conversation: page.conversationId,
    read: () =>
      stream
        .lines()
        .filter(({ author }) => author !== 'customer')
        .map(({ text, choices, seq }) => ({
          text: read.text(text) ?? '',
          choices: read
            .list(choices)
            .map(read.object)
            .map(({ id, title }) => ({ id: read.text(id) ?? '', title: read.text(title) ?? '' })),
          seq: read.number(seq) ?? 0,
        })),
    say: (text) => post({ text }),
    tap: ({ id }) => post({ choice: id }),
  });
};
