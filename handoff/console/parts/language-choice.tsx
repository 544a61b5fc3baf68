import { ownName } from '../../../bots/server/window-parts/own-name';
import { useLanguage } from '../texts/language';

/** The browser's own list, so that it is at home on every device. */
export const LanguageChoice = () => {
  const { locale, locales, say, choose } = useLanguage();
  return (
    <label className="field field-inline">
      <span>{say('language')}</span>
      <select value={locale} onChange={(change) => choose(change.currentTarget.value)}>
        {locales.map((one) => (
          <option key={one} value={one} lang={one}>
            {ownName(one)}
          </option>
        ))}
      </select>
    </label>
  );
};
