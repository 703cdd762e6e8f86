import type { AtelierChanges } from '@e5b/contracts';
import { Stack, Text, Title } from '../../ui/index.js';

/** What changed, by sections; says so when nothing did. */
export function ChangeList({ changes }: { changes: AtelierChanges }) {
  if (changes.sections.length === 0) return <Text size="sm">Rien n’a changé.</Text>;
  return (
    <Stack gap="xs" align="stretch">
      {changes.sections.map(({ title, lines }) => (
        <section key={title}>
          <Title order={4} size="h6">
            {title}
          </Title>
          <ul style={{ margin: '2px 0', paddingLeft: 20 }}>
            {lines.map((line) => (
              <li key={line}>
                <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                  {line}
                </Text>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Stack>
  );
}
