import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Corpus } from '../../../nlp-models/triage/corpus';

/** Writes a corpus as a bot's folder has it; `changed` replaces what stands in the file. */
export const writeCorpus = (directory: string, corpus: Corpus, changed: object = {}): Promise<void> =>
  writeFile(
    join(directory, `${corpus.locale}.intents.yaml`),
    stringify({
      intents: Object.fromEntries(corpus.intents),
      sensitive: [...corpus.sensitive],
      unsupported: corpus.unsupported,
      background: corpus.background,
      common_words: corpus.commonWords,
      ...changed,
    }),
  );
