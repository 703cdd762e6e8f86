import type { Sujet } from '@e5b/contracts';
import Markdown, { type Components } from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { CMS_NAMES } from '../lib/cms-names.js';
import classes from './sujet-document.module.css';

// The texts' own headings come below the page's h1, the sujet's h2 and the section's h3.
const components: Components = {
  h1: 'h4',
  h2: 'h4',
  h3: 'h5',
  h4: 'h6',
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  ),
  table: ({ children }) => (
    // A wide table scrolls by itself and is reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must take the focus
    <section className={classes.table} tabIndex={0} aria-label="Tableau">
      <table>{children}</table>
    </section>
  ),
};

function Prose({ children }: { children: string }) {
  return (
    <Markdown remarkPlugins={[remarkGfm]} rehypePlugins={[rehypeSanitize]} components={components}>
      {children}
    </Markdown>
  );
}

export interface SujetSection {
  id: string;
  label: string;
}

/** The parts of a sujet in reading order, with the ids they carry in the document. */
export function sujetSections(sujet: Sujet): SujetSection[] {
  return [
    { id: 'situation', label: 'Situation' },
    ...sujet.questions.map(({ id }) => ({ id: `question-${id}`, label: `Question ${id.slice(1)}` })),
    ...sujet.annexes.map(({ id }, index) => ({ id: `annexe-${id}`, label: `Annexe ${index + 1}` })),
  ];
}

/** A sujet rendered from Markdown; raw HTML stays inert. Prints on A4. */
export function SujetDocument({ sujet }: { sujet: Sujet }) {
  return (
    <article className={classes.sujet}>
      <header>
        <p className={classes.code}>
          Sujet {CMS_NAMES[sujet.cms]} – lettre {sujet.letter} – {sujet.code}
        </p>
        <h2>{sujet.title}</h2>
      </header>
      <section id="situation" aria-label="Situation">
        <h3>Situation</h3>
        <Prose>{sujet.situation}</Prose>
      </section>
      {sujet.questions.map((question) => (
        <section key={question.id} id={`question-${question.id}`} aria-label={`Question ${question.id.slice(1)}`}>
          <h3>
            Question {question.id.slice(1)} – {question.title}
          </h3>
          <Prose>{question.text}</Prose>
        </section>
      ))}
      {sujet.annexes.map((annexe, index) => (
        <section
          key={annexe.id}
          id={`annexe-${annexe.id}`}
          aria-label={`Annexe ${index + 1}`}
          className={classes.annexe}
        >
          <h3>
            Annexe {index + 1} – {annexe.title}
          </h3>
          <Prose>{annexe.text}</Prose>
        </section>
      ))}
    </article>
  );
}
