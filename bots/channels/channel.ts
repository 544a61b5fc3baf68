import type { Inbound } from '../../flows/dialogue/inbound';
import type { Json } from '../../flows/dialogue/json';
import type { Reply } from '../../flows/dialogue/reply';

/**
 * A door: how one messaging service comes in and goes out. Each is a few files (verify, receive, render, send, download)
 * and one that puts them together; all of them pass test/contracts/channel.
 */
export interface Channel {
  /** Also the last part of its webhook's path. */
  readonly name: string;
  /** The account of ours that it serves; events for others are kept, not served. */
  readonly account: string;
  readonly verify: Verify;
  /** Never throws: what it cannot read, it keeps. `now` stands in where the provider gives no time. */
  readonly receive: (body: Json, now: number) => readonly Inbound[];
  /** Pure: a reply as the payloads of this service, in order; more than one where it is too long for one bubble. */
  readonly render: (reply: Reply) => readonly Payload[];
  readonly send: Send;
  /** Whether it takes a file of this type (by its bytes) and size (bytes) from us. */
  readonly takes: (mimeType: string, size: number) => boolean;
  /** Fetches a file that a customer sent; null: its files are ours from the start. */
  readonly download: Download | null;
  /** Null: the customer may be written to at any time. */
  readonly replyWindow: ReplyWindow | null;
  /** Whether it sends templates: texts that its service has approved, which reach a customer also when the window is closed. */
  readonly templates: boolean;
  /** Whether the same letter may be sent twice and is seen once: then none has to wait for a status before it is sent again. */
  readonly repeatable: boolean;
  /** Tells the customer that the message was seen and that an answer is being written. Best effort, never retried. */
  readonly seen: (message: { readonly providerId: string; readonly from: string }, signal: AbortSignal) => Promise<void>;
}

/** How long after the customer's last word a service lets the bot, and lets a person, write: ms. */
export interface ReplyWindow {
  readonly bot: number;
  readonly person: number;
}

export interface Verify {
  /** The challenge to answer with, or null for a wrong token. */
  handshake(query: URLSearchParams): string | null;
  /** Whether these very bytes were signed by the service. */
  signature(body: Buffer, headers: Readonly<Record<string, string | readonly string[] | undefined>>): boolean;
}

/** The service's own message object, without the address. */
export type Payload = { readonly [key: string]: Json | undefined };

export type Send = (letter: {
  readonly to: string;
  readonly payload: Payload;
  /** The file of a reply with media: with its first bubble, which carries it. */
  readonly attached?: Attached;
  /** Comes back in the status or the echo of this letter; at most 512 characters. */
  readonly correlation: string;
  /** Written by a person, later than the service lets a bot write. */
  readonly late: boolean;
  readonly signal: AbortSignal;
}) => Promise<Sent>;

/** What became of one attempt. It never throws: each failure says whether to try again. */
export type Sent =
  | { readonly kind: 'sent'; readonly providerId: string }
  /**
   * Not sent. `holds`: what has to wait as well; `after` in ms, where the service named a time; `tries`: how many in all are worth
   * it, where the service leaves a doubt.
   */
  | {
      readonly kind: 'retryLater';
      readonly code: string;
      readonly reason: string;
      readonly after?: number;
      readonly tries?: number;
      readonly holds: 'letter' | 'conversation' | 'account';
    }
  /** It may have arrived: the request went out and no answer came back. */
  | { readonly kind: 'unknown'; readonly code: string; readonly reason: string }
  /** It will never go through as it is; `reason` is for an agent to read. */
  | { readonly kind: 'refused'; readonly code: string; readonly reason: string };

/** A file's bytes on their way out. */
export interface Attached {
  readonly mimeType: string;
  readonly fileName?: string;
  readonly bytes: Uint8Array;
}

/** One attempt at a file; `mediaId`: as it came in the message. It never throws. */
export type Download = (file: { readonly mediaId: string; readonly signal: AbortSignal }) => Promise<Downloaded>;

export type Downloaded =
  | { readonly kind: 'brought'; readonly bytes: Uint8Array }
  /** `after` in ms, where the service named a time. */
  | { readonly kind: 'retryLater'; readonly code: string; readonly reason: string; readonly after?: number }
  /** It cannot be had any more; `reason` is for an agent to read. */
  | { readonly kind: 'gone'; readonly code: string; readonly reason: string };
