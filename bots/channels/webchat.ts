import type { Channel } from './channel';
import { receive } from './webchat/receive';
import { render } from './webchat/render';
import { seen, send } from './webchat/send';
import { verify } from './webchat/verify';

/** The web chat: a door of our own, whose page is served by the same server. See server/chat for its HTTP side. */
export const webchat = (): Channel => ({
  name: 'webchat',
  account: 'webchat',
  verify,
  receive: receive('webchat'),
  render,
  send,
  seen,
  // What the house keeps, its own page shows.
  takes: () => true,
  download: null,
  replyWindow: null,
  templates: false,
  repeatable: true,
});
