import type { IncomingHttpHeaders } from 'node:http';
import { signature } from '../../bots/channels/meta/signature';
import { account } from './account';

const check = signature([account.appSecret]);

/** The check that all peers make: HMAC-SHA256 over the raw bytes. */
export const signed = (body: Buffer, headers: IncomingHttpHeaders): boolean => check(body, headers);
