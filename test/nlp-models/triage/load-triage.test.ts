import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { CorpusError } from '../../../nlp-models/triage/corpus';
import { IntentModel } from '../../../nlp-models/triage/intent-model';
import { loadTriage } from '../../../nlp-models/triage/load-triage';
import { directoryCache } from '../../../nlp-models/triage/model-cache';
import { smallCorpus, smallGermanCorpus } from './small-corpus';
import { writeCorpus } from './write-corpus';

const locales = ['en', 'de'];
let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'triage-'));
  await writeCorpus(directory, smallCorpus);
  await writeCorpus(directory, smallGermanCorpus);
});

afterEach(async () => {
  jest.restoreAllMocks();
  await rm(directory, { recursive: true });
});

describe('loading a triage', () => {
  it('trains nothing that the cache has, and reads the same from it', async () => {
    const cache = directoryCache(join(directory, 'models'));
    const trained = await loadTriage({ directory, locales, cache });
    const training = jest.spyOn(IntentModel, 'train');
    const loaded = await loadTriage({ directory, locales, cache });
    expect(training).not.toHaveBeenCalled();
    for (const text of ['my card is lost', 'wann macht ihr zu', 'a loan']) {
      expect(await loaded.understand(text, {})).toEqual(await trained.understand(text, {}));
    }
  });

  it('trains only the language whose examples changed', async () => {
    const cache = directoryCache(join(directory, 'models'));
    await loadTriage({ directory, locales, cache });
    await writeCorpus(directory, smallGermanCorpus, { unsupported: ['was kostet ein depot'] });
    const training = jest.spyOn(IntentModel, 'train');
    await loadTriage({ directory, locales, cache });
    expect(training.mock.calls.map(([lessons]) => lessons.unsupported)).toEqual([['was kostet ein depot']]);
  });

  it('trains again where the cache is damaged', async () => {
    const models = join(directory, 'models');
    const cache = directoryCache(models);
    await loadTriage({ directory, locales, cache });
    for (const file of await readdir(models)) await writeFile(join(models, file), '{"classif');
    const triage = await loadTriage({ directory, locales, cache });
    expect(await triage.understand('i lost my card', {})).toMatchObject({ intent: 'card.lost' });
  });

  it('tells what is wrong in all languages at once, by file and line', async () => {
    await writeCorpus(directory, smallGermanCorpus, {
      intents: { 'card.lost': smallGermanCorpus.intents.get('card.lost') },
      sensitive: [],
    });
    const failure = await loadTriage({ directory, locales: ['en', 'de', 'fr'] }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CorpusError);
    expect((failure as CorpusError).code).toBe('corpus_invalid');
    const { message } = failure as CorpusError;
    expect(message).toContain('fr.intents.yaml:1 is missing');
    expect(message).toContain('de.intents.yaml:1 lacks the intent "opening.hours" that en has. Add examples for it.');
    expect(message).toContain('de.intents.yaml:1 has other intents under "sensitive:" than en');
  });
});
