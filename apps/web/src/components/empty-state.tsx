import type { ReactNode } from 'react';
import { Paper, Text, Title } from '../ui/index.js';

/** Nothing to show, why, and what to do about it. */
export function EmptyState({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper p="xl" bg="white">
      <Title order={2} size="h4" mb={4}>
        {title}
      </Title>
      <Text component="div">{children}</Text>
    </Paper>
  );
}
