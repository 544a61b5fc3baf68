import './list.css';
import { type KeyboardEvent, useId } from 'react';
import type { Handoff } from '../desk/handoff';
import { hasNews } from '../desk/has-news';
import { oversees } from '../desk/oversees';
import type { WorkList } from '../desk/work-list';
import { useLanguage } from '../texts/language';
import type { TextKey } from '../texts/say';
import { useDesk } from '../use-desk';
import { ListRow } from './list-row';
import { WithBot } from './with-bot';

interface ListProps {
  readonly list: WorkList;
  readonly onChoose: (conversationId: string) => void;
}

/** What this agent has, what waits, and what the bot has. One stop for the tab key; the arrows go on from there. */
export const List = ({ list, onChoose }: ListProps) => {
  const { desk } = useDesk();
  const { say } = useLanguage();
  const rows = [...list.mine, ...list.waiting, ...list.others];
  const stop = rows.find(({ conversationId }) => conversationId === desk.chosen)?.id ?? rows[0]?.id;

  const pressed = (event: KeyboardEvent<HTMLElement>): void => {
    const all = [...event.currentTarget.querySelectorAll('button')];
    const here = all.findIndex((row) => row === document.activeElement);
    const target = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: all.length - 1 }[event.key];
    if (target === undefined || here < 0) return;
    event.preventDefault();
    all[target]?.focus();
  };
  const section = (title: TextKey, handoffs: readonly Handoff[], empty: TextKey | null) =>
    (handoffs.length > 0 || empty !== null) && (
      <Section title={say(title)} count={handoffs.length} empty={empty && say(empty)}>
        {handoffs.map((handoff) => (
          <li key={handoff.id}>
            <ListRow
              handoff={handoff}
              isChosen={handoff.conversationId === desk.chosen}
              isNew={hasNews(handoff, desk)}
              isStop={handoff.id === stop}
              onChoose={onChoose}
            />
          </li>
        ))}
      </Section>
    );

  return (
    <nav className="list" aria-label={say('conversations')} onKeyDown={pressed}>
      {section('mine', list.mine, 'mine_empty')}
      {section('waiting', list.waiting, 'waiting_empty')}
      {section('others', list.others, null)}
      {oversees(desk.me) && <WithBot isStop={stop === undefined} onChoose={onChoose} />}
    </nav>
  );
};

interface SectionProps {
  readonly title: string;
  readonly count: number;
  readonly empty: string | null;
  readonly children: React.ReactNode;
}

const Section = ({ title, count, empty, children }: SectionProps) => {
  const id = useId();
  return (
    <section className="list-section" aria-labelledby={id}>
      <h2 id={id} className="list-title">
        {title} <span className="list-count">{count}</span>
      </h2>
      {count === 0 ? <p className="list-empty">{empty}</p> : <ul>{children}</ul>}
    </section>
  );
};
