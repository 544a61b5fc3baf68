import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';
import { answer } from './http/answer';

/** A page that the house serves at `/<name>`, as its build left it. */
export interface Window {
  readonly router: Router;
  /** Whether it has been built. */
  readonly built: () => boolean;
}

/** Nothing from another host, nothing inline, in nobody's frame. `blob:`: pictures that a page has fetched itself. `place`: the customer may tell where they are. */
const headers = {
  'content-security-policy': [
    "default-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(self), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

/**
 * @param name the last part of its address, and of the folder that its build is in.
 * @param directory `index.html`, and `assets/` with a hash in every name.
 */
export const window = (name: string, directory: string): Window => {
  const page = join(directory, 'index.html');
  const built = (): boolean => existsSync(page);
  const router = Router();

  router.use((_, response, next) => {
    response.set(headers);
    next();
  });
  router.get('/', (_, response) => {
    if (!built()) return answer(response, 404, 'not_built', `The window "${name}" is not built.`, 'Build it with `npm run build`.');
    response.sendFile(page, { cacheControl: false, headers: { 'cache-control': 'no-cache' } });
  });
  router.use('/assets', express.static(join(directory, 'assets'), { immutable: true, maxAge: '1y', index: false, redirect: false }));
  router.use(
    express.static(directory, {
      index: false,
      redirect: false,
      cacheControl: false,
      setHeaders: (response) => response.setHeader('cache-control', 'no-cache'),
    }),
  );
  return { router, built };
};
