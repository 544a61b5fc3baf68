import type { Article } from '../desk/article';
import { useLanguage } from '../texts/language';
import { useArticles } from '../use-articles';
import { Finder } from './finder';

interface ArticlePickerProps {
  /** The customer's language. */
  readonly locale: string;
  /** To be written on. */
  readonly onTake: (article: Article) => void;
  /** To be sent as it is. */
  readonly onSend: (article: Article) => void;
  readonly onClose: () => void;
}

/** Where an agent looks for a prepared answer. */
export const ArticlePicker = ({ locale, onTake, onSend, onClose }: ArticlePickerProps) => {
  const { say } = useLanguage();
  return (
    <Finder
      label={say('articles')}
      hint={say('articles_hint')}
      {...useArticles(locale)}
      takesFocus
      onChoose={onTake}
      onSend={onSend}
      onClose={onClose}
    />
  );
};
