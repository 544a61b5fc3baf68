import './language-menu.css';
import { ownName } from '../../../../server/window-parts/own-name';
import { useLanguage } from '../texts/language';
import { Icon } from './icon';

/** The browser's own list, so that it is at home on every phone; what is seen of it when closed is only the short name. */
export const LanguageMenu = () => {
  const { locale, locales, say, choose } = useLanguage();
  if (locales.length < 2) return null;
  return (
    <div className="icon-button language-menu">
      <Icon name="language" />
      <span aria-hidden="true">{locale.toLocaleUpperCase(locale)}</span>
      <select aria-label={say('language')} value={locale} onChange={(change) => choose(change.currentTarget.value)}>
        {locales.map((one) => (
          <option key={one} value={one} lang={one}>
            {ownName(one)}
          </option>
        ))}
      </select>
    </div>
  );
};
