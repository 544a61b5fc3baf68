import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import { type Control, handOverDesk, serverOf } from '../../../bots/server/control';

let directory: string;
let retried: string[];
let control: Control;
let server: Server;
let url: string;
beforeEach(async () => {
  directory = join(mkdtempSync(join(tmpdir(), 'schalter-control-')), 'data');
  retried = [];
  control = handOverDesk(directory, {
    retry: async (id) => {
      retried.push(id);
      return id !== 'unknown';
    },
  });
  server = createServer(express().post('/control/letters/:id/retry', control.retry));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  control.open(url);
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(join(directory, '..'), { recursive: true });
});

const retry = async (id: string, authorization?: string) => {
  const answer = await fetch(`${url}/control/letters/${encodeURIComponent(id)}/retry`, {
    method: 'POST',
    ...(authorization === undefined ? {} : { headers: { authorization } }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const token = (): string => serverOf(directory)?.token ?? '';

describe('what the command line hands to a running server', () => {
  it('is found by a file that only this user can read', () => {
    expect(serverOf(directory)).toMatchObject({ url, token: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(statSync(join(directory, 'server.json')).mode & 0o077).toBe(0);
  });

  it('is done with the token', async () => {
    expect(await retry('whatsapp:1:wamid.x/=', `Bearer ${token()}`)).toEqual({ status: 200, body: { retried: 'whatsapp:1:wamid.x/=' } });
    expect(retried).toEqual(['whatsapp:1:wamid.x/=']);
  });

  it('says so where there is no such letter', async () => {
    expect(await retry('unknown', `Bearer ${token()}`)).toMatchObject({
      status: 404,
      body: { error: 'no_dead_letter', cure: expect.any(String) },
    });
  });

  it.each([
    undefined,
    '',
    'Bearer ',
    `Bearer ${'0'.repeat(64)}`,
    'Basic x',
    `Bearer ${'ä'.repeat(64)}`,
  ])('is not done with %p', async (authorization) => {
    expect(await retry('a', authorization)).toMatchObject({ status: 401, body: { error: 'not_you' } });
    expect(retried).toEqual([]);
  });

  it('has another token for each server, and none when there is no server', () => {
    const before = token();
    control.close();
    expect([serverOf(directory), existsSync(join(directory, 'server.json'))]).toEqual([null, false]);
    const next = handOverDesk(directory, { retry: async () => true });
    next.open(url);
    expect(token()).not.toBe(before);
    next.close();
  });
});
