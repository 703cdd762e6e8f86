import type { Evaluation, GrilleModel } from '@e5b/contracts';
import { LEVEL_LABELS } from '@e5b/exam-core';
import { Paper, Table, Title } from '../../../ui/index.js';

/** The levels of the grille, row by row: they feed the appreciation, never the mark by themselves. */
export function LevelSummary({ evaluation, grille }: { evaluation: Evaluation; grille: GrilleModel }) {
  const levels = new Map(evaluation.levels.map(({ rowId, level }) => [rowId, level]));
  return (
    <Paper p="md" bg="white">
      <Title order={2} size="h4" mb="xs">
        Niveaux de la grille
      </Title>
      <Table withRowBorders verticalSpacing={4} horizontalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Question</Table.Th>
            <Table.Th>Critère</Table.Th>
            <Table.Th>Niveau</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {grille.rows.map((row) => {
            const level = levels.get(row.id) ?? null;
            return (
              <Table.Tr key={row.id}>
                <Table.Td>{row.question}</Table.Td>
                <Table.Td fz="sm">{row.criterion}</Table.Td>
                <Table.Td fw={700}>{level === null ? '–' : <abbr title={LEVEL_LABELS[level]}>{level}</abbr>}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
