import { createHash } from 'node:crypto';
import type { Json, JsonObject } from '../../../flows/dialogue/json';
import { isUserId } from './is-user-id';
import type { GivenFile } from './shelf';

/** Bodies of WhatsApp webhooks as the Cloud API (v23 to v26) sends them, for one number of ours. */
export const webhookBodies = (account: { readonly phoneNumberId: string; readonly displayPhoneNumber: string }) => {
  const change = (value: JsonObject, field = 'messages'): JsonObject => ({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '102290129340398',
        changes: [
          {
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: account.displayPhoneNumber, phone_number_id: account.phoneNumberId },
              ...value,
            },
            field,
          },
        ],
      },
    ],
  });

  /** Any message: `part` is the type's own, as in `{ type: 'text', text: { body: '…' } }`. */
  const message = ({ from, id, at, name = 'Robin Vale' }: Said, part: JsonObject): JsonObject =>
    change({
      contacts: [{ profile: { name }, ...(isUserId(from) ? { user_id: from } : { wa_id: from }) }],
      messages: [{ ...(isUserId(from) ? { from_user_id: from } : { from }), id, timestamp: seconds(at), ...part }],
    });

  return {
    change,
    message,
    text: (said: Said, body: string): JsonObject => message(said, { type: 'text', text: { body } }),
    tap: (
      said: Said,
      choice: { readonly id: string; readonly title: string },
      form: 'button_reply' | 'list_reply' = 'button_reply',
    ): JsonObject => message(said, { type: 'interactive', interactive: { type: form, [form]: { id: choice.id, title: choice.title } } }),
    /** A file, which WhatsApp has under this id; its digest is told as base64. */
    file: (said: Said, { id, mimeType, fileName, bytes }: SentFile, caption?: string): JsonObject => {
      const type = /^(?:image|audio|video)(?=\/)/.exec(mimeType)?.[0] ?? 'document';
      const sha256 = createHash('sha256').update(bytes).digest('base64');
      const named = type === 'document' && fileName !== undefined ? { filename: fileName } : {};
      return message(said, { type, [type]: { id, mime_type: mimeType, sha256, ...named, ...(caption === undefined ? {} : { caption }) } });
    },
    status: (of: {
      readonly id: string;
      readonly status: string;
      readonly to: string;
      readonly at: number;
      readonly correlation?: string | undefined;
      readonly error?: Json;
    }): JsonObject =>
      change({
        statuses: [
          {
            id: of.id,
            status: of.status,
            timestamp: seconds(of.at),
            ...(isUserId(of.to) ? { recipient_user_id: of.to } : { recipient_id: of.to }),
            ...(of.correlation === undefined ? {} : { biz_opaque_callback_data: of.correlation }),
            ...(of.error === undefined ? {} : { errors: [of.error] }),
          },
        ],
      }),
    /** Several bodies as one POST. */
    batch: (bodies: readonly JsonObject[]): JsonObject => ({
      object: 'whatsapp_business_account',
      entry: bodies.flatMap(({ entry }): readonly Json[] => (Array.isArray(entry) ? entry : [])),
    }),
  };
};

interface SentFile extends GivenFile {
  readonly id: string;
}

interface Said {
  readonly from: string;
  readonly id: string;
  /** ms since 1970, UTC. */
  readonly at: number;
  readonly name?: string;
}

const seconds = (at: number): string => String(Math.floor(at / 1000));
