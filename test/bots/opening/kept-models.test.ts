import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cardBank } from '../../../bots/card-bank/bot';
import { keptModels } from '../../../bots/opening/kept-models';
import { openBot } from '../../../bots/opening/open-bot';
import { IntentModel } from '../../../nlp-models/triage/intent-model';

const shipped = join(cardBank.directory, 'dist/models');
let dataDirectory: string;
beforeEach(() => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'schalter-models-'));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(dataDirectory, { recursive: true });
});

const silent = (message: string): void => {
  throw new Error(`Nobody expected the warning: ${message}`);
};

describe('trained models', () => {
  it('that the package brings along are neither trained nor copied', async () => {
    const training = jest.spyOn(IntentModel, 'train');
    await openBot(cardBank, { environment: {}, dataDirectory, warn: silent });
    expect(training).not.toHaveBeenCalled();
    expect(readdirSync(dataDirectory)).toEqual([]);
  });

  it('of anybody else are kept in the data directory, and nothing is written into the package', async () => {
    const before = readdirSync(shipped);
    await keptModels(dataDirectory, silent).write('en-0', '{}');
    expect(await keptModels(dataDirectory, silent).read('en-0')).toBe('{}');
    expect(readdirSync(join(dataDirectory, 'models'))).toEqual(['en-0.json']);
    expect(readdirSync(shipped)).toEqual(before);
  });

  it('are read from the data directory before the package', async () => {
    const [file = ''] = readdirSync(shipped);
    const key = file.replace(/\.json$/, '');
    expect(await keptModels(dataDirectory, silent).read(key)).toMatch(/^\{/);
    await keptModels(dataDirectory, silent).write(key, 'another');
    expect(await keptModels(dataDirectory, silent).read(key)).toBe('another');
  });

  it('that cannot be kept stop nothing: it is said once, with the cure', async () => {
    const inTheWay = join(dataDirectory, 'models');
    writeFileSync(inTheWay, '');
    const warnings: string[] = [];
    const models = keptModels(dataDirectory, (warning) => warnings.push(warning));
    expect(await models.read('en-0')).toBeUndefined();
    await models.write('en-0', '{}');
    await models.write('de-0', '{}');
    expect(warnings).toEqual([expect.stringMatching(/cannot be kept in .*models \(E\w+.*trains them anew\. Let DATA_DIR name/)]);
    expect(existsSync(join(inTheWay, 'en-0.json'))).toBe(false);
  });
});
