import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { door } from '../../../bots/definition/door';
import { ConfigInvalid, readConfig } from '../../../bots/server/config';
import { variables } from '../../../bots/server/variables';
import { fakeChannel } from '../../../bots/testing/fake-channel';

const whatsapp = {
  WHATSAPP_APP_SECRET: 'one, two',
  WHATSAPP_VERIFY_TOKEN: 'token',
  WHATSAPP_ACCESS_TOKEN: 'EAAG',
  WHATSAPP_PHONE_NUMBER_ID: '1065',
};
const production = { NODE_ENV: 'production', SESSION_SECRET: 's3cret-'.repeat(5), AUDIT_KEY: 'k3y-'.repeat(8) };

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'schalter-config-'));
});
afterAll(() => rmSync(directory, { recursive: true }));
const file = (content: string): string => {
  const path = join(directory, `${Math.random()}`);
  writeFileSync(path, content);
  return path;
};

/** A bot with a setting of its own. */
const bank = { settings: z.object({ CORE_BANK_URL: z.url().optional() }) };
/** A bot with a door of its own. */
const sms = {
  channels: [
    door({
      name: 'sms',
      settings: z.object({ SMS_URL: z.url().describe('Where to send.'), SMS_KEY: z.string(), SMS_SENDER: z.string().default('us') }),
      open: () => fakeChannel('sms'),
    }),
  ],
};

const problemsOf = (environment: Record<string, string>, bot: Parameters<typeof readConfig>[1] = {}): readonly string[] => {
  try {
    readConfig(environment, bot);
  } catch (error) {
    if (error instanceof ConfigInvalid) return error.problems;
    throw error;
  }
  return [];
};

describe('the environment', () => {
  it('may be empty', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      bindAddress: '127.0.0.1',
      production: false,
      logLevel: 'info',
      storage: { kind: 'embedded', directory: './data' },
      dataDirectory: './data',
      doors: {
        open: [],
        shut: [
          { door: 'whatsapp', needs: Object.keys(whatsapp) },
          {
            door: 'messenger',
            needs: ['MESSENGER_APP_SECRET', 'MESSENGER_VERIFY_TOKEN', 'MESSENGER_PAGE_ACCESS_TOKEN', 'MESSENGER_PAGE_ID'],
          },
        ],
      },
      publicUrl: undefined,
      sessionSecret: undefined,
      admin: { email: undefined, password: undefined },
      webchat: true,
      environment: { DATA_DIR: './data' },
      warnings: [],
    });
  });

  it('is taken as it is written', () => {
    const config = readConfig({
      PORT: '0',
      BIND_ADDRESS: '0.0.0.0',
      DATA_DIR: '/srv/data',
      MONGODB_URI: 'mongodb://db/schalter?replicaSet=rs0',
      LOG_LEVEL: 'debug',
    });
    expect(config).toMatchObject({
      port: 0,
      bindAddress: '0.0.0.0',
      logLevel: 'debug',
      dataDirectory: '/srv/data',
      storage: { kind: 'mongo', uri: 'mongodb://db/schalter?replicaSet=rs0' },
    });
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['PORT', '-100'],
    ['PORT', '80.5'],
    ['BIND_ADDRESS', '  '],
    ['DATA_DIR', ' '],
    ['MONGODB_URI', 'localhost:27017'],
    ['PUBLIC_URL', 'bank.test'],
    ['PUBLIC_URL', 'ftp://chat.bank.example'],
    ['GRAPH_API_URL', 'meta'],
    ['GRAPH_API_VERSION', '99'],
    ['WHATSAPP_APP_SECRET', ' ,, '],
    ['WHATSAPP_PHONE_NUMBER_ID', '+49 155 50100'],
    ['WHATSAPP_BUSINESS_ACCOUNT_ID', 'acme'],
    ['MESSENGER_PAGE_ID', 'acme'],
    ['MESSENGER_APP_ID', 'acme'],
    ['ADMIN_EMAIL', 'ruth'],
    ['ADMIN_PASSWORD', '12345'],
    ['SESSION_SECRET', '12345'],
    ['AUDIT_KEY', '12345'],
    ['LOG_LEVEL', 'loud'],
  ])('with a malformed %s (%j) stops the start with its name and the cure, and does not repeat the value', (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^${name} .*Set it to something like .+, or unset it\\.$`))]);
    expect(problems[0]).not.toContain(value.trim() || 'undefined');
  });

  it('with several faults names them all at once', () => {
    const problems = problemsOf({ PORT: 'x', LOG_LEVEL: 'loud', WHATSAPP_ACCESS_TOKEN: 'EAAG' });
    expect(problems).toHaveLength(3);
    expect(() => readConfig({ PORT: 'x', LOG_LEVEL: 'loud' })).toThrow(/PORT[^]*LOG_LEVEL/);
  });

  it("with faults in the bot's own settings names them with the others", () => {
    const own = { settings: z.object({ BANK_URL: z.url(), BANK_KEY: z.string() }) };
    expect(problemsOf({ PORT: 'x', BANK_URL: 'my bank' }, own)).toEqual([
      expect.stringMatching(/^PORT /),
      expect.stringMatching(/^BANK_URL .*Set it as `schalter start --help` says, or unset it\.$/),
      'BANK_KEY is missing. Set it as `schalter start --help` says.',
    ]);
    expect(problemsOf({ BANK_URL: 'http://127.0.0.1', BANK_KEY_FILE: join(directory, 'missing') }, own)).toEqual([
      expect.stringMatching(/^BANK_KEY_FILE names .* cannot be read/),
    ]);
  });

  it('takes an empty value for none', () => {
    const empty = Object.fromEntries(
      Object.keys(variables.shape).flatMap((name) => [
        [name, ''],
        [`${name}_FILE`, ''],
      ]),
    );
    expect(readConfig({ ...empty, CORE_BANK_URL: '' }, bank)).toEqual(readConfig({}));
  });

  it.each(readConfig({}, sms).doors.shut)('opens the $door door with all of its credentials or none of them', ({ door: name, needs }) => {
    const all = Object.fromEntries(needs.map((need) => [need, need === 'SMS_URL' ? 'http://127.0.0.1' : '1065']));
    expect(readConfig(all, sms).doors.open).toEqual([expect.objectContaining({ name })]);
    for (const need of needs) {
      expect(problemsOf({ ...all, [need]: '' }, sms)).toEqual([
        `${need} is missing for the ${name} door. Set all of ${needs.join(', ')}, or none of them to keep it shut.`,
      ]);
    }
  });

  it.each([
    [whatsapp, { WHATSAPP_PHONE_NUMBER_ID: 'x' }, /^WHATSAPP_PHONE_NUMBER_ID (?!is missing).*Set it to something like \d+, or unset it\.$/],
    [{ SMS_KEY: 'k' }, { SMS_URL: 'x' }, /^SMS_URL (?!is missing).*Set it as `schalter start --help` says, or unset it\.$/],
  ])('takes what is malformed for there, and names it once (%#)', (others, malformed, told) => {
    expect(problemsOf({ ...others, ...malformed }, sms)).toEqual([expect.stringMatching(told)]);
  });

  it('may name a file for what a door reads, and has its names in mind', () => {
    const { doors, environment } = readConfig({ SMS_URL: 'http://127.0.0.1', SMS_KEY_FILE: file('k') }, sms);
    expect([doors.open.map(({ name }) => name), environment['SMS_KEY']]).toEqual([['sms'], 'k']);
    expect(readConfig({ SMS_SENDERS: 'x' }, sms).warnings).toEqual(['SMS_SENDERS is not known here. Did you mean SMS_SENDER?']);
  });

  it('may name a file for each of its values', () => {
    const port = file('4001\n');
    const secret = file('  from the file  \n');
    const config = readConfig({ ...whatsapp, PORT_FILE: port, WHATSAPP_VERIFY_TOKEN: '', WHATSAPP_VERIFY_TOKEN_FILE: secret });
    expect([config.port, config.environment['WHATSAPP_VERIFY_TOKEN']]).toEqual([4001, '  from the file']);
    expect(readConfig({ CORE_BANK_URL_FILE: file('http://bank\n') }, bank).environment['CORE_BANK_URL']).toBe('http://bank');
  });

  it('with a value and a file for it, or a file that cannot be read, stops the start', () => {
    expect(problemsOf({ PORT: '1', PORT_FILE: file('2') })).toEqual(['PORT and PORT_FILE are both set. Unset one of them.']);
    const missing = join(directory, 'missing');
    expect(problemsOf({ AUDIT_KEY_FILE: missing })).toEqual([
      expect.stringMatching(/^AUDIT_KEY_FILE names .*missing, which cannot be read .* Correct the path/),
    ]);
    expect(problemsOf({ CORE_BANK_URL_FILE: missing }, bank)).toHaveLength(1);
  });

  it('leaves the files of other programs alone', () => {
    const others = { SSL_CERT_FILE: join(directory, 'missing') };
    expect(readConfig(others).environment).toEqual({ ...others, DATA_DIR: './data' });
  });

  it.each([
    ['WHATSAPP_ACESS_TOKEN', 'WHATSAPP_ACCESS_TOKEN'],
    ['WHATSAP_APP_SECRET_FILE', 'WHATSAPP_APP_SECRET'],
    ['MONGODB_URL', 'MONGODB_URI'],
    ['DATADIR', 'DATA_DIR'],
    ['CORE_BANK_URI', 'CORE_BANK_URL'],
  ])('has %s pointed out', (written, meant) => {
    const { warnings } = readConfig({ [written]: 'x' }, bank);
    expect(warnings).toEqual([`${written} is not known here. Did you mean ${meant}?`]);
  });

  it('has nothing pointed out that belongs to the machine or to the bot', () => {
    const usual = [
      'PATH',
      'HOME',
      'SHELL',
      'LOGNAME',
      'HOSTNAME',
      'LANGUAGE',
      'NODE_PATH',
      'NODE_OPTIONS',
      'XDG_DATA_DIRS',
      'SSH_AUTH_SOCK',
      'KUBERNETES_PORT',
    ];
    const environment = Object.fromEntries([...usual, 'CORE_BANK_URL'].map((name) => [name, 'http://127.0.0.1']));
    expect(readConfig(environment, bank).warnings).toEqual([]);
  });
});

describe('in production', () => {
  it('secrets are required', () => {
    expect(problemsOf({ NODE_ENV: 'production' })).toEqual([
      'SESSION_SECRET is required in production. Set it to 32 random characters or more.',
      'AUDIT_KEY is required in production. Set it to 32 random characters or more.',
    ]);
    expect(readConfig(production)).toMatchObject({ production: true });
  });

  it.each([
    'SESSION_SECRET',
    'AUDIT_KEY',
    'ADMIN_PASSWORD',
    'WHATSAPP_APP_SECRET',
    'WHATSAPP_ACCESS_TOKEN',
    'WHATSAPP_VERIFY_TOKEN',
    'SMS_KEY',
  ])('%s is no placeholder', (name) => {
    for (const value of ['change-me-please-change-me-please-change-me', 'a'.repeat(40), 'an-example-of-a-secret-of-some-length']) {
      const problems = problemsOf({ ...production, ...whatsapp, SMS_URL: 'https://sms.test', SMS_KEY: 'k', [name]: value }, sms);
      expect(problems).toEqual([`${name} looks like a placeholder. Set it to a secret of your own.`]);
    }
    expect(problemsOf({ ...production, [`${name}_FILE`]: '' })).toEqual([]);
  });

  it('a placeholder in a file is one as well', () => {
    expect(problemsOf({ ...production, AUDIT_KEY: '', AUDIT_KEY_FILE: file('changeme'.repeat(5)) })).toEqual([
      'AUDIT_KEY looks like a placeholder. Set it to a secret of your own.',
    ]);
  });

  it('the web chat is open where customers find it', () => {
    expect(readConfig(production).webchat).toBe(false);
    expect(readConfig({ ...production, PUBLIC_URL: 'https://chat.bank.test' }).webchat).toBe(true);
  });
});
