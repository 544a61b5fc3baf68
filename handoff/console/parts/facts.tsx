import './facts.css';
import { Fragment, type ReactNode } from 'react';

interface FactsProps {
  readonly title: string;
  readonly facts: readonly (readonly [string, ReactNode])[];
}

/** Names and values, one below the other. */
export const Facts = ({ title, facts }: FactsProps) =>
  facts.length > 0 && (
    <section className="facts">
      <h3>{title}</h3>
      <dl>
        {facts.map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
