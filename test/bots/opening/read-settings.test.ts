import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { readSettings } from '../../../bots/opening/read-settings';

const folder = mkdtempSync(join(tmpdir(), 'schalter-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));
const bot = { settings: z.object({ BANK_URL: z.url(), BANK_KEY: z.string().optional() }) };

describe('the settings of a bot', () => {
  it('are read from the environment, and from the files that it names', () => {
    const key = join(folder, 'key');
    writeFileSync(key, 'k-1\n');
    const { settings, problems } = readSettings(bot, { BANK_URL: 'http://127.0.0.1', BANK_KEY_FILE: key, OTHER_FILE: '/nowhere' });
    expect(problems).toEqual([]);
    expect(settings).toEqual({ BANK_URL: 'http://127.0.0.1', BANK_KEY: 'k-1' });
  });

  it('are none where a file cannot be read, and the cure is named', () => {
    const { settings, problems } = readSettings(bot, { BANK_URL: 'http://127.0.0.1', BANK_KEY_FILE: join(folder, 'missing') });
    expect(settings).toBeNull();
    expect(problems).toEqual([
      {
        file: 'the environment',
        line: 0,
        message: expect.stringMatching(/^BANK_KEY_FILE names .*missing, which cannot be read/),
        cure: 'Correct the path or the rights.',
      },
    ]);
  });

  it('are none where one is missing or wrong; no value is told', () => {
    const { problems } = readSettings(bot, { BANK_URL: 'my bank' });
    expect(problems).toMatchObject([{ message: expect.stringMatching(/^BANK_URL .+\.$/), cure: expect.stringContaining('or unset it') }]);
    expect(JSON.stringify(problems)).not.toContain('my bank');
    expect(readSettings(bot, {}).problems).toMatchObject([{ message: 'BANK_URL is missing.' }]);
  });

  it('are none where two do not go together, which is told in the words of the bot', () => {
    const either = bot.settings.refine(({ BANK_URL, BANK_KEY }) => BANK_URL.startsWith('https') || !BANK_KEY, 'BANK_KEY wants https');
    const { settings, problems } = readSettings({ settings: either }, { BANK_URL: 'http://127.0.0.1', BANK_KEY: 'k-1' });
    expect(settings).toBeNull();
    expect(problems).toMatchObject([{ message: 'BANK_KEY wants https.', cure: 'Set them as `schalter start --help` says.' }]);
  });
});
