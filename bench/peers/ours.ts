import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from 'schalter';
import { account } from './account';
import type { Peer } from './peer';
import { twoStepBot } from './two-step/bot';

/** The product as it is: every message and every turn on the disk (fsync) before it is answered, and marked as read as well. */
export const ours: Peer = {
  listen: async (graphUrl) => {
    const { url } = await serve(twoStepBot(), {
      PORT: '0',
      LOG_LEVEL: 'warn',
      DATA_DIR: mkdtempSync(join(tmpdir(), 'schalter-peers-')),
      GRAPH_API_URL: graphUrl,
      WHATSAPP_PHONE_NUMBER_ID: account.phoneNumberId,
      WHATSAPP_ACCESS_TOKEN: account.accessToken,
      WHATSAPP_APP_SECRET: account.appSecret,
      WHATSAPP_VERIFY_TOKEN: 'bench',
    });
    return Number(new URL(url).port);
  },
};
