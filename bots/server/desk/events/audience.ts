import type { HandoffRequest } from '../../../../handoff/desk/request';
import type { Entry } from './ring';
import type { Told } from './telling';

/** Who is to hear of a request: who may see it as it is, and who could until now, so that they learn where it went. */
export interface Audience {
  of(about: Told['about']): Entry['about'];
  /** It has been told as it is here. */
  heard(request: HandoffRequest): void;
  /** What has been told up to now is not known any more. */
  forget(): void;
}

export const audience = (): Audience => {
  /** Open requests as they were last told. */
  const before = new Map<string, HandoffRequest>();
  return {
    of: (about) => {
      if (about === 'everybody') return about;
      const was = before.get(about.id);
      return was ? [about, was] : [about];
    },
    heard: (request) => {
      if (request.state === 'closed') before.delete(request.id);
      else before.set(request.id, request);
    },
    forget: () => before.clear(),
  };
};
