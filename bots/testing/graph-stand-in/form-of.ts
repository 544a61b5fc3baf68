import type { GivenFile } from './shelf';

/** A multipart body: its words, and its files, by the names of their parts. */
export interface Form {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, GivenFile>>;
}

/** Null for what is no form. */
export const formOf = async (contentType: string, body: Buffer): Promise<Form | null> => {
  if (!contentType.startsWith('multipart/form-data')) return null;
  try {
    const parts = [...(await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData())];
    const fields = parts.flatMap(([name, part]) => (typeof part === 'string' ? [[name, part] as const] : []));
    const files = parts.map(async ([name, part]) => (typeof part === 'string' ? [] : [[name, await givenFile(part)] as const]));
    return { fields: Object.fromEntries(fields), files: Object.fromEntries((await Promise.all(files)).flat()) };
  } catch {
    return null;
  }
};

const givenFile = async (file: File): Promise<GivenFile> => ({
  bytes: new Uint8Array(await file.arrayBuffer()),
  mimeType: file.type,
  fileName: file.name,
});
