import type { ReactNode } from 'react';
import { Group, Title } from '../ui/index.js';
import classes from './page.module.css';
import { PageTitle } from './page-title.js';

interface PageProps {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
  narrow?: boolean;
}

/** Main content with its one h1 and the document's title. */
export function Page({ title, actions, children, narrow = false }: PageProps) {
  return (
    <main id="contenu" tabIndex={-1} className={narrow ? classes.narrow : classes.page}>
      <PageTitle>{title}</PageTitle>
      <Group justify="space-between" mb="md" align="center">
        <Title order={1} size="h2">
          {title}
        </Title>
        {actions}
      </Group>
      {children}
    </main>
  );
}
