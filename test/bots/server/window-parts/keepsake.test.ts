import { describe, expect, it } from '@jest/globals';
import { keepsake } from '../../../../bots/server/window-parts/keepsake';

describe('a keepsake', () => {
  it('outlives the page that wrote it', () => {
    const kept = new Map<string, string>();
    const storage = () => ({
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    });
    keepsake<string>(storage, 'k').write('token');
    expect(keepsake<string>(storage, 'k').read()).toBe('token');
    keepsake<string>(storage, 'k').write(null);
    expect(keepsake<string>(storage, 'k').read()).toBeNull();
  });

  it('lives as long as the page where the browser keeps nothing', () => {
    const nothing = keepsake<string>(() => {
      throw new Error('storage is blocked');
    }, 'k');
    nothing.write('token');
    expect(nothing.read()).toBe('token');
  });

  it('is nothing when what was kept cannot be read', () => {
    const broken = keepsake<string>(() => ({ getItem: () => '{', setItem: () => {}, removeItem: () => {} }), 'k');
    expect(broken.read()).toBeNull();
  });
});
