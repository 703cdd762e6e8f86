import { useQueryClient } from '@tanstack/react-query';
import { type DragEvent, useState } from 'react';
import { keys } from '../../lib/query-keys.js';
import { Alert, Button, FileButton, IconWarning, Text } from '../../ui/index.js';
import classes from './contexts.module.css';
import { fileProblem } from './file-problem.js';
import { uploads } from './uploads.js';

/** Takes files that are dropped or chosen and sends them to the machine. */
export function FileDrop({ maxBytes }: { maxBytes: number }) {
  const client = useQueryClient();
  const [over, setOver] = useState(false);
  const [problems, setProblems] = useState<string[]>([]);
  const take = (files: File[]): void => {
    setProblems(files.map((file) => fileProblem(file, maxBytes)).filter((problem) => problem !== null));
    for (const file of files)
      if (fileProblem(file, maxBytes) === null)
        uploads.add(file, () => void client.invalidateQueries({ queryKey: keys.contexts }));
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take([...event.dataTransfer.files]);
  };
  const drag = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut, the button does the same */}
      <div className={classes.drop} data-over={over} onDragOver={drag} onDragLeave={() => setOver(false)} onDrop={drop}>
        <Text size="sm">Déposez ici le fichier du contexte (.e5bctx), ou</Text>
        <FileButton accept=".e5bctx" multiple onChange={take} inputProps={{ 'aria-label': 'Fichier du contexte' }}>
          {(props) => <Button {...props}>Choisir un fichier</Button>}
        </FileButton>
      </div>
      {problems.map((problem) => (
        <Alert key={problem} color="red" variant="light" icon={<IconWarning />} role="alert" py="xs" mt="xs">
          <Text size="sm" c="gray.9" className={classes.name}>
            {problem}
          </Text>
        </Alert>
      ))}
    </>
  );
}
