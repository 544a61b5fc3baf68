import { createHash } from 'node:crypto';
import type { Product } from './refusal';

/** A file as somebody gives it. */
export interface GivenFile {
  readonly bytes: Uint8Array;
  readonly mimeType: string;
  readonly fileName?: string;
}

/** A file in the ledger: which one it was, without its bytes. */
export interface SeenFile {
  readonly mimeType: string;
  readonly fileName?: string;
  /** Bytes. */
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

export interface ShelvedFile extends GivenFile {
  readonly id: string;
  readonly product: Product;
}

/** Where Meta has the files of customers and those that we have uploaded. */
export interface Shelf {
  /** Answers the file's id. */
  put(file: GivenFile, product: Product): string;
  get(id: string): ShelvedFile | undefined;
  /** A path at which the file can be had: for five minutes at WhatsApp, for good at Messenger. */
  pathOf(id: string): string;
  at(path: string): ShelvedFile | undefined;
}

const addressLives = 300_000;

export const shelf = ({ run, now }: { readonly run: string; readonly now: () => number }): Shelf => {
  const files = new Map<string, ShelvedFile>();
  const addresses = new Map<string, { readonly id: string; readonly until: number }>();
  return {
    put: (file, product) => {
      const id = `${run}-${files.size + 1}`;
      files.set(id, { ...file, id, product });
      return id;
    },
    get: (id) => files.get(id),
    pathOf: (id) => {
      const path = `/files/${addresses.size + 1}-${run}`;
      addresses.set(path, { id, until: files.get(id)?.product === 'whatsapp' ? now() + addressLives : Number.POSITIVE_INFINITY });
      return path;
    },
    at: (path) => {
      const address = addresses.get(path);
      return address && now() < address.until ? files.get(address.id) : undefined;
    },
  };
};

export const seenFile = ({ bytes, mimeType, fileName }: GivenFile): SeenFile => ({
  mimeType,
  ...(fileName === undefined ? {} : { fileName }),
  size: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});
