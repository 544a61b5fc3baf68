import { nearestLocale } from '../../locales/nearest-locale';
import { answerAside } from './answer-aside';
import type { Draft } from './draft';
import { goOn } from './play';
import type { Player } from './player';
import { sayOfHouse } from './speak';

/** They ask for a language: from here on it is spoken, where the bot has it; the open question is put again in it. */
export const speakLanguage = async (draft: Draft, player: Player, wished: string): Promise<void> => {
  const locale = nearestLocale(wished, player.bot.locales);
  const askAgain = (): Promise<void> => goOn(draft, player, { type: 'repeat' });
  if (locale === null) {
    return answerAside(draft, player, () => {
      sayWhatIsSpoken(draft, player);
      return askAgain();
    });
  }
  draft.goOverTo(locale);
  sayOfHouse(draft, player.bot, 'house:language.spoken');
  return askAgain();
};

/** Which languages the bot has, in the one that is spoken. */
export const sayWhatIsSpoken = (draft: Draft, { bot }: Player): void => {
  const { locale } = draft.conversation;
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  const languages = new Intl.ListFormat(locale, { type: 'conjunction' }).format(bot.locales.map((one) => names.of(one) ?? one));
  sayOfHouse(draft, bot, 'house:language.not_spoken', { languages });
};
