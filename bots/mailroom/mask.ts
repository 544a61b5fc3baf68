import type { Content, Inbound, InboundMessage } from '../../flows/dialogue/inbound';
import type { Json, JsonObject } from '../../flows/dialogue/json';
import type { Clock } from '../clock';
import { fileNameOf } from '../media/file-name-of';
import { maskText } from './mask-text';
import { splitCards } from './split-cards';

/**
 * Masks what a person wrote, and cleans the names of their files, before anything is stored. Ids are left alone: a 16-digit
 * account id can pass for a card.
 */
export type Masker = (channel: string, thing: Inbound) => Inbound;

/** Remembers, in memory alone, what could be the first half of a card number. */
export const masker = (clock: Clock): Masker => {
  const split = splitCards(clock);

  const message = (channel: string, said: InboundMessage): InboundMessage => {
    const written = (text: string): string => maskText(split(`${channel}:${said.account}:${said.from}`, text));
    return { ...said, ...(said.name === undefined ? {} : { name: maskText(said.name) }), content: maskContent(said.content, written) };
  };

  return (channel, thing) => {
    switch (thing.kind) {
      case 'message':
        return message(channel, thing);
      case 'kept':
        return { ...thing, raw: maskLeaves(thing.raw) };
      case 'status':
      case 'watermark':
        return thing;
      default:
        return thing satisfies never;
    }
  };
};

const maskContent = (content: Content, written: (text: string) => string): Content => {
  switch (content.kind) {
    case 'text':
      return { ...content, text: written(content.text) };
    case 'choice':
      return { ...content, title: maskText(content.title) };
    case 'place':
      return content.name === undefined ? content : { ...content, name: maskText(content.name) };
    case 'media': {
      const { caption, fileName: given, ...file } = content;
      // First as it will be shown: digits that stand apart only by what is taken out there are one number.
      const fileName = given === undefined ? undefined : fileNameOf(given, maskText);
      return {
        ...file,
        ...(caption === undefined ? {} : { caption: written(caption) }),
        ...(fileName === undefined ? {} : { fileName }),
      };
    }
    case 'contact':
      return { ...content, names: content.names.map(maskText), raw: maskLeaves(content.raw) };
    case 'other':
      return { ...content, raw: maskLeaves(content.raw) };
    default:
      return content satisfies never;
  }
};

/** Names of Meta's fields that hold ids, addresses and times, not what a person wrote. */
const idField = /^(?:(?:.+_)?ids?|mids?|from|to|sender|recipient|timestamp|time|watermark|sha256|phone|(?:display_)?phone_number|url)$/;

const maskLeaves = (value: Json, field = ''): Json => {
  if (typeof value === 'string') return idField.test(field) ? value : maskText(value);
  if (typeof value === 'number') return idField.test(field) || maskText(String(value)) === String(value) ? value : maskText(String(value));
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => maskLeaves(item, field));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([key, item]) => [key, item === undefined ? null : maskLeaves(item, key)]),
  );
};
