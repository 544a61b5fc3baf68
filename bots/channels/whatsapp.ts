import type { Dispatcher } from 'undici';
import type { Channel } from './channel';
import { fetchFile } from './meta/fetch-file';
import { graph } from './meta/graph';
import { download } from './whatsapp/download';
import { receive } from './whatsapp/receive';
import { render } from './whatsapp/render';
import { send } from './whatsapp/send';
import { takes } from './whatsapp/takes';
import { verify } from './whatsapp/verify';

const day = 24 * 3_600_000;

/** The WhatsApp door: one phone number of ours on the WhatsApp Cloud API. */
export const whatsapp = (settings: {
  /** The number's id at Meta, not the number itself. */
  readonly phoneNumberId: string;
  readonly accessToken: string;
  /** At least one; two while one replaces the other. */
  readonly appSecrets: readonly string[];
  /** What we entered in the app's webhook form. */
  readonly verifyToken: string;
  /** `https://graph.facebook.com`, or a stand-in. */
  readonly graphUrl: string;
  /** As in the path: `v26.0`. */
  readonly graphVersion: string;
  /** Connections of the caller's own making, with their time-outs; a proxy, or shorter time-outs. */
  readonly dispatcher?: Dispatcher;
}): Channel => {
  const { graphUrl, graphVersion, accessToken, dispatcher } = settings;
  const calls = graph({ url: graphUrl, version: graphVersion, accessToken, dispatcher });
  return {
    name: 'whatsapp',
    account: settings.phoneNumberId,
    verify: verify(settings),
    receive: receive(settings.phoneNumberId),
    render,
    // WhatsApp Business Platform, customer service windows.
    replyWindow: { bot: day, person: day },
    templates: true,
    repeatable: false,
    takes,
    download: download(calls, fetchFile({ graphUrl, dispatcher }), accessToken),
    ...send(calls, settings.phoneNumberId),
  };
};
