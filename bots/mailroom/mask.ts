import type { Content, Inbound, InboundMessage } from '../../flows/dialogue/inbound';
import type { Json, JsonObject } from '../../flows/dialogue/json';
import type { Clock } from '../clock';
import { asciiDigits, isCardNumber, maskText } from './mask-text';

/** Masks what a person wrote, before anything is stored. Ids are left alone: a 16-digit account id can pass for a card. */
export type Masker = (channel: string, thing: Inbound) => Inbound;

const rememberedFor = 600_000;
const rememberedConversations = 10_000;

/**
 * A card number that is split over two messages is recognised in the second one: the digits that a message ends with are
 * remembered for ten minutes, in memory alone.
 */
export const masker = (clock: Clock): Masker => {
  const tails = new Map<string, { digits: string; until: number }>();

  const continued = (from: string, text: string): string => {
    const tail = tails.get(from);
    tails.delete(from);
    const head = /^\s*[\p{Nd}\s.\-]*\p{Nd}/u.exec(text)?.[0] ?? '';
    const before = tail && tail.until >= clock.now() ? tail.digits : '';
    const digits = digitsOf(head);
    const whole = digits !== '' && isCardNumber(before + digits);
    const trailing = digitsOf(/\p{Nd}[\p{Nd}\s.\-]*$/u.exec(text)?.[0] ?? '');
    if (!whole && trailing !== '' && trailing.length < 19) remember(from, (trailing === digitsOf(text) ? before : '') + trailing);
    if (whole) return '•'.repeat(Math.max(0, digits.length - 4)) + digits.slice(-4) + text.slice(head.length);
    return firstHalf(text, trailing) ? `${trailing.slice(0, 6)}${'•'.repeat(trailing.length - 6)}` : text;
  };

  const remember = (from: string, digits: string): void => {
    const oldest = tails.keys().next();
    if (tails.size >= rememberedConversations && !oldest.done) tails.delete(oldest.value);
    tails.set(from, { digits: digits.slice(-19), until: clock.now() + rememberedFor });
  };

  const message = (channel: string, said: InboundMessage): InboundMessage => {
    const written = (text: string): string => maskText(continued(`${channel}:${said.account}:${said.from}`, text));
    return { ...said, ...(said.name === undefined ? {} : { name: maskText(said.name) }), content: maskContent(said.content, written) };
  };

  return (channel, thing) => {
    switch (thing.kind) {
      case 'message':
        return message(channel, thing);
      case 'kept':
        return { ...thing, raw: maskLeaves(thing.raw) };
      case 'status':
        return thing;
      default:
        return thing satisfies never;
    }
  };
};

/** Eight to twelve digits and nothing else, with the prefix of a card: half a card number, kept to its first six. */
const firstHalf = (text: string, digits: string): boolean =>
  /^[\p{Nd}\s.\-]+$/u.test(text) && /^(?:4|5[1-5]|3[47]|6)\d{7,11}$/.test(digits);

const digitsOf = (text: string): string => asciiDigits(text.replace(/[^\p{Nd}]/gu, ''));

const maskContent = (content: Content, written: (text: string) => string): Content => {
  switch (content.kind) {
    case 'text':
      return { ...content, text: written(content.text) };
    case 'choice':
      return { ...content, title: maskText(content.title) };
    case 'place':
      return content.name === undefined ? content : { ...content, name: maskText(content.name) };
    case 'media':
      return {
        ...content,
        ...(content.caption === undefined ? {} : { caption: written(content.caption) }),
        ...(content.fileName === undefined ? {} : { fileName: maskText(content.fileName) }),
      };
    case 'contact':
      return { ...content, names: content.names.map(maskText) };
    case 'other':
      return content;
    default:
      return content satisfies never;
  }
};

/** Names of fields that hold ids, addresses and times, not what a person wrote. */
const idField = /(?:^|_)(?:ids?|from|to|mid|mids|sender|recipient|timestamp|time|watermark|sha256|hash|phone|number|url|link)$/;

const maskLeaves = (value: Json, field = ''): Json => {
  if (typeof value === 'string') return idField.test(field) ? value : maskText(value);
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => maskLeaves(item, field));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([key, item]) => [key, item === undefined ? null : maskLeaves(item, key)]),
  );
};
