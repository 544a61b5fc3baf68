import type { Json, JsonObject } from '../../../flows/dialogue/json';

/** Bodies of Messenger webhooks as the Messenger Platform (v23 to v26) sends them, for one page of ours. */
export const messengerBodies = (account: { readonly pageId: string; readonly appId: string }) => {
  const entry = (at: number, part: JsonObject): JsonObject => ({
    object: 'page',
    entry: [{ id: account.pageId, time: at, ...part }],
  });

  /** Any event: `part` names it, as in `{ postback: { … } }`. */
  const event = ({ from, at }: Pick<Said, 'from' | 'at'>, part: JsonObject): JsonObject =>
    entry(at, { messaging: [{ sender: { id: from }, recipient: { id: account.pageId }, timestamp: at, ...part }] });

  const message = (said: Said, part: JsonObject): JsonObject => event(said, { message: { mid: said.id, ...part } });

  return {
    entry,
    event,
    message,
    text: (said: Said, text: string): JsonObject => message(said, { text }),
    /** A button of a template was tapped. */
    tap: (said: Said, choice: { readonly id: string; readonly title: string }): JsonObject =>
      event(said, { postback: { mid: said.id, title: choice.title, payload: choice.id } }),
    quickReply: (said: Said, choice: { readonly id: string; readonly title: string }): JsonObject =>
      message(said, { text: choice.title, quick_reply: { payload: choice.id } }),
    attachments: (said: Said, attachments: readonly Json[]): JsonObject => message(said, { attachments }),
    /** A file, which Messenger has at this address. */
    file: (said: Said, { url, mimeType }: { readonly url: string; readonly mimeType: string }, caption?: string): JsonObject => {
      const type = /^(?:image|audio|video)(?=\/)/.exec(mimeType)?.[0] ?? 'file';
      return message(said, { ...(caption === undefined ? {} : { text: caption }), attachments: [{ type, payload: { url } }] });
    },
    /** What the page said, as it comes back to all apps of the page; `appId` is null for a person in the page's inbox. */
    echo: (of: {
      readonly id: string;
      readonly to: string;
      readonly at: number;
      readonly correlation?: string | undefined;
      readonly text?: string;
      readonly appId?: string | null;
    }): JsonObject => {
      const { appId = account.appId } = of;
      return entry(of.at, {
        messaging: [
          {
            sender: { id: account.pageId },
            recipient: { id: of.to },
            timestamp: of.at,
            message: {
              mid: of.id,
              is_echo: true,
              text: of.text ?? '…',
              ...(appId === null ? {} : { app_id: Number(appId) }),
              ...(of.correlation === undefined ? {} : { metadata: of.correlation }),
            },
          },
        ],
      });
    },
    /** `ids` are missing where the customer's app is an old one. */
    delivered: (of: { readonly from: string; readonly at: number; readonly until: number; readonly ids?: readonly string[] }): JsonObject =>
      event(of, { delivery: { ...(of.ids === undefined ? {} : { mids: of.ids }), watermark: of.until } }),
    read: (of: { readonly from: string; readonly at: number; readonly until: number }): JsonObject =>
      event(of, { read: { watermark: of.until } }),
    /** The same events while another app has the floor. */
    standby: (body: JsonObject): JsonObject => ({
      ...body,
      entry: entriesOf(body).map(({ messaging, ...rest }) => ({ ...rest, standby: messaging })),
    }),
    /** Several bodies as one POST. */
    batch: (bodies: readonly JsonObject[]): JsonObject => ({ object: 'page', entry: bodies.flatMap(entriesOf) }),
  };
};

interface Said {
  readonly from: string;
  readonly id: string;
  /** ms since 1970, UTC. */
  readonly at: number;
}

const entriesOf = ({ entry }: JsonObject): readonly JsonObject[] => (Array.isArray(entry) ? entry : []);
