import type { Dispatcher } from 'undici';
import type { Channel } from './channel';
import { download } from './messenger/download';
import { receive } from './messenger/receive';
import { render } from './messenger/render';
import { send } from './messenger/send';
import { takes } from './messenger/takes';
import { verify } from './messenger/verify';
import { fetchFile } from './meta/fetch-file';
import { graph } from './meta/graph';

const day = 24 * 3_600_000;

/** The Messenger door: one Facebook page of ours on the Messenger Platform. */
export const messenger = (settings: {
  readonly pageId: string;
  /** Our app's id: tells echoes of our own messages from those of other apps and of people in the page's inbox. */
  readonly appId?: string | undefined;
  /** The page's. */
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
    name: 'messenger',
    account: settings.pageId,
    verify: verify(settings),
    receive: receive(settings.pageId, settings.appId),
    render,
    // Messenger Platform, message tags: HUMAN_AGENT lets a person answer for seven days.
    replyWindow: { bot: day, person: 7 * day },
    templates: false,
    repeatable: false,
    takes,
    download: download(fetchFile({ graphUrl, dispatcher })),
    ...send(calls, settings.pageId),
  };
};
