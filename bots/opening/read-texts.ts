import { existsSync } from 'node:fs';
import { type PlacedText, readBundle, type TextPlaces } from '../../locales/bundle';

/** A bot's texts by language and namespace; null where they cannot be read, so that nobody can tell what there is. */
export type TextsRead = (locale: string, namespace: string) => ReadonlyMap<string, PlacedText> | null;

export const readTexts = (places: TextPlaces, locales: readonly string[]): TextsRead => {
  const hasFolder = existsSync(places.directory);
  const bundles = new Map(locales.map((locale) => [locale, readBundle(places, locale)]));
  return (locale, namespace) => {
    const bundle = bundles.get(locale);
    return !hasFolder || bundle?.broken.has(namespace) ? null : (bundle?.namespaces.get(namespace) ?? new Map());
  };
};
