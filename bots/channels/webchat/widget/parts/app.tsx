import { LanguageContext } from '../texts/language';
import { useTexts } from '../texts/use-texts';
import { ChatCard } from './chat-card';

/** Nothing is shown before there are words to show it in. */
export const App = () => {
  const language = useTexts();
  return (
    language && (
      <LanguageContext value={language}>
        <ChatCard />
      </LanguageContext>
    )
  );
};
