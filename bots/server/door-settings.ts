import type { messenger } from '../channels/messenger';
import type { whatsapp } from '../channels/whatsapp';

/** What each door of Meta's is opened with; null when it has no credentials and is shut. */
export interface DoorSettings {
  readonly whatsapp: Parameters<typeof whatsapp>[0] | null;
  readonly messenger: Parameters<typeof messenger>[0] | null;
}

/** The variables that open a door: all of them together. */
export const opening = {
  whatsapp: ['WHATSAPP_APP_SECRET', 'WHATSAPP_VERIFY_TOKEN', 'WHATSAPP_ACCESS_TOKEN', 'WHATSAPP_PHONE_NUMBER_ID'],
  messenger: ['MESSENGER_APP_SECRET', 'MESSENGER_VERIFY_TOKEN', 'MESSENGER_PAGE_ACCESS_TOKEN', 'MESSENGER_PAGE_ID'],
} as const satisfies Readonly<Record<keyof DoorSettings, readonly string[]>>;

/** Reads the doors from the variables as they were checked; adds to `problems` what is there by half. */
export const readDoors = (values: ReadonlyMap<string, unknown>, problems: string[]): DoorSettings => {
  const text = (name: string): string => values.get(name) as string;
  const secrets = (name: string): readonly string[] => values.get(name) as readonly string[];
  const graph = {
    graphUrl: (values.get('GRAPH_API_URL') as string | undefined) ?? 'https://graph.facebook.com',
    graphVersion: (values.get('GRAPH_API_VERSION') as string | undefined) ?? 'v26.0',
  };
  return {
    whatsapp: !isOpen('whatsapp', values, problems)
      ? null
      : {
          appSecrets: secrets('WHATSAPP_APP_SECRET'),
          verifyToken: text('WHATSAPP_VERIFY_TOKEN'),
          accessToken: text('WHATSAPP_ACCESS_TOKEN'),
          phoneNumberId: text('WHATSAPP_PHONE_NUMBER_ID'),
          ...graph,
        },
    messenger: !isOpen('messenger', values, problems)
      ? null
      : {
          appSecrets: secrets('MESSENGER_APP_SECRET'),
          verifyToken: text('MESSENGER_VERIFY_TOKEN'),
          accessToken: text('MESSENGER_PAGE_ACCESS_TOKEN'),
          pageId: text('MESSENGER_PAGE_ID'),
          appId: values.get('MESSENGER_APP_ID') as string | undefined,
          ...graph,
        },
  };
};

const isOpen = (door: keyof typeof opening, values: ReadonlyMap<string, unknown>, problems: string[]): boolean => {
  const needed: readonly string[] = opening[door];
  const missing = needed.filter((name) => values.get(name) === undefined);
  if (missing.length === 0) return true;
  // What is malformed has been told already, and is not missing.
  const told = missing.some((name) => problems.some((problem) => problem.startsWith(`${name} `)));
  if (missing.length < needed.length && !told) {
    problems.push(
      `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing for the ${door} door. Set all of ${needed.join(', ')}, or none of them to keep it shut.`,
    );
  }
  return false;
};
