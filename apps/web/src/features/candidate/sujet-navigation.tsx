import type { Sujet } from '@e5b/contracts';
import { useEffect, useState } from 'react';
import { sujetSections } from '../../components/sujet-document.js';
import classes from './sujet-navigation.module.css';

/** Id of the section at the top of the reading area. */
function useSectionInView(ids: string): string | null {
  const [current, setCurrent] = useState<string | null>(null);
  useEffect(() => {
    const root = document.getElementById('sujet');
    if (!root || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) if (entry.isIntersecting) setCurrent(entry.target.id);
      },
      { root, rootMargin: '0px 0px -85% 0px' },
    );
    for (const id of ids.split(' ')) {
      const section = document.getElementById(id);
      if (section) observer.observe(section);
    }
    return () => observer.disconnect();
  }, [ids]);
  return current;
}

/** Jumps to a question or an annexe; shows where the reader is. */
export function SujetNavigation({ sujet }: { sujet: Sujet }) {
  const sections = sujetSections(sujet);
  const current = useSectionInView(sections.map(({ id }) => id).join(' '));
  return (
    <nav aria-label="Parties du sujet" className={classes.navigation}>
      {sections.map(({ id, label }) => (
        <a
          key={id}
          href={`#${id}`}
          aria-current={current === id ? 'true' : undefined}
          onClick={(event) => {
            event.preventDefault();
            document.getElementById(id)?.scrollIntoView({ block: 'start' });
          }}
        >
          {label}
        </a>
      ))}
    </nav>
  );
}
