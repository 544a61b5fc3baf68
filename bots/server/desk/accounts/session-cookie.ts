/** The cookie that carries a session's token. */
export interface SessionCookie {
  readonly name: string;
  /** The token in a request's `Cookie` header. */
  read(header: string | undefined): string | null;
  /** The `Set-Cookie` header that gives a token. */
  give(token: string): string;
  /** The one that takes it away. */
  take(): string;
}

/** @param production there it goes over TLS alone, and no neighbouring host can have set it (the prefix `__Host-`, RFC 6265bis). */
export const sessionCookie = (production: boolean): SessionCookie => {
  const name = production ? '__Host-schalter_session' : 'schalter_session';
  const attributes = `Path=/; HttpOnly; SameSite=Strict${production ? '; Secure' : ''}`;
  return {
    name,
    read: (header = '') => {
      const pairs = header.split(';').map((pair) => pair.trim().split('='));
      const value = pairs.find(([key]) => key === name)?.[1];
      return value !== undefined && /^[\w-]{43}$/.test(value) ? value : null;
    },
    // No Expires: it goes with the browser, and the session is over on the server before that.
    give: (token) => `${name}=${token}; ${attributes}`,
    take: () => `${name}=; ${attributes}; Max-Age=0`,
  };
};
